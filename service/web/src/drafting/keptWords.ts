/** Under what names what is typed for a draft is kept in the browser until it is saved. */
import { spotName, type Spot } from "./sectionEdit";

/** The name for a paragraph; the beginning of all names of a draft where `spot` is empty. */
export function keptAs(draft: string, spot: Spot | ""): string {
  return `paragraph.${draft}.${spot && spotName(spot)}`;
}

/** The name for the numbers of a draft's facts sheet as they are typed. */
export function factsKeptAs(draft: string): string {
  return `facts.draft.${draft}`;
}

export function spotOf(name: string): Spot {
  const [place = "", paragraph] = name.split(".").slice(-2);
  const [section, attachment] = place.split(":").reverse().map(Number);
  const spot = { section: section ?? 0, paragraph: Number(paragraph ?? 0) };
  return attachment === undefined ? spot : { ...spot, attachment };
}
