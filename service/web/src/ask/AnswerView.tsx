import { useWords } from "../services";
import type { Answer, Citation, Sentence } from "../api/shapes";
import type { OpenPlace } from "../source/SourcePane";
import { AnswerFoot } from "./AnswerFoot";
import styles from "./AnswerView.module.css";
import { CitationChip } from "./CitationChip";
import { LookedAtList } from "./LookedAtList";

// In these states the answer must not be taken for a rule in force.
const WARNINGS = new Set(["repealed_only", "not_in_force"]);
const WITHOUT_ANSWER = new Set(["not_found", "ambiguous"]);

interface Props {
  readonly answer: Answer;
  readonly onOpen: (place: OpenPlace) => void;
}

/** One answer: its status in words, its sentences with citations, what it rests on, and what was looked at. */
export function AnswerView({ answer, onOpen }: Props): React.JSX.Element {
  const words = useWords();
  const status = words.ask.statuses[answer.status];
  const refused = WITHOUT_ANSWER.has(answer.status) || answer.sentences.length === 0;
  const tone = WARNINGS.has(answer.status) ? styles["warning"] : refused ? styles["neutral"] : styles["plain"];
  const message = words.language === "zh-CN" && answer.message ? answer.message : status?.text;
  return (
    <article className={styles["answer"]}>
      <p className={`${styles["status"]} ${tone}`} role="status">
        <strong>{status?.tag}</strong>
        <span>{message}</span>
      </p>
      <Sentences answer={answer} onOpen={onOpen} />
      <AnswerFoot answer={answer} />
      {answer.looked_at.length > 0 && <LookedAtList places={answer.looked_at} open={refused} onOpen={onOpen} />}
    </article>
  );
}

function Sentences({ answer, onOpen }: Props): React.JSX.Element | null {
  if (answer.sentences.length === 0) return answer.answer ? <p className={styles["sentence"]}>{answer.answer}</p> : null;
  // Without a model every sentence is a quotation of its own; a model's sentences run on as one text.
  const flow = answer.model === null ? styles["quotations"] : styles["running"];
  return (
    <div className={flow} lang="zh-CN">
      {answer.sentences.map((sentence, index) => (
        <SentenceView key={index} sentence={sentence} citations={answer.citations} onOpen={onOpen} />
      ))}
    </div>
  );
}

interface SentenceProps {
  readonly sentence: Sentence;
  readonly citations: readonly Citation[];
  readonly onOpen: (place: OpenPlace) => void;
}

function SentenceView({ sentence, citations, onOpen }: SentenceProps): React.JSX.Element {
  const cited = sentence.citations.map((n) => citations.find((citation) => citation.n === n));
  return (
    <span className={styles["sentence"]}>
      {sentence.text.trim()}
      {cited.map((citation) => citation && <CitationChip key={citation.n} citation={citation} onOpen={onOpen} />)}
    </span>
  );
}
