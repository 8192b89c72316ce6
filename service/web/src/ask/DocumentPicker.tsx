import { Select } from "antd";
import { useEffect, useMemo } from "react";
import type { DocumentSummary } from "../api/shapes";
import { useServices, useWords } from "../services";
import { useCell } from "../storage/cell";
import styles from "./NextSteps.module.css";

interface Props {
  readonly value: string | null;
  readonly autoFocus?: boolean;
  readonly onChoose: (document: DocumentSummary) => void;
}

/** Chooses a document of the library by words of its title; versions of one title are told apart by their status and file. */
export default function DocumentPicker({ value, autoFocus = false, onChoose }: Props): React.JSX.Element {
  const words = useWords();
  const { collection } = useServices();
  const { documents } = useCell(collection.state);
  useEffect(() => {
    if (!documents) void collection.refresh();
  }, [collection, documents]);
  const options = useMemo(() => {
    const seen = new Map<string, number>();
    for (const { title } of documents ?? []) seen.set(title, (seen.get(title) ?? 0) + 1);
    return (documents ?? []).map((document) => {
      const status = words.legal[document.status_in_law] ?? "";
      const more = (seen.get(document.title) ?? 0) > 1 ? `（${[document.issuer, status, document.file].filter(Boolean).join("，")}）` : "";
      return { value: document.id, label: (document.title || document.file) + more };
    });
  }, [documents, words]);
  return (
    <Select
      showSearch
      autoFocus={autoFocus}
      defaultOpen={autoFocus}
      size="small"
      className={styles["picker"] ?? ""}
      value={value}
      options={options}
      loading={!documents}
      optionFilterProp="label"
      placeholder={words.ask.correct.document}
      aria-label={words.ask.correct.document}
      notFoundContent={words.library.none}
      onChange={(id: string | null) => {
        const found = documents?.find((document) => document.id === id);
        if (found) onChoose(found);
      }}
    />
  );
}
