import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import type { Answer } from "../api/shapes";
import { isoDay, writtenDate } from "../parts/dates";
import { inTitleMarks } from "../parts/title";
import { useServices, useWords } from "../services";
import type { Turn } from "./conversation";
import styles from "./NextSteps.module.css";
import { askedOf, nextSteps, type NextStep } from "./steps";
import type { TurnActions } from "./TurnView";

const DocumentPicker = lazy(() => import("./DocumentPicker"));

interface Props {
  readonly turn: Turn;
  readonly answer: Answer;
  readonly on: TurnActions;
}

/** The ways on from an answer that does not settle the question, as buttons. */
export function NextSteps({ turn, answer, on }: Props): React.JSX.Element | null {
  const words = useWords();
  const { navigation } = useServices();
  const [isChoosing, setChoosing] = useState(false);
  const steps = nextSteps(answer, isoDay(new Date()));
  const question = answer.completed || turn.question;
  if (steps.length === 0) return null;

  const take = (step: NextStep): void => {
    if (step.kind === "reword") on.edit(turn.question);
    else if (step.kind === "import") navigation.go({ page: "library", document: null, span: null });
    else if (step.kind === "choose") setChoosing(!isChoosing);
    else if (step.kind === "again") on.retry(turn);
    else if (step.kind === "title") on.ask(askedOf(step.title, question), turn.asOf);
    else on.ask(question, step.day);
  };
  const nameOf = (step: NextStep): string => {
    if (step.kind === "title") return inTitleMarks(step.title);
    if (step.kind === "day") return step.day ? words.ask.next.day(writtenDate(step.day, words)) : words.ask.next.today;
    return words.ask.next[step.kind];
  };
  return (
    <div className={styles["next"]} role="group" aria-label={words.ask.next.label}>
      <span>{words.ask.next.label}</span>
      {steps.map((step) => (
        <Button
          key={nameOf(step)}
          size="small"
          className={styles["step"] ?? ""}
          {...(step.kind === "choose" ? { "aria-expanded": isChoosing } : {})}
          onClick={() => take(step)}
        >
          {nameOf(step)}
        </Button>
      ))}
      {isChoosing && (
        <Suspense fallback={<span role="status">{words.loading}</span>}>
          <DocumentPicker autoFocus value={null} onChoose={(document) => on.ask(askedOf(document.title, question), turn.asOf)} />
        </Suspense>
      )}
    </div>
  );
}
