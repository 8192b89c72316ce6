/** Reading the stream of a chat model that writes in a draft: `progress`, `kept` for each section that is whole, `done`, or a `problem`. */
import { blockSplitter } from "./askEvents";
import { offline, RequestError } from "./failure";
import type { DraftCheck, DraftParagraph, WholeDraft } from "./shapes";

/** The paragraphs of a section as far as they have come; the first of them stands at `paragraph`. */
export interface Written {
  readonly position: number;
  readonly paragraph: number;
  readonly paragraphs: readonly DraftParagraph[];
}

/** A section that is whole and kept, and what the model left out. */
export interface KeptSection {
  readonly position: number;
  readonly checks: readonly DraftCheck[];
  readonly draft: WholeDraft;
}

/** What was kept last, everything before it handed to `onWritten`; a stream that ends before anything was kept is a failure. */
export async function readComposing(response: Response, onWritten: (written: Written) => void): Promise<KeptSection> {
  let kept: KeptSection | null = null;
  const blocks = blockSplitter((block) => {
    const type = /^event: *(.*)$/m.exec(block)?.[1]?.trim();
    const data = /^data: *(.*)$/m.exec(block)?.[1];
    if (!type || !data) return;
    const value = JSON.parse(data) as unknown;
    if (type === "problem") {
      const { code, message } = value as { code: string; message: string };
      throw new RequestError({ kind: "refused", status: 0, code, detail: message });
    }
    if (type === "progress") onWritten(value as Written);
    if (type === "kept") kept = value as KeptSection;
  });
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    blocks.push(decoder.decode(value, { stream: true }));
  }
  blocks.end();
  if (!kept) throw new RequestError(offline);
  return kept;
}
