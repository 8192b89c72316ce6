import { Button, Input } from "antd";
import { useRef, useState } from "react";
import type { DraftHeadEdit } from "../api/drafts";
import type { DraftContent } from "../api/shapes";
import { writtenDate } from "../parts/dates";
import { useServices, useWords } from "../services";
import styles from "./HeadFields.module.css";
import type { Drafted } from "./useDrafted";

type Field = keyof DraftHeadEdit;
type Typed = Readonly<Record<Field, string>>;

const FIELDS: readonly Field[] = ["document_number", "title", "addressee", "organisation", "date"];
const LONGEST: Readonly<Record<Field, number>> = { document_number: 100, title: 300, addressee: 500, organisation: 300, date: 10 };

function typedOf(draft: DraftContent): Typed {
  const { document_number, title, addressee, organisation, date } = draft;
  return { document_number, title, addressee, organisation, date: date ?? "" };
}

/** What was changed, as it is sent. */
function changesOf(before: Typed, typed: Typed): Partial<DraftHeadEdit> {
  const changed = FIELDS.map((field) => [field, typed[field].trim()] as const).filter(([field, value]) => value !== before[field]);
  return Object.fromEntries(changed.map(([field, value]) => [field, field === "date" ? value || null : value]));
}

interface Props {
  readonly drafted: Drafted;
}

/** What stands above the text of a draft: document number, title and addressee; a form for these and the signature. */
export function HeadFields({ drafted }: Props): React.JSX.Element | null {
  const words = useWords().drafting;
  const { kept } = useServices();
  const [isOpen, open] = useState(() => drafted.whole !== null && kept.read<Typed | null>(keptAs(drafted.whole.id), null) !== null);
  const button = useRef<HTMLButtonElement>(null);
  if (!drafted.whole) return null;
  const { draft } = drafted.whole;
  const done = (): void => {
    open(false);
    window.setTimeout(() => button.current?.focus(), 0);
  };
  if (isOpen && !drafted.isFinal) return <HeadForm drafted={drafted} onDone={done} />;
  return (
    <header className={styles["head"]} data-head tabIndex={-1}>
      {!drafted.isFinal && (
        <Button ref={button} size="small" type="text" className={styles["edit"] ?? ""} onClick={() => open(true)}>
          {words.editHead}
        </Button>
      )}
      {draft.document_number && <p className={styles["number"]}>{draft.document_number}</p>}
      <h1>{draft.title}</h1>
      <p className={styles["addressee"]}>{draft.addressee ? `${draft.addressee}：` : <small>{words.noAddressee}</small>}</p>
    </header>
  );
}

/** Who signs and when, below the text. */
export function Signature({ drafted }: Props): React.JSX.Element | null {
  const words = useWords();
  const draft = drafted.whole?.draft;
  if (!draft || !(draft.organisation || draft.date)) return null;
  return (
    <footer className={styles["signature"]}>
      <p>{draft.organisation}</p>
      <p>{writtenDate(draft.date, words)}</p>
    </footer>
  );
}

function keptAs(draft: string): string {
  return `draft-head.${draft}`;
}

function HeadForm({ drafted, onDone }: Props & { readonly onDone: () => void }): React.JSX.Element {
  const words = useWords();
  const { api, kept } = useServices();
  const whole = drafted.whole as NonNullable<Drafted["whole"]>;
  const before = typedOf(whole.draft);
  const [typed, type] = useState<Typed>(() => kept.read<Typed | null>(keptAs(whole.id), null) ?? before);
  const changes = changesOf(before, typed);
  const form = useRef<HTMLFormElement>(null);
  const isTitled = typed.title.trim() !== "";
  // A date that is not typed to its end reads as none: it shall not take away the one that stands there.
  const [isDated, date] = useState(true);
  const leave = (): void => {
    kept.remove(keptAs(whole.id));
    onDone();
  };
  const save = (): void => {
    const isWhole = form.current?.querySelector<HTMLInputElement>("input[type=date]")?.validity.badInput !== true;
    date(isWhole);
    if (!isTitled || !isWhole) return;
    if (Object.keys(changes).length === 0) return leave();
    void drafted.change((now) => api.drafts.putHead(now.id, now.revision, changes)).then((isSaved) => isSaved && leave());
  };
  const put = (field: Field, value: string): void => {
    const next = { ...typed, [field]: value };
    type(next);
    date(true);
    kept.write(keptAs(whole.id), next);
  };
  return (
    <form
      ref={form}
      className={styles["form"]}
      aria-label={words.drafting.editHead}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => event.key === "Escape" && Object.keys(changes).length === 0 && leave()}
    >
      {FIELDS.map((field) => (
        <label key={field}>
          <span>{words.drafting.headFields[field]}</span>
          <Input
            type={field === "date" ? "date" : "text"}
            value={typed[field]}
            maxLength={LONGEST[field]}
            autoFocus={field === "title"}
            autoComplete="off"
            status={(field === "title" && !isTitled) || (field === "date" && !isDated) ? "error" : ""}
            onChange={(event) => put(field, event.target.value)}
          />
        </label>
      ))}
      {!isTitled && <p role="alert">{words.drafting.titleMissing}</p>}
      {!isDated && <p role="alert">{words.drafting.dateMissing}</p>}
      <div className={styles["buttons"]}>
        <Button size="small" type="primary" htmlType="submit" disabled={!isTitled}>
          {words.drafting.saveHead}
        </Button>
        <Button size="small" onClick={leave}>
          {words.cancel}
        </Button>
        <small>{words.drafting.headHelp}</small>
      </div>
    </form>
  );
}
