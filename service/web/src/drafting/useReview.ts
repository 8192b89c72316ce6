import { useCallback, useEffect, useRef, useState } from "react";
import { failureOf, type Failure } from "../api/failure";
import type { DraftReview, WholeDraft } from "../api/shapes";
import { useServices } from "../services";

/** What is open in a draft as it stands; the last one stays in sight while a newer is made. */
export interface Review {
  readonly value: DraftReview | null;
  readonly failure: Failure | null;
  readonly isRunning: boolean;
  /** Asks now; null where it failed. */
  readonly now: () => Promise<DraftReview | null>;
}

// Proofreading a long draft takes a second of the server: it waits until the writing rests.
const AT_REST = 1500;

/** Proofreads a draft when it is opened and whenever its changes have come to rest. */
export function useReview(whole: WholeDraft | null): Review {
  const { api } = useServices();
  const [value, set] = useState<DraftReview | null>(null);
  const [failure, fail] = useState<Failure | null>(null);
  const [isRunning, run] = useState(false);
  const control = useRef<AbortController | null>(null);
  const id = whole?.id;
  const now = useCallback(async (): Promise<DraftReview | null> => {
    if (!id) return null;
    control.current?.abort();
    const own = new AbortController();
    control.current = own;
    run(true);
    try {
      const found = await api.drafts.checks(id, own.signal);
      if (control.current === own) set(found);
      fail(null);
      return found;
    } catch (error) {
      const why = failureOf(error);
      if (why.kind !== "cancelled") fail(why);
      return null;
    } finally {
      if (control.current === own) run(false);
    }
  }, [api, id]);
  const revision = whole?.revision;
  const isFirst = useRef(true);
  useEffect(() => {
    if (revision === undefined) return undefined;
    const timer = window.setTimeout(() => void now(), isFirst.current ? 0 : AT_REST);
    isFirst.current = false;
    return () => window.clearTimeout(timer);
  }, [now, revision]);
  useEffect(() => () => control.current?.abort(), []);
  return { value, failure, isRunning, now };
}
