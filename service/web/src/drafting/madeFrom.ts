/** What a draft was made from, as it is asked for again. */
import type { AskedModel } from "../api/drafts";
import type { DraftModel, DraftRequest } from "../api/shapes";

export function askedOf({ model_on: document, period, take }: DraftRequest): AskedModel {
  return { document, period, take: (take ?? []).map((one) => `${one.document}:${one.label}`) };
}

/** Last period's words for the section at `position` of a draft: those of the same label, else of the same place. */
export function lastWords(model: DraftModel, label: string, position: number): readonly string[] {
  return (model.sections.find((one) => one.label === label) ?? model.sections[position])?.paragraphs ?? [];
}
