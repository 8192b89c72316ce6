/** Where the source of a number stands: the documents that its words name, and the quoted place in their texts. */
import type { DraftNumber, Span } from "../api/shapes";

/** A quotation with the title and label of where it stands: 《…》一、（二）第1段. */
export interface Named {
  readonly title: string;
  readonly label: string;
  readonly quote: string;
}

// A title may hold another one, in 《》 too: the name ends with the last mark in front of a label.
const NAMED = /《(.+)》([^《》（）]*(?:（[一二三四五六七八九十\d]+）[^《》（）]*)*)/;

/** What a source names; null where it is no document: a row of the facts sheet, a formula of such rows. */
export function namedBy({ type, ref, quote }: DraftNumber["source"]): Named | null {
  if (type !== "observation" && type !== "formula") return null;
  const match = NAMED.exec(type === "observation" ? ref : quote);
  if (!match) return null;
  return { title: match[1] as string, label: match[2] as string, quote: type === "observation" ? quote : "" };
}

/** Where `quote` stands in `text`, in code points; null where it does not. */
export function spanOf(text: string, quote: string): Span | null {
  const at = quote ? text.indexOf(quote) : -1;
  if (at < 0) return null;
  const start = Array.from(text.slice(0, at)).length;
  return { start, end: start + Array.from(quote).length };
}
