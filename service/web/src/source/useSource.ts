import { useEffect, useState } from "react";
import { failureOf, type Failure } from "../api/failure";
import { useServices } from "../services";
import type { Source } from "./shelf";

export interface SourceState {
  readonly source: Source | null;
  readonly failure: Failure | null;
  readonly retry: () => void;
}

/** The text and outline of a document, or why they could not be had. */
export function useSource(documentId: string): SourceState {
  const { shelf } = useServices();
  const [source, setSource] = useState<Source | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let wanted = true;
    setSource(null);
    setFailure(null);
    shelf.source(documentId).then(
      (found) => wanted && setSource(found),
      (error: unknown) => wanted && setFailure(failureOf(error)),
    );
    return () => {
      wanted = false;
    };
  }, [documentId, shelf, tries]);
  return { source, failure, retry: () => setTries(tries + 1) };
}
