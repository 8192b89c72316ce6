/** Reading the stream of a search: `hits`, then `facets`, or a `problem`. */
import { blockSplitter } from "./askEvents";
import { offline, RequestError } from "./failure";
import type { SearchCounts, SearchPart } from "./shapes";

export interface SearchListener {
  readonly onHits: (part: SearchPart) => void;
  readonly onCounts: (counts: SearchCounts) => void;
}

/** Tells `listener` what comes; a stream that ends before its counts is a failure. */
export async function readSearch(response: Response, { onHits, onCounts }: SearchListener): Promise<void> {
  let counted = false;
  const blocks = blockSplitter((block) => {
    const type = /^event: *(.*)$/m.exec(block)?.[1]?.trim();
    const data = /^data: *(.*)$/m.exec(block)?.[1];
    if (!type || !data) return;
    const value = JSON.parse(data) as unknown;
    if (type === "problem") {
      const { code, message } = value as { code: string; message: string };
      throw new RequestError({ kind: "refused", status: 0, code, detail: message });
    }
    if (type === "hits") onHits(value as SearchPart);
    if (type === "facets") {
      counted = true;
      onCounts(value as SearchCounts);
    }
  });
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    blocks.push(decoder.decode(value, { stream: true }));
  }
  blocks.end();
  if (!counted) throw new RequestError(offline);
}
