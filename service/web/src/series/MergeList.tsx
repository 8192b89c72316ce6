import { Button } from "antd";
import type { Merge } from "../api/shapes";
import { writtenDate } from "../parts/dates";
import { useWords } from "../services";
import styles from "./SameIndicator.module.css";

interface Props {
  readonly merges: readonly Merge[];
  readonly onUndo: (merge: Merge) => void;
}

/** What people said of names of indicators: by whom and when, and, where it still counts, a way to take it back. */
export function MergeList({ merges, onUndo }: Props): React.JSX.Element {
  const words = useWords();
  return (
    <ul className={styles["merges"]}>
      {merges.map((merge) => {
        const what = (merge.same ? words.series.same : words.series.notSame)(merge.first, merge.second);
        return (
          <li key={merge.id} data-undone={merge.undone_at ? "" : undefined}>
            <span className={styles["what"]}>{what}</span>
            <small>{words.series.saidBy(merge.author, writtenDate(merge.made_at, words))}</small>
            {merge.note && <small>{merge.note}</small>}
            {merge.undone_at ? (
              <small>{words.series.undoneBy(merge.undone_by, writtenDate(merge.undone_at, words))}</small>
            ) : (
              <Button size="small" type="link" aria-label={words.series.undoName(what)} onClick={() => onUndo(merge)}>
                {words.series.undo}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
