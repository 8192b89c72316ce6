/** Who answers for something: the name is kept in the browser, for the next time. */
import type { Kept } from "../storage/kept";

const AUTHOR = "author";

export function knownAuthor(kept: Kept): string {
  return kept.read<string>(AUTHOR, "");
}

export function keepAuthor(kept: Kept, name: string): void {
  kept.write(AUTHOR, name);
}
