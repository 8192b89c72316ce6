import { useCallback } from "react";
import type { IndicatorGroup, Measure } from "../api/shapes";
import { usePart, type Part } from "../parts/usePart";
import { useServices } from "../services";

/** The groups whose name holds `name` and that are of `measure`, the most frequent first. */
export function useGroups(name: string, measure: Measure | null): Part<readonly IndicatorGroup[]> {
  const { api } = useServices();
  const fetch = useCallback(async (query: string) => (await api.observations(query)).counts?.groups ?? [], [api]);
  const parameters = new URLSearchParams({ limit: "1", ...(name.trim() ? { indicator: name.trim() } : {}) });
  if (measure) parameters.set("measure", measure);
  return usePart(parameters.toString(), fetch);
}
