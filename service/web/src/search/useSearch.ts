import { useCallback, useEffect, useRef, useState } from "react";
import { failureOf, type Failure } from "../api/failure";
import type { SearchCounts, SearchHit, SearchPart } from "../api/shapes";
import { useServices } from "../services";

export interface Search {
  readonly hits: readonly SearchHit[];
  readonly last: SearchPart | null;
  readonly counts: SearchCounts | null;
  readonly failure: Failure | null;
  readonly isWaiting: boolean;
  /** Asks for the hits that follow. */
  readonly more: () => void;
  readonly retry: () => void;
}

interface State extends Omit<Search, "more" | "retry"> {
  readonly query: string;
}

const NOTHING: State = { query: "", hits: [], last: null, counts: null, failure: null, isWaiting: false };

/** What `query` finds, `first` hits at once; an earlier search that is still under way is called off. */
export function useSearch(query: string, first: number): Search {
  const { api } = useServices();
  const [state, setState] = useState<State>(NOTHING);
  const running = useRef<AbortController | null>(null);
  const begin = useCallback(
    (limit: number, cursor: string | null) => {
      running.current?.abort();
      const control = new AbortController();
      running.current = control;
      setState((now) => ({ ...now, query, failure: null, isWaiting: true }));
      const parameters = new URLSearchParams(query);
      parameters.set("limit", String(limit));
      if (cursor) parameters.set("cursor", cursor);
      const taken = (part: SearchPart): void =>
        setState((now) => ({ ...now, hits: cursor && !part.changed ? [...now.hits, ...part.hits] : part.hits, last: part }));
      api
        .search(parameters.toString(), { onHits: taken, onCounts: (counts) => setState((now) => ({ ...now, counts })) }, control.signal)
        .then(
          () => !control.signal.aborted && setState((now) => ({ ...now, isWaiting: false })),
          (error: unknown) => !control.signal.aborted && setState((now) => ({ ...now, isWaiting: false, failure: failureOf(error) })),
        );
    },
    [api, query],
  );
  const wanted = useRef(first);
  wanted.current = first;
  useEffect(() => {
    if (new URLSearchParams(query).get("q")) begin(wanted.current, null);
    else setState(NOTHING);
    return () => running.current?.abort();
  }, [begin, query]);
  const more = (): void => begin(10, state.last?.cursor ?? null);
  return { ...state, more, retry: () => begin(wanted.current, null) };
}
