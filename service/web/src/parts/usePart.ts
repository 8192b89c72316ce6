import { useEffect, useState } from "react";
import { failureOf, type Failure } from "../api/failure";

export interface Part<T> {
  readonly value: T | null;
  readonly failure: Failure | null;
  /** Ask again; what is shown stays until the answer is there. */
  readonly again: () => void;
}

/** What `fetch` brings for `key`, or why it could not be had; `fetch` must not change while the key does not. */
export function usePart<T>(key: string, fetch: (key: string) => Promise<T>): Part<T> {
  const [found, setFound] = useState<{ readonly key: string; readonly value: T | null; readonly failure: Failure | null } | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let wanted = true;
    fetch(key).then(
      (value) => wanted && setFound({ key, value, failure: null }),
      (error: unknown) => wanted && setFound({ key, value: null, failure: failureOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [key, fetch, turn]);
  const mine = found?.key === key ? found : null;
  return { value: mine?.value ?? null, failure: mine?.failure ?? null, again: () => setTurn((before) => before + 1) };
}
