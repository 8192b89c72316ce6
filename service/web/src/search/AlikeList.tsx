import { FailureNotice } from "../parts/FailureNotice";
import { usePart } from "../parts/usePart";
import { useServices, useWords } from "../services";
import type { OpenPlace } from "../source/SourcePane";
import styles from "./HitView.module.css";
import { Marked } from "./Marked";

interface Props {
  readonly passage: number;
  readonly onOpen: (place: OpenPlace) => void;
}

/** Paragraphs like a hit. */
export function AlikeList({ passage, onOpen }: Props): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const part = usePart(String(passage), api.alike);
  if (part.failure) return <FailureNotice failure={part.failure} onRetry={part.again} />;
  if (!part.value) return <p role="status">{words.search.searching}</p>;
  if (part.value.hits.length === 0) return <p role="status">{words.search.noAlike}</p>;
  return (
    <ul className={styles["also"]}>
      {part.value.hits.map((hit) => (
        <li key={hit.passage}>
          <button type="button" className={styles["open"]} onClick={() => onOpen({ documentId: hit.document_id, title: hit.title, label: hit.label, span: hit })}>
            {hit.title} <span className={styles["label"]}>{hit.label}</span>
          </button>
          <p className={styles["snippet"]} lang="zh-CN">
            <Marked text={hit.snippet} spans={hit.highlights} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** How documents word what a hit says, the oldest first; what differs is marked. */
export function WordingList({ passage, onOpen }: Props): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const part = usePart(String(passage), api.wordings);
  if (part.failure) return <FailureNotice failure={part.failure} onRetry={part.again} />;
  if (!part.value) return <p role="status">{words.search.searching}</p>;
  if (part.value.wordings.length === 0) return <p role="status">{words.search.noWordings}</p>;
  return (
    <>
      <p className={styles["help"]}>{words.search.wordingsHelp}</p>
      <ul className={styles["also"]}>
        {part.value.wordings.map((one) => (
          <li key={`${one.document_id}@${one.start}`}>
            <button type="button" className={styles["open"]} onClick={() => onOpen({ documentId: one.document_id, title: one.title, label: one.label, span: one })}>
              {one.title} <span className={styles["label"]}>{one.label}</span>
            </button>
            <p className={styles["snippet"]} lang="zh-CN">
              {one.runs.map((run, index) => (run.changed ? <ins key={index}>{run.text}</ins> : run.text))}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
