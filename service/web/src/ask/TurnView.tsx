import { Button } from "antd";
import { useEffect, useState } from "react";
import { FailureNotice } from "../parts/FailureNotice";
import { useServices, useWords } from "../services";
import type { OpenPlace } from "../source/SourcePane";
import { AnswerView } from "./AnswerView";
import styles from "./TurnView.module.css";
import type { Turn } from "./conversation";

interface Props {
  readonly turn: Turn;
  readonly onOpen: (place: OpenPlace) => void;
  readonly onRetry: (turn: Turn) => void;
  readonly onEdit: (question: string) => void;
}

/** What became of one question: an answer, a wait, a failure or a stop. */
export function TurnView({ turn, onOpen, onRetry, onEdit }: Props): React.JSX.Element {
  const words = useWords();
  if (turn.state === "asking") return <Searching turn={turn} />;
  if (turn.answer && turn.state === "answered") return <AnswerView answer={turn.answer} onOpen={onOpen} />;
  if (turn.failure && turn.state === "failed") return <FailureNotice failure={turn.failure} onRetry={() => onRetry(turn)} />;
  return (
    <div className={styles["stopped"]}>
      <span>{words.ask.stopped}</span>
      <Button size="small" onClick={() => onRetry(turn)}>
        {words.retry}
      </Button>
      <Button size="small" type="text" onClick={() => onEdit(turn.question)}>
        {words.ask.edit}
      </Button>
    </div>
  );
}

function Searching({ turn }: { readonly turn: Turn }): React.JSX.Element {
  const words = useWords();
  const { asking } = useServices();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const began = Date.now();
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - began) / 1000)), 500);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className={styles["searching"]}>
      <span className={styles["track"]} aria-hidden />
      <span role="status">{words.ask.searching}</span>
      {seconds >= 1 && <span>{words.ask.seconds(seconds)}</span>}
      {seconds >= 1 && (
        <Button size="small" type="text" onClick={() => asking.stop(turn.id)}>
          {words.ask.stop}
        </Button>
      )}
    </div>
  );
}
