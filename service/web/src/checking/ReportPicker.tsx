import { Select } from "antd";
import { useEffect, useMemo } from "react";
import type { DocumentSummary } from "../api/shapes";
import { useServices, useWords } from "../services";
import { useCell } from "../storage/cell";
import styles from "./CheckStart.module.css";

interface Props {
  /** An id, or empty for none. */
  readonly value: string;
  readonly label: string;
  readonly placeholder: string;
  /** What it says where none is chosen, as an option of its own. */
  readonly none?: string;
  readonly disabled?: boolean;
  readonly onChoose: (id: string, title: string) => void;
}

/** Chooses a document of the library by words of its title, reports first; those of one title are told apart. */
export function ReportPicker({ value, label, placeholder, none, disabled = false, onChoose }: Props): React.JSX.Element {
  const words = useWords();
  const { collection } = useServices();
  const { documents } = useCell(collection.state);
  useEffect(() => {
    if (!documents) void collection.refresh();
  }, [collection, documents]);
  const options = useMemo(() => {
    const all = documents ?? [];
    const named = new Map<string, number>();
    for (const { title } of all) named.set(title, (named.get(title) ?? 0) + 1);
    const option = (one: DocumentSummary): { value: string; label: string } => {
      const isOneOfMany = (named.get(one.title) ?? 0) > 1;
      // What tells them apart comes first: the end of a long line is cut off.
      const office = one.organisation || one.issuer;
      const more = [one.file, one.title.includes(office) ? "" : office].filter(Boolean).join("，");
      return { value: one.id, label: (one.title || one.file) + (isOneOfMany ? `（${more}）` : "") };
    };
    const newestFirst = (one: DocumentSummary, other: DocumentSummary): number => other.period.localeCompare(one.period) || one.title.localeCompare(other.title);
    const reports = all.filter((one) => one.kind === "report").sort(newestFirst);
    const others = all.filter((one) => one.kind !== "report");
    return [
      ...(none ? [{ value: "", label: none }] : []),
      ...(reports.length ? [{ label: words.check.reports, options: reports.map(option) }] : []),
      ...(others.length ? [{ label: words.check.others, options: others.map(option) }] : []),
    ];
  }, [documents, none, words.check]);
  return (
    <Select
      showSearch
      disabled={disabled}
      className={styles["picker"] ?? ""}
      value={value || (none ? "" : null)}
      options={options}
      loading={!documents}
      optionFilterProp="label"
      placeholder={placeholder}
      aria-label={label}
      notFoundContent={words.library.none}
      popupMatchSelectWidth={560}
      onChange={(id: string | null) => onChoose(id ?? "", documents?.find((one) => one.id === id)?.title ?? "")}
    />
  );
}
