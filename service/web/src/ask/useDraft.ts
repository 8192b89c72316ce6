import { useCallback, useEffect, useRef, useState } from "react";
import { useServices } from "../services";
import { useCell } from "../storage/cell";
import type { Turn } from "./conversation";

/** The question being typed: kept through reloads, and given back when a question got no answer. */
export interface Draft {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly asOf: string | null;
  readonly setAsOf: (day: string | null) => void;
  /** Asks on the day that is chosen, or on `day` where that is given. */
  readonly ask: (question: string, day?: string | null) => void;
  /** Asks in a new conversation, so that no earlier turn completes the words. */
  readonly askAlone: (question: string) => void;
  /** Asks a question again; where its words had been given back, they are taken from the field. */
  readonly retry: (turn: Turn) => void;
}

const DRAFT = "draft";
const AS_OF = "as-of";

export function useDraft(): Draft {
  const { kept, asking } = useServices();
  const [text, show] = useState(() => kept.read(DRAFT, ""));
  const [asOf, choose] = useState(() => kept.read<string | null>(AS_OF, null));
  const returned = useCell(asking.returned);
  const now = useRef({ text, asOf });
  now.current = { text, asOf };

  const setText = useCallback(
    (next: string) => {
      show(next);
      kept.write(DRAFT, next);
    },
    [kept],
  );
  const ask = useCallback(
    (question: string, day: string | null = now.current.asOf) => {
      if (now.current.text.trim() === question.trim()) setText("");
      asking.ask(question.trim(), day);
    },
    [asking, setText],
  );
  const askAlone = useCallback((question: string) => asking.askAlone(question.trim(), now.current.asOf), [asking]);

  const retry = useCallback(
    (turn: Turn) => {
      if (now.current.text === turn.question) setText("");
      asking.retry(turn);
    },
    [asking, setText],
  );

  useEffect(() => {
    if (!returned) return;
    asking.returned.set("");
    if (!text.trim()) setText(returned);
  }, [returned, text, asking, setText]);

  const setAsOf = (next: string | null): void => {
    choose(next);
    kept.write(AS_OF, next);
  };
  return { text, setText, asOf, setAsOf, ask, askAlone, retry };
}
