import type { LookedAt } from "../api/shapes";
import { citedTitle } from "../parts/title";
import { useWords } from "../services";
import type { OpenPlace } from "../source/SourcePane";
import styles from "./LookedAtList.module.css";

interface Props {
  readonly places: readonly LookedAt[];
  readonly open: boolean;
  readonly onOpen: (place: OpenPlace) => void;
}

/** The passages that were considered, used or not; open at once when there was no answer. */
export function LookedAtList({ places, open, onOpen }: Props): React.JSX.Element {
  const words = useWords();
  return (
    <details className={styles["looked"]} open={open}>
      <summary>{words.ask.lookedAt(places.length)}</summary>
      <ol>
        {places.map(({ document_id: documentId, title, office, label, start, end }) => (
          <li key={`${documentId} ${start} ${label}`}>
            <button type="button" onClick={() => onOpen({ documentId, title, label, span: { start, end } })}>
              {citedTitle({ title, office })}
              {label}
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}
