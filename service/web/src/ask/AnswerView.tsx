import { Button } from "antd";
import { useWords } from "../services";
import type { Answer } from "../api/shapes";
import { AnswerFoot } from "./AnswerFoot";
import styles from "./AnswerView.module.css";
import type { Turn } from "./conversation";
import { Judgement } from "./Judgement";
import { LookedAtList } from "./LookedAtList";
import { NextSteps } from "./NextSteps";
import { Sentences } from "./Sentences";
import type { TurnActions } from "./TurnView";

// In these states the answer must not be taken for a rule in force.
const WARNINGS = new Set(["repealed_only", "not_in_force"]);
const WITHOUT_ANSWER = new Set(["not_found", "ambiguous"]);

interface Props {
  readonly turn: Turn;
  readonly answer: Answer;
  readonly on: TurnActions;
}

/** One answer: its status in words, its sentences with citations, what it rests on, what was looked at, and what to do next. */
export function AnswerView({ turn, answer, on }: Props): React.JSX.Element {
  const words = useWords();
  const status = words.ask.statuses[answer.status];
  const refused = WITHOUT_ANSWER.has(answer.status) || answer.sentences.length === 0;
  const tone = WARNINGS.has(answer.status) ? styles["warning"] : refused ? styles["neutral"] : styles["plain"];
  const message = words.language === "zh-CN" && answer.message ? answer.message : status?.text;
  return (
    <article className={styles["answer"]}>
      <Completed answer={answer} onAskAlone={on.askAlone} />
      <p className={`${styles["status"]} ${tone}`} role="status">
        <strong>{status?.tag}</strong>
        <span>{message}</span>
      </p>
      {answer.sentences.length > 0 ? (
        <Sentences sentences={answer.sentences} citations={answer.citations} runsOn={answer.model !== null} onOpen={on.open} />
      ) : (
        answer.answer && <p className={styles["bare"]}>{answer.answer}</p>
      )}
      {answer.notes.length > 0 && (
        <ul className={styles["notes"]}>
          {answer.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <NextSteps turn={turn} answer={answer} on={on} />
      <AnswerFoot answer={answer} />
      {answer.id && <Judgement turn={turn} answer={answer} id={answer.id} />}
      {answer.looked_at.length > 0 && <LookedAtList places={answer.looked_at} open={refused} onOpen={on.open} />}
    </article>
  );
}

interface CompletedProps {
  readonly answer: Answer;
  readonly onAskAlone: (question: string) => void;
}

/** 按“…”检索: the question as it was completed from earlier turns, where that changed it. */
function Completed({ answer, onAskAlone }: CompletedProps): React.JSX.Element | null {
  const words = useWords();
  const { question, completed } = answer;
  if (!completed || !question || completed.trim() === question.trim()) return null;
  return (
    <p className={styles["completed"]}>
      <span>{words.ask.completed(completed)}</span>
      <Button size="small" type="link" title={words.ask.askAloneLabel} onClick={() => onAskAlone(question)}>
        {words.ask.askAlone}
      </Button>
    </p>
  );
}
