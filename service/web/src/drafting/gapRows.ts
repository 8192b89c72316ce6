/** Which rows of the facts sheet a gap may be asking for. */
import type { DraftSection, FactLine, FactsRow } from "../api/shapes";
import { placeOfRow } from "./facts";
import { codePointsIn } from "../text/codePoints";
import { askedBy } from "./pieces";

// What a gap's name has beyond the name of its row (受理来信数, 培训人次数), and what it leaves out (上半年, 变化).
const ENDING = /^.{0,3}数$/;
const LEFT_OUT = /全年|[上下]半年|变化$/g;
// As many characters as tell one sentence of a section from another.
const CONTEXT = 6;

/** A row with its place in the sheet. */
export interface PlacedRow extends FactsRow {
  readonly index: number;
}

/** The rows of the gap's section that are named like it, the likest first. `before` is what stands in front of the gap. */
export function rowsFor(rows: readonly FactsRow[], section: Pick<DraftSection, "label" | "heading">, gap: string, before: string): readonly PlacedRow[] {
  const asked = askedBy(gap);
  const beginning = before.slice(-CONTEXT);
  const likeness = (row: FactsRow): number => {
    const name = row.indicator.replace(LEFT_OUT, "");
    if (!name || !asked.startsWith(name)) return 0;
    const rest = asked.slice(name.length);
    const named = rest === "" ? 2 : ENDING.test(rest) ? 1 : 0;
    return named && named + (beginning && row.quote.includes(beginning) ? 2 : 0);
  };
  return rows
    .map((row, index) => ({ ...row, index, likeness: isOf(row, section) ? likeness(row) : 0 }))
    .filter((row) => row.likeness > 0)
    .sort((one, other) => other.likeness - one.likeness);
}

function isOf(row: FactsRow, { label, heading }: Pick<DraftSection, "label" | "heading">): boolean {
  // A section that was moved has another label than in the model.
  return row.section === `${label}${heading}` || (heading !== "" && row.section.endsWith(heading));
}

/** The facts with `value` in the line of the row. */
export function withValue(facts: readonly FactLine[], row: PlacedRow, value: string): readonly FactLine[] {
  const { key, section, indicator, unit } = row;
  const line: FactLine = { key, section, indicator, unit, value, note: "", quote: "", place: placeOfRow(row.index) };
  return [...facts.filter((one) => one.key !== key), line];
}

/** What is put into `[start, end)` of a paragraph, counted in code points as the server does. */
export interface Put {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** Where `words` go that fill the gap that is the `nth` of its words (from 0); null where there is none. */
export function intoGap(text: string, gap: string, nth: number, words: string): Put | null {
  let at = -1;
  for (let turn = 0; turn <= nth; turn += 1) {
    at = text.indexOf(gap, at + 1);
    if (at < 0) return null;
  }
  // The unit stands behind the gap and may have been typed too.
  const overlap = overlapOf(words, text.slice(at + gap.length));
  return { start: codePointsIn(text, at), end: codePointsIn(text, at + gap.length), words: words.slice(0, words.length - overlap) };
}

const LONGEST_UNIT = 4;

/** How many characters at the end of `words`, behind a digit, stand at the beginning of `behind` already: 件 of 139件. */
function overlapOf(words: string, behind: string): number {
  for (let length = Math.min(LONGEST_UNIT, words.length - 1); length > 0; length -= 1) {
    const end = words.slice(-length);
    if (behind.startsWith(end) && /\d$/.test(words.slice(0, -length)) && !/\d/.test(end)) return length;
  }
  return 0;
}
