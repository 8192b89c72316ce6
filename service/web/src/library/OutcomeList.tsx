import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef } from "react";
import type { FileOutcome } from "../api/shapes";
import { useServices, useWords } from "../services";
import styles from "./JobPanel.module.css";

const ROW_HEIGHT = 28;

/** The outcome and the reason of every file, failures first; only the rows in sight are drawn. */
export function OutcomeList({ outcomes }: { readonly outcomes: readonly FileOutcome[] }): React.JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const ordered = useMemo(
    () => [...outcomes].reverse().sort((a, b) => Number(b.status === "failed") - Number(a.status === "failed")),
    [outcomes],
  );
  const rows = useVirtualizer({ count: ordered.length, getScrollElement: () => box.current, estimateSize: () => ROW_HEIGHT, overscan: 8 });
  return (
    <div ref={box} className={styles["outcomes"]} tabIndex={0}>
      <ul style={{ position: "relative", height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => (
          <li
            key={row.key}
            ref={rows.measureElement}
            data-index={row.index}
            className={styles["outcome"]}
            style={{ position: "absolute", top: 0, left: 0, right: 0, transform: `translateY(${row.start}px)` }}
          >
            <Outcome outcome={ordered[row.index] as FileOutcome} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Outcome({ outcome }: { readonly outcome: FileOutcome }): React.JSX.Element {
  const words = useWords();
  const { navigation } = useServices();
  const { document_id: documentId, error, warnings } = outcome;
  const reason = error ? error.message : warnings.join(words.language === "en" ? " " : "");
  return (
    <>
      <span className={outcome.status === "failed" ? styles["failed"] : styles["fine"]}>{words.upload.outcomes[outcome.status]}</span>
      {documentId ? (
        <button type="button" onClick={() => navigation.go({ page: "library", document: documentId, span: null })}>
          {outcome.path}
        </button>
      ) : (
        <span className={styles["path"]}>{outcome.path}</span>
      )}
      <span className={styles["reason"]}>{reason}</span>
    </>
  );
}
