import { useCallback } from "react";
import type { Span } from "../api/shapes";
import { useServices } from "../services";
import type { Source } from "../source/shelf";
import type { UnitNode } from "../api/shapes";
import { spanOf, type Named } from "./citing";
import type { Opening } from "./FactsForm";

function unitSpan(units: readonly UnitNode[], label: string): Span | null {
  for (const unit of units) {
    if (unit.label === label) return { start: unit.start, end: unit.end };
    const within = unitSpan(unit.children, label);
    if (within) return within;
  }
  return null;
}

function placed({ text, outline }: Source, { label, quote }: Named): Span | null {
  return spanOf(text, quote) ?? (label ? unitSpan(outline.units, label) : null);
}

/** Opens the place that a source names, in the document `known` or in the one of that title; whether it was found. */
export function useLocate(onOpen: Opening): (named: Named, known?: string) => Promise<boolean> {
  const { api, shelf } = useServices();
  return useCallback(
    async (named: Named, known?: string): Promise<boolean> => {
      // One report may lie in the Library in several formats under one title: the first that holds the sentence is shown.
      const ids = known ? [known] : (await api.documents()).filter((one) => one.title === named.title).map((one) => one.id);
      for (const documentId of ids) {
        const span = placed(await shelf.source(documentId), named);
        if (!span) continue;
        onOpen({ documentId, title: named.title, label: named.label, span });
        return true;
      }
      return false;
    },
    [api, shelf, onOpen],
  );
}
