/** A text cut into leaves of some dozens of lines: only those near the window are laid out. */
import type { SourceLine } from "../text/lines";

export interface Leaf {
  /** The number of its first line in the document. */
  readonly first: number;
  readonly lines: readonly SourceLine[];
  /** A guess of its height in pixels, until it is drawn. */
  readonly height: number;
}

const LINES = 40;
const CHARACTERS_PER_ROW = 34;
const ROW_HEIGHT = 27;
const GAP = 6;

export function leavesOf(lines: readonly SourceLine[]): readonly Leaf[] {
  const leaves: Leaf[] = [];
  for (let first = 0; first < lines.length; first += LINES) {
    const some = lines.slice(first, first + LINES);
    const height = some.reduce((sum, line) => sum + Math.ceil(line.text.length / CHARACTERS_PER_ROW) * ROW_HEIGHT + GAP, 0);
    leaves.push({ first, lines: some, height });
  }
  return leaves;
}
