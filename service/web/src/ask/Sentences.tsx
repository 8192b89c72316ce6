import type { Citation, Sentence } from "../api/shapes";
import type { OpenPlace } from "../source/SourcePane";
import { CitationChip } from "./CitationChip";
import styles from "./Sentences.module.css";

interface Props {
  readonly sentences: readonly Sentence[];
  readonly citations: readonly Citation[];
  /** Whether the sentences run on as one text, as a model writes them; a quotation stands by itself. */
  readonly runsOn: boolean;
  readonly onOpen: (place: OpenPlace) => void;
}

/** The sentences of an answer, each followed by the numbers of its citations. */
export function Sentences({ sentences, citations, runsOn, onOpen }: Props): React.JSX.Element {
  return (
    <div className={runsOn ? styles["running"] : styles["quotations"]} lang="zh-CN">
      {sentences.map((sentence, index) => (
        <span key={index} className={styles["sentence"]}>
          {sentence.text.trim()}
          {sentence.citations.map((n) => {
            const citation = citations.find((one) => one.n === n);
            return citation && <CitationChip key={n} citation={citation} onOpen={onOpen} />;
          })}
        </span>
      ))}
    </div>
  );
}
