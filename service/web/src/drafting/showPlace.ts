/** Leads to a place of the draft that stands on the page: a paragraph, a piece of it, or a stretch of its words. */
import type { DraftPlace } from "../api/shapes";
import { utf16Offsets } from "../text/codePoints";

/** Scrolls to the paragraph with this label, or to the section of it, and puts the focus on the piece that is meant. */
export function showPlace(where: string, piece: string | undefined, nth: number): void {
  const cards = Array.from(document.querySelectorAll<HTMLElement>("[data-label]"));
  const card = cards.find((one) => one.dataset["label"] === where) ?? headPart(where) ?? cards.find((one) => where && one.dataset["label"]?.startsWith(where));
  if (!card) return;
  const pieces = piece ? Array.from(card.querySelectorAll<HTMLElement>("[data-piece]")).filter((one) => one.dataset["piece"] === piece) : [];
  card.scrollIntoView({ block: "center" });
  (pieces[nth] ?? card).focus({ preventScroll: true });
}

/** What stands around the text: the places of title, addressee, signature and date are told by these names. */
function headPart(where: string): HTMLElement | null {
  return ["标题", "主送机关", "署名", "成文日期"].includes(where) || where === "" ? document.querySelector<HTMLElement>("[data-head]") : null;
}

/** Scrolls to a stretch of a paragraph and marks its words, as a reader would with the mouse. */
export function showSpan({ attachment, position, paragraph, start, end }: DraftPlace): void {
  const card = document.querySelector<HTMLElement>(`[data-spot="${attachment === null ? "" : `${attachment}:`}${position}.${paragraph}"]`);
  if (!card) return;
  card.scrollIntoView({ block: "center" });
  card.focus({ preventScroll: true });
  const text = card.querySelector("p");
  // Where a table stands its cells are drawn apart from the words: it is led to as a whole.
  if (!text) return;
  const toUtf16 = utf16Offsets(text.textContent ?? "");
  const range = document.createRange();
  const from = nodeAt(text, toUtf16(start));
  const to = nodeAt(text, toUtf16(end));
  if (!from || !to) return;
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

function nodeAt(within: Node, offset: number): { readonly node: Node; readonly offset: number } | null {
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (offset <= before + length) return { node, offset: offset - before };
    before += length;
  }
  return null;
}
