import { useEffect, useMemo, useState } from "react";
import type { Span } from "../api/shapes";
import { useServices } from "../services";
import type { OpenPlace } from "./SourcePane";

export interface Sought {
  /** The places of the words, in order; empty where none are sought, or none were found. */
  readonly words: readonly Span[];
  /** Which of them the reader is at; -1 for none. */
  readonly current: number;
  /** Goes on by so many, around the end. */
  readonly step: (by: number) => void;
}

const NONE: readonly Span[] = [];

/** Where the words of `query` stand in the document of `place`, the first in its passage as the one that is read. */
export function useSought(place: OpenPlace, query: string): Sought {
  const { api } = useServices();
  const [found, setFound] = useState<{ readonly place: OpenPlace; readonly words: readonly Span[] } | null>(null);
  const [current, setCurrent] = useState(-1);
  const { documentId, span, point } = place;
  const own = useMemo(() => (point ? [point] : NONE), [point]);
  useEffect(() => {
    if (!query) return undefined;
    let wanted = true;
    api.matches(documentId, query, span).then(
      (words) => {
        if (!wanted) return;
        setFound({ place, words });
        setCurrent(words.findIndex((one) => one.start < span.end && one.end > span.start));
      },
      // The passage is marked without them.
      () => wanted && setFound({ place, words: NONE }),
    );
    return () => {
      wanted = false;
    };
  }, [api, documentId, query, place, span]);

  const words = query ? (found?.place === place ? found.words : NONE) : own;
  const step = (by: number): void => {
    if (words.length > 0) setCurrent((now) => (now < 0 && by < 0 ? words.length - 1 : (now + by + words.length) % words.length));
  };
  return { words, current: words.length === 0 ? -1 : query ? current : 0, step };
}
