import { Checkbox } from "antd";
import { memo, useCallback, useState } from "react";
import type { ComparedRow, ComparedSide, Comparison, DocumentSummary } from "../api/shapes";
import { writtenEffect } from "../parts/dates";
import { FailureNotice } from "../parts/FailureNotice";
import { StatusTag } from "../parts/StatusTag";
import { useServices, useWords } from "../services";
import styles from "./CompareView.module.css";
import { Follow } from "./Follow";
import { usePart } from "../parts/usePart";

interface Props {
  readonly left: string;
  readonly right: string;
}

/** Two versions side by side: article beside article, changed words marked. */
export function CompareView({ left, right }: Props): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const fetch = useCallback((other: string) => api.compare(left, other), [api, left]);
  const { value: comparison, failure, again } = usePart(right, fetch);
  const [everything, setEverything] = useState(false);
  if (failure) return <FailureNotice failure={failure} onRetry={again} />;
  if (!comparison)
    return (
      <p role="status" className={styles["waiting"]}>
        {words.compare.loading}
      </p>
    );
  const rows = everything ? comparison.rows : comparison.rows.filter((row) => row.state !== "same");
  return (
    <section className={styles["view"]} aria-label={words.compare.title}>
      <header className={styles["bar"]}>
        <span>{countsOf(comparison, words.compare.states)}</span>
        <Checkbox checked={everything} onChange={(event) => setEverything(event.target.checked)}>
          {words.compare.everything}
        </Checkbox>
      </header>
      <div className={styles["rows"]} tabIndex={0} role="document" aria-label={words.compare.title}>
        <div className={`${styles["row"]} ${styles["names"]}`}>
          <Name document={comparison.left} />
          <Name document={comparison.right} />
        </div>
        {rows.length === 0 && <p className={styles["waiting"]}>{words.compare.nothing}</p>}
        {rows.map((row) => (
          <Row key={`${row.left?.unit_id ?? ""}|${row.right?.unit_id ?? ""}`} row={row} comparison={comparison} />
        ))}
      </div>
    </section>
  );
}

function countsOf(comparison: Comparison, states: Record<string, string>): string {
  return Object.entries(comparison.counts)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${states[state] ?? state} ${count}`)
    .join("　");
}

function Name({ document }: { readonly document: DocumentSummary }): React.JSX.Element {
  const words = useWords();
  return (
    <div className={styles["name"]}>
      <Follow route={{ page: "library", document: document.id, span: null }}>{document.title}</Follow>
      <p>
        <StatusTag status={document.status_in_law} /> {writtenEffect(document.effective_from, document.effective_to, words) || words.versions.unknownDay}　
        <span className={styles["file"]}>{document.file}</span>
      </p>
    </div>
  );
}

interface RowProps {
  readonly row: ComparedRow;
  readonly comparison: Comparison;
}

const Row = memo(function Row({ row, comparison }: RowProps): React.JSX.Element {
  const words = useWords();
  return (
    <div className={styles["row"]}>
      <Side side={row.left} document={comparison.left.id} gone />
      <Side side={row.right} document={comparison.right.id} note={row.state === "same" ? "" : (words.compare.states[row.state] ?? "")} />
    </div>
  );
});

interface SideProps {
  readonly side: ComparedSide | null;
  readonly document: string;
  readonly gone?: boolean;
  readonly note?: string;
}

function Side({ side, document, gone = false, note = "" }: SideProps): React.JSX.Element {
  return (
    <div className={styles["side"]} lang="zh-CN">
      <p className={styles["label"]}>
        {side && (
          <Follow route={{ page: "library", document, span: { start: side.start, end: Math.max(side.end, side.start + 1) } }}>{side.label || "·"}</Follow>
        )}
        {note && <span className={styles["state"]}>{note}</span>}
      </p>
      {side && (
        <p className={styles["words"]}>
          {side.runs.map((run, index) =>
            run.changed ? gone ? <del key={index}>{run.text}</del> : <ins key={index}>{run.text}</ins> : run.text,
          )}
        </p>
      )}
    </div>
  );
}
