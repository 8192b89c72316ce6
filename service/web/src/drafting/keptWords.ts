/** Under what name the words of a paragraph are kept in the browser until they are saved. */
import type { Spot } from "./sectionEdit";

/** The name for a paragraph; the beginning of all names of a draft where `spot` is empty. */
export function keptAs(draft: string, spot: Spot | ""): string {
  return `paragraph.${draft}.${spot && `${spot.section}.${spot.paragraph}`}`;
}

export function spotOf(name: string): Spot {
  const [section, paragraph] = name.split(".").slice(-2).map(Number);
  return { section: section ?? 0, paragraph: paragraph ?? 0 };
}
