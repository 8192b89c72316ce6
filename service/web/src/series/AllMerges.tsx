import { useCallback, useState } from "react";
import { failureOf, type Failure } from "../api/failure";
import type { Merge } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { usePart } from "../parts/usePart";
import { useServices, useWords } from "../services";
import { MergeList } from "./MergeList";
import styles from "./SameIndicator.module.css";

/** Every statement on names of indicators, the latest first, those taken back too; nothing where there is none. */
export function AllMerges({ onJudged }: { readonly onJudged: () => void }): React.JSX.Element | null {
  const words = useWords();
  const { api } = useServices();
  const [failure, setFailure] = useState<Failure | null>(null);
  const part = usePart("all", useCallback(api.merges, [api]));
  const undo = async (merge: Merge): Promise<void> => {
    try {
      await api.undoMerge(merge.id);
      setFailure(null);
      part.again();
      onJudged();
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  const shown = failure ?? part.failure;
  if (shown) return <FailureNotice failure={shown} onRetry={part.again} />;
  if (!part.value || part.value.length === 0) return null;
  return (
    <details className={styles["all"]}>
      <summary>{words.series.allSaid(words.number(part.value.length))}</summary>
      <MergeList merges={[...part.value].reverse()} onUndo={(merge) => void undo(merge)} />
    </details>
  );
}
