import { writtenPeriod } from "../parts/dates";
import type { Words } from "../words/zh";
import type { Facet } from "./searchChoice";

/** A value of a facet in the page's language. */
export function facetValue(facet: Facet, value: string, words: Words): string {
  if (facet === "kind") return words.kinds[value] ?? value;
  if (facet === "status") return words.legal[value] ?? value;
  return facet === "period" || facet === "year" ? writtenPeriod(value, words) : value;
}
