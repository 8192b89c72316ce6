/** What is marked in a text: a passage, the words sought in it and around it, and the one that the reader is at. */

/** A part of a text, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** How it is marked, where marks differ, and what pressing it tells. */
  readonly tone?: string;
  readonly key?: number;
}

export interface Marks {
  readonly passage: Stretch | null;
  /** In order and apart. */
  readonly words: readonly Stretch[];
  readonly current: Stretch | null;
}

export type Look = "plain" | "passage" | "around" | "word" | "current";

export interface MarkedPiece {
  readonly text: string;
  readonly look: Look;
  /** The word that is marked. */
  readonly word?: Stretch;
}

export const NO_MARKS: Marks = { passage: null, words: [], current: null };

function overlaps(one: Stretch, start: number, end: number): boolean {
  return one.start < end && one.end > start;
}

/** The words that reach into `[start, end)`. */
export function wordsWithin(words: readonly Stretch[], start: number, end: number): readonly Stretch[] {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] as Stretch).end <= start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < words.length && (words[last] as Stretch).start < end) last += 1;
  return words.slice(low, last);
}

/** Whether anything within `[start, end)` is marked differently by the two. */
export function differWithin(one: Marks, other: Marks, start: number, end: number): boolean {
  if (one === other) return false;
  const touches = (stretch: Stretch | null): Stretch | null => (stretch && overlaps(stretch, start, end) ? stretch : null);
  if (touches(one.passage) !== touches(other.passage) || touches(one.current) !== touches(other.current)) return true;
  return one.words !== other.words && wordsWithin(one.words, start, end).length + wordsWithin(other.words, start, end).length > 0;
}

/** `text`, which begins at `start`, cut where its looks change; a passage stands back where words are marked in it. */
export function markedPieces(text: string, start: number, { passage, words, current }: Marks): readonly MarkedPiece[] {
  const end = start + text.length;
  const own = wordsWithin(words, start, end);
  if (own.length === 0 && !(passage && overlaps(passage, start, end))) return [{ text, look: "plain" }];
  const behind: Look = passage && wordsWithin(words, passage.start, passage.end).length > 0 ? "around" : "passage";
  const cuts = [start, end, ...(passage ? [passage.start, passage.end] : []), ...own.flatMap((one) => [one.start, one.end])];
  const places = [...new Set(cuts.map((cut) => Math.min(end, Math.max(start, cut))))].sort((one, other) => one - other);
  return places.slice(1).map((to, index) => {
    const from = places[index] as number;
    const word = own.find((one) => overlaps(one, from, to));
    const look: Look = word ? (current && overlaps(current, from, to) ? "current" : "word") : passage && overlaps(passage, from, to) ? behind : "plain";
    return { text: text.slice(from - start, to - start), look, ...(word ? { word } : {}) };
  });
}
