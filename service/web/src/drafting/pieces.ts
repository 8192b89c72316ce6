/** A paragraph of a draft as a reader sees it: words, numbers with where they come from, and gaps. */
import type { DraftNumber, DraftParagraph } from "../api/shapes";
import { utf16Offsets } from "../text/codePoints";

export type Tone = "traced" | "derived" | "settled" | "untraced";

export type Piece =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "gap"; readonly text: string }
  | { readonly kind: "number"; readonly text: string; readonly number: DraftNumber; readonly tone: Tone };

const GAP = /【待补充[：:][^【】]*】/g;

const TONES: Readonly<Record<string, Tone>> = { none: "untraced", formula: "derived", person: "settled" };

export function toneOf(number: DraftNumber): Tone {
  return TONES[number.source.type] ?? "traced";
}

/** Whether it stands out in the text: what is said as the model says it does not. */
function isMarked({ source }: DraftNumber): boolean {
  return source.type !== "wording";
}

/** What a gap asks for: 立案数 of 【待补充：立案数】. */
export function askedBy(gap: string): string {
  return gap.replace(/^【待补充[：:]/, "").replace(/】$/, "");
}

/** The pieces of a paragraph in order; joined they are its text. */
export function piecesOf({ text, numbers }: Pick<DraftParagraph, "text" | "numbers">): readonly Piece[] {
  const toUtf16 = utf16Offsets(text);
  const marked: { readonly start: number; readonly end: number; readonly number: DraftNumber | null }[] = numbers.filter(isMarked).map((number) => ({
    start: toUtf16(number.start),
    end: toUtf16(number.end),
    number,
  }));
  for (const gap of text.matchAll(GAP)) {
    const start = gap.index ?? 0;
    marked.push({ start, end: start + gap[0].length, number: null });
  }
  marked.sort((one, other) => one.start - other.start);
  const pieces: Piece[] = [];
  let behind = 0;
  for (const { start, end, number } of marked) {
    if (start < behind) continue;
    if (start > behind) pieces.push({ kind: "words", text: text.slice(behind, start) });
    const piece = text.slice(start, end);
    pieces.push(number ? { kind: "number", text: piece, number, tone: toneOf(number) } : { kind: "gap", text: piece });
    behind = end;
  }
  if (behind < text.length) pieces.push({ kind: "words", text: text.slice(behind) });
  return pieces;
}
