/** A paragraph's new words put into the paragraphs of its section, as they are sent. */
import type { DraftContent, DraftSection } from "../api/shapes";
import { isTable } from "./tables";

/** Which paragraph is edited: `paragraph` may be the one behind the last, which adds one. */
export interface Spot {
  readonly section: number;
  readonly paragraph: number;
  /** The annex that it stands in; left out for the text itself. */
  readonly attachment?: number;
}

/** What names a place: 3.0, or 0:3.0 in the first annex. */
export function spotName({ section, paragraph, attachment }: Spot): string {
  return `${attachment === undefined ? "" : `${attachment}:`}${section}.${paragraph}`;
}

/** The sections among which a place lies: those of the text, or of its annex. */
export function sectionsAt({ sections, attachments }: Pick<DraftContent, "sections" | "attachments">, attachment: number | undefined): readonly DraftSection[] {
  return attachment === undefined ? sections : (attachments[attachment]?.sections ?? []);
}

/** The words at a place; empty where it is gone. */
export function textAt(draft: Pick<DraftContent, "sections" | "attachments">, spot: Spot): string {
  return sectionsAt(draft, spot.attachment)[spot.section]?.paragraphs[spot.paragraph]?.text ?? "";
}

/** The paragraphs of `section` with `text` at `paragraph`: lines become paragraphs of their own, none removes it. */
export function withParagraph(section: DraftSection, paragraph: number, text: string): readonly string[] {
  const lines = isTable(text.trim()) ? [text.trim()] : text.split("\n").map((line) => line.trim()).filter(Boolean);
  const before = section.paragraphs.slice(0, paragraph).map((one) => one.text);
  return [...before, ...lines, ...section.paragraphs.slice(paragraph + 1).map((one) => one.text)];
}

/** Whether the words can be saved while they are typed: as long as they stay one paragraph, the others keep their places. */
export function isOneParagraph(text: string): boolean {
  return text.trim() !== "" && (!text.trim().includes("\n") || isTable(text.trim()));
}

/** The marker in `text` about the sentence of this number (“上期原文见参考2、3”), and the numbers that it names. */
export function markerOf(text: string, number: number): { readonly marker: string; readonly numbers: readonly number[] } | null {
  for (const marker of text.match(/【待补充[：:][^【】]*】/g) ?? []) {
    const named = /参考([\d、参考]+)）】$/.exec(marker)?.[1] ?? "";
    const numbers = (named.match(/\d+/g) ?? []).map(Number);
    if (numbers.includes(number)) return { marker, numbers };
  }
  return null;
}

/** A sentence that was set aside goes before the marker about it, which gives way where it is about this one alone; else to the end. */
export function takenIn(text: string, number: number, sentence: string): string {
  const found = markerOf(text, number);
  if (!found) return text + sentence;
  return text.replace(found.marker, () => (found.numbers.length === 1 ? sentence : sentence + found.marker));
}
