import { Button } from "antd";
import { useCallback } from "react";
import type { DocumentSummary } from "../api/shapes";
import { usePart, type Part } from "../parts/usePart";
import { useServices, useWords } from "../services";
import styles from "./DraftList.module.css";

function newestFirst(one: DocumentSummary, other: DocumentSummary): number {
  return (other.period ?? "").localeCompare(one.period ?? "") || one.title.localeCompare(other.title, "zh-CN");
}

/** The reports of the Library that a draft can be written after, the newest period first. */
export function useReports(): Part<readonly DocumentSummary[]> {
  const { api } = useServices();
  const fetch = useCallback(async () => (await api.documents()).filter((one) => one.kind === "report").sort(newestFirst), [api]);
  return usePart("reports", fetch);
}

/** What to do first: there is no report to write after. */
export function FirstReports(): React.JSX.Element {
  const words = useWords();
  const { navigation } = useServices();
  return (
    <div className={styles["list"]}>
      <div className={styles["empty"]}>
        <h2>{words.drafting.noDraftTitle}</h2>
        <p>{words.drafting.firstText}</p>
        <Button type="primary" onClick={() => navigation.go({ page: "library", document: null, span: null })}>
          {words.drafting.toLibrary}
        </Button>
      </div>
    </div>
  );
}
