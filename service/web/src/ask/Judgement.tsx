import { CheckOutlined } from "@ant-design/icons";
import { Button, Checkbox } from "antd";
import { lazy, Suspense, useState } from "react";
import { failureOf, type Failure } from "../api/failure";
import type { Answer, QuestionPair } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { citedTitle, inTitleMarks } from "../parts/title";
import { useServices, useWords } from "../services";
import { withTurn, type Turn } from "./conversation";
import styles from "./Judgement.module.css";

const CorrectionForm = lazy(() => import("./CorrectionForm"));

interface Props {
  readonly turn: Turn;
  readonly answer: Answer;
  /** The server's name for the answer. */
  readonly id: string;
}

type Doing = "nothing" | "confirming" | "correcting";

/** 确认 and 更正: what people say about an answer, shown and taken back; the question memory learns from both. */
export function Judgement({ turn, answer, id }: Props): React.JSX.Element {
  const words = useWords();
  const { api, conversations } = useServices();
  const [doing, setDoing] = useState<Doing>("nothing");
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const attempt = async (work: () => Promise<Partial<Turn>>): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const change = await work();
      conversations.put(withTurn(conversations.open.get(), turn.id, change, Date.now()));
      setDoing("nothing");
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  };
  const confirm = (numbers: readonly number[]): Promise<void> =>
    attempt(async () => {
      await api.confirm(id, numbers);
      return { confirmed: true };
    });
  const takeBack = (): Promise<void> =>
    attempt(async () => {
      await api.takeBackConfirmation(id);
      return { confirmed: false };
    });
  const forget = (pair: QuestionPair): Promise<void> =>
    attempt(async () => {
      if (pair.id) await api.forgetQuestion(pair.id);
      return { correction: null };
    });
  const several = answer.citations.length > 1;
  const toggle = (next: Doing): void => setDoing(doing === next ? "nothing" : next);

  return (
    <section className={styles["judgement"]} aria-label={words.ask.judgement}>
      <div className={styles["line"]}>
        {turn.confirmed && <Said text={words.ask.confirmed} isBusy={isBusy} onTakeBack={() => void takeBack()} />}
        {turn.correction && (
          <Said
            text={words.ask.corrected(inTitleMarks(turn.correction.title ?? "") + turn.correction.label)}
            isBusy={isBusy}
            onTakeBack={turn.correction.id ? () => void forget(turn.correction as QuestionPair) : null}
          />
        )}
        {!turn.confirmed && !turn.correction && (
          <>
            {answer.citations.length > 0 && (
              <Button
                size="small"
                disabled={isBusy}
                title={words.ask.confirmLabel}
                {...(several ? { "aria-expanded": doing === "confirming" } : {})}
                onClick={() => (several ? toggle("confirming") : void confirm(answer.citations.map(({ n }) => n)))}
              >
                {words.ask.confirm}
              </Button>
            )}
            <Button size="small" disabled={isBusy} title={words.ask.correctLabel} aria-expanded={doing === "correcting"} onClick={() => toggle("correcting")}>
              {words.ask.correct.action}
            </Button>
          </>
        )}
      </div>
      {doing === "confirming" && <Confirming answer={answer} isBusy={isBusy} onConfirm={(numbers) => void confirm(numbers)} />}
      {doing === "correcting" && (
        <Suspense fallback={<p role="status">{words.loading}</p>}>
          <CorrectionForm
            isBusy={isBusy}
            onCancel={() => setDoing("nothing")}
            onCorrect={(unit, title) =>
              void attempt(async () => ({ correction: { title, ...(await api.correctAnswer(id, unit)) }, confirmed: false }))
            }
          />
        </Suspense>
      )}
      {failure && <FailureNotice failure={failure} />}
    </section>
  );
}

interface SaidProps {
  readonly text: string;
  readonly isBusy: boolean;
  readonly onTakeBack: (() => void) | null;
}

function Said({ text, isBusy, onTakeBack }: SaidProps): React.JSX.Element {
  const words = useWords();
  return (
    <span className={styles["said"]} role="status">
      <CheckOutlined aria-hidden />
      {text}
      {onTakeBack && (
        <Button size="small" type="link" disabled={isBusy} onClick={onTakeBack}>
          {words.ask.takeBack}
        </Button>
      )}
    </span>
  );
}

interface ConfirmingProps {
  readonly answer: Answer;
  readonly isBusy: boolean;
  readonly onConfirm: (numbers: readonly number[]) => void;
}

/** Which of several citations are right; the first is taken for it until people say otherwise. */
function Confirming({ answer, isBusy, onConfirm }: ConfirmingProps): React.JSX.Element {
  const words = useWords();
  const [right, setRight] = useState<readonly number[]>(answer.citations.slice(0, 1).map(({ n }) => n));
  const mark = (n: number, isRight: boolean): void => setRight(isRight ? [...right, n].sort((a, b) => a - b) : right.filter((one) => one !== n));
  return (
    <fieldset className={styles["confirming"]}>
      <legend>{words.ask.confirmWhich}</legend>
      {answer.citations.map(({ n, title, office, label }) => (
        <Checkbox key={n} checked={right.includes(n)} onChange={(event) => mark(n, event.target.checked)}>
          {n}. {citedTitle({ title, office })}
          {label}
        </Checkbox>
      ))}
      <Button size="small" type="primary" disabled={isBusy || right.length === 0} onClick={() => onConfirm(right)}>
        {words.ask.confirmThese}
      </Button>
    </fieldset>
  );
}
