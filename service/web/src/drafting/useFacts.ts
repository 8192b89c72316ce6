import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { AskedModel } from "../api/drafts";
import { failureOf, type Failure } from "../api/failure";
import type { DraftRequest, FactLine, FactsRow, Fault } from "../api/shapes";
import { useServices } from "../services";
import { linesOf, nothing, placeFaults, withLines, type Filled } from "./facts";

/** The numbers of a draft as they are typed: kept in the browser until they are sent, and checked by the server meanwhile. */
export interface FactsState {
  readonly filled: Filled;
  readonly byKey: ReadonlyMap<string, Fault>;
  readonly others: readonly Fault[];
  readonly failure: Failure | null;
  /** How many numbers the last uploaded sheet had; null before there was one. */
  readonly uploaded: number | null;
  readonly isReading: boolean;
  readonly type: (key: string, value: string) => void;
  readonly dropExtra: (index: number) => void;
  readonly upload: (file: File) => void;
  readonly request: DraftRequest;
  /** Forgets what was kept: it has been sent. */
  readonly sent: () => void;
}

const AT_REST = 600;
const NO_FAULTS: readonly Fault[] = [];

export function requestOf({ document, period, take }: AskedModel, facts: readonly FactLine[]): DraftRequest {
  const taken = take.map((one) => {
    const mark = one.lastIndexOf(":");
    return { document: one.slice(0, mark), label: one.slice(mark + 1) };
  });
  return { model_on: document, sections: [], take: taken, period, date: null, facts: [...facts], author: "" };
}

/** `name` is under what the values are kept; `before` are those that a draft was made from. */
export function useFacts(name: string, asked: AskedModel, rows: readonly FactsRow[], before: readonly FactLine[]): FactsState {
  const { api, kept } = useServices();
  const [filled, setFilled] = useState<Filled>(() => kept.read<Filled | null>(name, null) ?? withLines(rows, nothing, before));
  const [faults, setFaults] = useState<readonly Fault[]>(NO_FAULTS);
  const [doubled, setDoubled] = useState<readonly Fault[]>(NO_FAULTS);
  const [failure, fail] = useState<Failure | null>(null);
  const [uploaded, count] = useState<number | null>(null);
  const [isReading, read] = useState(false);
  const wanted = useRef(true);
  useEffect(() => {
    wanted.current = true;
    return () => {
      wanted.current = false;
    };
  }, []);

  const put = useCallback(
    (change: (now: Filled) => Filled) =>
      setFilled((now) => {
        const next = change(now);
        kept.write(name, next);
        return next;
      }),
    [kept, name],
  );
  const request = useMemo(() => requestOf(asked, linesOf(rows, filled)), [asked, rows, filled]);

  useEffect(() => {
    if (!request.facts?.length) {
      setFaults(NO_FAULTS);
      return undefined;
    }
    const stop = new AbortController();
    const timer = window.setTimeout(() => {
      // Checked again when the draft is made: a check that fails says nothing about the values.
      api.drafts.checkFacts(request, stop.signal).then(setFaults, () => undefined);
    }, AT_REST);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, [api, request]);

  const upload = (file: File): void => {
    read(true);
    fail(null);
    count(null);
    api.drafts
      .readSheet(asked, file)
      .then(
        ({ facts, faults: told }) => {
          if (!wanted.current) return;
          // Two lines of one row: the form holds only the last, so that its own check would not tell.
          setDoubled(told.filter((fault) => fault.code === "doubled_row"));
          put((now) => withLines(rows, now, facts));
          count(facts.length);
        },
        (error: unknown) => fail(failureOf(error)),
      )
      .finally(() => read(false));
  };

  const { byKey, others } = placeFaults(rows, faults);
  return {
    filled,
    byKey,
    others: [...doubled, ...others],
    failure,
    uploaded,
    isReading,
    type: (key, value) => {
      setDoubled(NO_FAULTS);
      put((now) => ({ ...now, typed: { ...now.typed, [key]: value } }));
    },
    dropExtra: (index) => put((now) => ({ ...now, extra: now.extra.filter((_, at) => at !== index) })),
    upload,
    request,
    sent: () => kept.remove(name),
  };
}
