/** The list of documents in the library, fetched when first wanted and again when it changes. */
import type { Api } from "../api/client";
import { failureOf, type Failure } from "../api/failure";
import type { DocumentSummary } from "../api/shapes";
import { createCell, type Cell } from "../storage/cell";

export interface CollectionState {
  readonly documents: readonly DocumentSummary[] | null;
  readonly failure: Failure | null;
}

export interface Collection {
  readonly state: Cell<CollectionState>;
  readonly refresh: () => Promise<void>;
}

export function createCollection(api: Api): Collection {
  const state = createCell<CollectionState>({ documents: null, failure: null });
  let asked = 0;
  return {
    state,
    refresh: async () => {
      const turn = (asked += 1);
      try {
        const documents = await api.documents();
        // An older answer that comes late must not replace a newer one.
        if (turn === asked) state.set({ documents, failure: null });
      } catch (error) {
        if (turn === asked) state.update((before) => ({ ...before, failure: failureOf(error) }));
      }
    },
  };
}
