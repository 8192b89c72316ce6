import { Button, Input, Select } from "antd";
import { useMemo, useState } from "react";
import type { RightUnit } from "../api/client";
import type { DocumentSummary, UnitNode } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { useWords } from "../services";
import { useSource } from "../source/useSource";
import DocumentPicker from "./DocumentPicker";
import styles from "./Judgement.module.css";

interface Props {
  readonly isBusy: boolean;
  readonly onCancel: () => void;
  readonly onCorrect: (unit: RightUnit, title: string) => void;
}

const NOTE_LIMIT = 500;

/** 更正: the document and the provision that would have answered, and a remark. */
export default function CorrectionForm({ isBusy, onCancel, onCorrect }: Props): React.JSX.Element {
  const words = useWords();
  const [document, setDocument] = useState<DocumentSummary | null>(null);
  const [label, setLabel] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const ready = document !== null && label !== null;
  return (
    <form
      className={styles["correcting"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        onCorrect({ document_id: document.id, label, ...(note.trim() ? { note: note.trim() } : {}) }, document.title);
      }}
    >
      <p>{words.ask.correct.what}</p>
      <DocumentPicker
        value={document?.id ?? null}
        onChoose={(next) => {
          setDocument(next);
          setLabel(null);
        }}
      />
      {document && <ProvisionPicker key={document.id} documentId={document.id} value={label} onChoose={setLabel} />}
      <Input
        size="small"
        value={note}
        maxLength={NOTE_LIMIT}
        placeholder={words.ask.correct.note}
        aria-label={words.ask.correct.note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className={styles["line"]}>
        <Button size="small" type="primary" htmlType="submit" disabled={!ready || isBusy}>
          {words.ask.correct.send}
        </Button>
        <Button size="small" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

const BEGINNING = 24;
const PROVISIONS = new Set(["article", "paragraph", "item", "subitem", "heading"]);

/** Articles with the 款 and 项 below them, each with the beginning of its words. */
function provisionsOf(units: readonly UnitNode[]): readonly { readonly value: string; readonly label: string }[] {
  return units.flatMap((unit) => {
    const text = (unit.heading || unit.text).replace(/\s+/g, " ").trim();
    const points = Array.from(text.startsWith(unit.label) ? text.slice(unit.label.length).trim() : text);
    const beginning = points.length > BEGINNING ? `${points.slice(0, BEGINNING).join("")}……` : points.join("");
    const here = unit.label && PROVISIONS.has(unit.kind) ? [{ value: unit.label, label: `${unit.label} ${beginning}` }] : [];
    return [...here, ...provisionsOf(unit.children)];
  });
}

interface ProvisionPickerProps {
  readonly documentId: string;
  readonly value: string | null;
  readonly onChoose: (label: string) => void;
}

function ProvisionPicker({ documentId, value, onChoose }: ProvisionPickerProps): React.JSX.Element {
  const words = useWords();
  const { source, failure, retry } = useSource(documentId);
  const options = useMemo(() => {
    const all = provisionsOf(source?.outline.units ?? []);
    return [...new Map(all.map((one) => [one.value, one])).values()];
  }, [source]);
  if (failure) return <FailureNotice failure={failure} onRetry={retry} />;
  return (
    <Select
      showSearch
      size="small"
      value={value}
      options={options}
      loading={!source}
      optionFilterProp="label"
      placeholder={words.ask.correct.provision}
      aria-label={words.ask.correct.provision}
      notFoundContent={source ? words.ask.correct.noProvision : words.loading}
      onChange={onChoose}
    />
  );
}
