/** A text cut where spans begin and end: what is marked and what is not. */
import type { Span } from "../api/shapes";
import { utf16Offsets } from "../text/codePoints";

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** The pieces of `text`, in order; `spans` count code points and may touch or overlap. */
export function piecesOf(text: string, spans: readonly Span[]): readonly Piece[] {
  const toUtf16 = utf16Offsets(text);
  const pieces: Piece[] = [];
  let at = 0;
  const take = (end: number, marked: boolean): void => {
    if (end > at) pieces.push({ text: text.slice(at, end), marked });
    at = Math.max(at, end);
  };
  for (const { start, end } of [...spans].sort((one, other) => one.start - other.start)) {
    take(toUtf16(start), false);
    take(toUtf16(end), true);
  }
  take(text.length, false);
  return pieces;
}
