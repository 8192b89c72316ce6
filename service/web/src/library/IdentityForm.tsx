import { EditOutlined, UndoOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { failureOf, type Failure } from "../api/failure";
import type { IdentityField, Span } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { writtenDate, writtenPeriod } from "../parts/dates";
import { inTitleMarks } from "../parts/title";
import { useServices, useWords } from "../services";
import type { Words } from "../words/zh";
import { Follow } from "./Follow";
import styles from "./IdentityForm.module.css";
import { usePart } from "../parts/usePart";

const DAYS = new Set(["signed", "passed", "published", "effective_from", "effective_to"]);
// What every rule should say is shown even where it does not; all else when it holds something, or on request.
const ALWAYS = new Set(["title", "kind"]);
const ALWAYS_OF_RULES = new Set(["document_number", "issuer", "effective_from", "status"]);
const DOUBTFUL = 0.7;

interface Props {
  readonly documentId: string;
  readonly onShow: (span: Span) => void;
  /** Told after something was changed. */
  readonly onChanged: () => void;
}

/** What a document says of itself, where each field was read, and what people have corrected. */
export function IdentityForm({ documentId, onShow, onChanged }: Props): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const { value: identity, failure, again } = usePart(documentId, api.identity);
  const [everything, setEverything] = useState(false);
  if (failure) return <FailureNotice failure={failure} onRetry={again} />;
  const fields = identity?.fields ?? [];
  const isRule = fields.some((field) => field.name === "kind" && (field.value === "regulation" || field.value === "compilation"));
  const isDue = (field: IdentityField): boolean => ALWAYS.has(field.name) || (isRule && ALWAYS_OF_RULES.has(field.name));
  const holds = (field: IdentityField): boolean => Boolean(field.value) && (isRule || field.name !== "status");
  const shown = fields.filter((field) => everything || holds(field) || field.edited || isDue(field));
  const save = async (name: string, value: string | null): Promise<void> => {
    await api.edit(documentId, [{ name, value }]);
    again();
    onChanged();
  };
  return (
    <>
      <dl className={styles["fields"]}>
        {shown.map((field) => (
          <FieldRow key={field.name} field={field} onShow={onShow} onSave={save} />
        ))}
      </dl>
      {shown.length < fields.length && (
        <Button type="link" size="small" onClick={() => setEverything(true)}>
          {words.identity.more}
        </Button>
      )}
    </>
  );
}

interface RowProps {
  readonly field: IdentityField;
  readonly onShow: (span: Span) => void;
  readonly onSave: (name: string, value: string | null) => Promise<void>;
}

function FieldRow({ field, onShow, onSave }: RowProps): React.JSX.Element {
  const words = useWords();
  const [editing, setEditing] = useState(false);
  const name = words.identity.fields[field.name] ?? field.name;
  return (
    <div className={styles["field"]}>
      <dt>{name}</dt>
      <dd>
        {editing ? (
          <FieldInput field={field} name={name} onSave={onSave} onClose={() => setEditing(false)} />
        ) : (
          <>
            <span className={!field.value ? styles["unknown"] : ""}>{shownValue(field, words)}</span>
            <span className={styles["tools"]}>
              <Button
                type="text"
                size="small"
                icon={<EditOutlined />}
                aria-label={words.identity.edit(name)}
                title={words.identity.edit(name)}
                onClick={() => setEditing(true)}
              />
            </span>
            <Origin field={field} name={name} onShow={onShow} onSave={onSave} />
          </>
        )}
      </dd>
    </div>
  );
}

function shownValue(field: IdentityField, words: Words): string {
  if (field.value === null || field.value === "") return words.identity.unknown;
  if (DAYS.has(field.name)) return writtenDate(field.value, words);
  if (field.name === "kind") return words.kinds[field.value] ?? field.value;
  if (field.name === "status") return words.legal[field.value] ?? field.value;
  return field.name === "period" ? writtenPeriod(field.value, words) : field.value;
}

/** Where the value comes from: a place in the text, the file's name, another document, or a person. */
function Origin({ field, name, onShow, onSave }: RowProps & { readonly name: string }): React.JSX.Element | null {
  const words = useWords();
  const { read, edited, derived } = field;
  if (edited) {
    const before = read ? shownValue({ ...field, value: read.value }, words) : words.identity.unknown;
    return (
      <p className={styles["origin"]} title={edited.note}>
        {words.identity.edited(writtenDate(edited.edited_at, words), before)}
        {edited.needs_confirmation && <em className={styles["doubt"]}>{words.identity.confirm}</em>}
        <Button
          type="text"
          size="small"
          icon={<UndoOutlined />}
          aria-label={words.identity.undo(name)}
          title={words.identity.undo(name)}
          onClick={() => void onSave(field.name, null)}
        />
      </p>
    );
  }
  if (derived) {
    const span = derived.start < derived.end ? { start: derived.start, end: derived.end } : null;
    return (
      <p className={styles["origin"]}>
        {words.identity.from}
        <Follow route={{ page: "library", document: derived.document_id, span }}>{inTitleMarks(derived.title)}</Follow>
      </p>
    );
  }
  return read ? <ReadFrom read={read} onShow={onShow} /> : null;
}

interface ReadProps {
  readonly read: NonNullable<IdentityField["read"]>;
  readonly onShow: (span: Span) => void;
}

function ReadFrom({ read, onShow }: ReadProps): React.JSX.Element | null {
  const words = useWords();
  const { start, end } = read;
  if (start === null || end === null) return null;
  const doubtful = read.confidence !== null && read.confidence < DOUBTFUL;
  return (
    <p className={styles["origin"]}>
      {start === end ? (
        words.identity.derived
      ) : (
        <Button type="link" size="small" onClick={() => onShow({ start, end })}>
          {read.page === null ? words.identity.readFrom : words.identity.readFromPage(read.page)}
        </Button>
      )}
      {doubtful && <em className={styles["doubt"]}>{words.identity.doubtful}</em>}
    </p>
  );
}

interface InputProps {
  readonly field: IdentityField;
  readonly name: string;
  readonly onSave: (name: string, value: string | null) => Promise<void>;
  readonly onClose: () => void;
}

function FieldInput({ field, name, onSave, onClose }: InputProps): React.JSX.Element {
  const words = useWords();
  const [value, setValue] = useState(field.value ?? "");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const choices = field.name === "kind" ? words.kinds : field.name === "status" ? words.legal : null;
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      await onSave(field.name, value.trim());
      onClose();
    } catch (error) {
      setFailure(failureOf(error));
      setBusy(false);
    }
  };
  return (
    <form
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      {choices ? (
        <Select
          autoFocus
          value={value}
          onChange={setValue}
          aria-label={name}
          options={Object.entries(choices).map(([key, label]) => ({ value: key, label }))}
        />
      ) : (
        <Input
          autoFocus
          aria-label={name}
          type={DAYS.has(field.name) ? "date" : "text"}
          placeholder={field.name === "period" ? words.identity.periodForm : ""}
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      )}
      <span className={styles["buttons"]}>
        <Button type="primary" size="small" htmlType="submit" loading={busy}>
          {words.identity.save}
        </Button>
        <Button size="small" onClick={onClose}>
          {words.cancel}
        </Button>
      </span>
      {failure && <FailureNotice failure={failure} />}
    </form>
  );
}
