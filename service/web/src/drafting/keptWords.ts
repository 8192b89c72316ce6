/** Under what names what is typed for a draft is kept in the browser until it is saved. */
import type { Spot } from "./sectionEdit";

/** The name for a paragraph; the beginning of all names of a draft where `spot` is empty. */
export function keptAs(draft: string, spot: Spot | ""): string {
  return `paragraph.${draft}.${spot && `${spot.section}.${spot.paragraph}`}`;
}

/** The name for the numbers of a draft's facts sheet as they are typed. */
export function factsKeptAs(draft: string): string {
  return `facts.draft.${draft}`;
}

export function spotOf(name: string): Spot {
  const [section, paragraph] = name.split(".").slice(-2).map(Number);
  return { section: section ?? 0, paragraph: paragraph ?? 0 };
}
