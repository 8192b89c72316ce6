import { useCallback } from "react";
import type { AskedModel } from "../api/drafts";
import type { DraftModel } from "../api/shapes";
import { usePart, type Part } from "../parts/usePart";
import { useServices } from "../services";

/** What a past report gives to the next one; nothing is asked while `asked` is null. */
export function useModel(asked: AskedModel | null): Part<DraftModel | null> {
  const { api } = useServices();
  const fetch = useCallback(
    async (key: string): Promise<DraftModel | null> => (key ? api.drafts.model(JSON.parse(key) as AskedModel) : null),
    [api],
  );
  return usePart(asked ? JSON.stringify(asked) : "", fetch);
}
