import { Button } from "antd";
import { useEffect, useState } from "react";
import { FailureNotice } from "../parts/FailureNotice";
import { useServices, useWords } from "../services";
import type { OpenPlace } from "../source/SourcePane";
import { useCell } from "../storage/cell";
import { AnswerView } from "./AnswerView";
import { Sentences } from "./Sentences";
import styles from "./TurnView.module.css";
import type { Turn } from "./conversation";

/** What can be done from an answer. */
export interface TurnActions {
  readonly open: (place: OpenPlace) => void;
  readonly retry: (turn: Turn) => void;
  /** Puts words into the field where questions are typed. */
  readonly edit: (question: string) => void;
  readonly ask: (question: string, day?: string | null) => void;
  readonly askAlone: (question: string) => void;
}

interface Props {
  readonly turn: Turn;
  readonly on: TurnActions;
}

/** What became of one question: an answer, a wait, a failure or a stop. */
export function TurnView({ turn, on }: Props): React.JSX.Element {
  if (turn.state === "asking") return <Making turn={turn} on={on} />;
  if (turn.answer && turn.state === "answered") return <AnswerView turn={turn} answer={turn.answer} on={on} />;
  return (
    <>
      <Begun turn={turn} on={on} />
      {turn.failure && turn.state === "failed" ? (
        <FailureNotice failure={turn.failure} onRetry={() => on.retry(turn)} />
      ) : (
        <Stopped turn={turn} on={on} />
      )}
    </>
  );
}

function Stopped({ turn, on }: Props): React.JSX.Element {
  const words = useWords();
  const { stopped, stoppedMidway, interrupted } = words.ask;
  const text = turn.state === "interrupted" ? interrupted : turn.beginning ? stoppedMidway : stopped;
  return (
    <div className={styles["stopped"]}>
      <span>{text}</span>
      <Button size="small" onClick={() => on.retry(turn)}>
        {words.retry}
      </Button>
      <Button size="small" type="text" onClick={() => on.edit(turn.question)}>
        {words.ask.edit}
      </Button>
    </div>
  );
}

/** The checked sentences that had come before a stop or a failure. */
function Begun({ turn, on }: Props): React.JSX.Element | null {
  if (!turn.beginning) return null;
  return <Sentences sentences={turn.beginning.sentences} citations={turn.beginning.citations} runsOn={false} onOpen={on.open} />;
}

/** An answer in the making: its sentences as they come, and what is being done now. */
function Making({ turn, on }: Props): React.JSX.Element {
  const words = useWords();
  const { asking } = useServices();
  const live = useCell(asking.live)[turn.id];
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const began = Date.now();
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - began) / 1000)), 500);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      {live && live.sentences.length > 0 && (
        <Sentences sentences={live.sentences} citations={live.citations} runsOn={false} onOpen={on.open} />
      )}
      <div className={styles["searching"]}>
        <span className={styles["track"]} aria-hidden />
        <span role="status">{words.ask.steps[live?.step ?? ""] ?? words.ask.searching}</span>
        {seconds >= 1 && <span>{words.ask.seconds(seconds)}</span>}
        {seconds >= 1 && (
          <Button size="small" type="text" onClick={() => asking.stop(turn.id)}>
            {words.ask.stop}
          </Button>
        )}
      </div>
    </>
  );
}
