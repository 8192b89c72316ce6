/** Reading the stream of an answer (text/event-stream): blocks of `event:` and `data:` lines, parted by an empty line. */
import { offline, RequestError } from "./failure";
import type { Answer, Citation } from "./shapes";

export type AskEvent =
  | { readonly type: "progress"; readonly step: string }
  | { readonly type: "sentence"; readonly text: string; readonly citations: readonly number[]; readonly new: readonly Citation[] }
  | { readonly type: "answer"; readonly answer: Answer }
  | { readonly type: "problem"; readonly code: string; readonly message: string };

const KINDS = new Set(["progress", "sentence", "answer", "problem"]);

/** One block as an event; null for a comment, a keep-alive or a kind that these pages do not know. */
export function askEvent(block: string): AskEvent | null {
  let type = "";
  const data: string[] = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("event:")) type = line.slice(6).trim();
    else if (line.startsWith("data:")) data.push(line.slice(5).replace(/^ /, ""));
  }
  if (!KINDS.has(type) || data.length === 0) return null;
  const value = JSON.parse(data.join("\n")) as object;
  return (type === "answer" ? { type, answer: value } : { ...value, type }) as AskEvent;
}

/** Cuts pieces of text into whole blocks; what is not closed by an empty line waits for the next piece. */
export function blockSplitter(onBlock: (block: string) => void): { push: (piece: string) => void; end: () => void } {
  let rest = "";
  const cut = (last: boolean): void => {
    const blocks = rest.replace(/\r\n/g, "\n").split("\n\n");
    rest = last ? "" : (blocks.pop() ?? "");
    for (const block of blocks) if (block.trim()) onBlock(block);
  };
  return {
    push: (piece) => {
      rest += piece;
      cut(false);
    },
    end: () => cut(true),
  };
}

/** The answer at the end of the stream; everything before it is handed to `onEvent`. A stream cut off before is a failure. */
export async function readAnswer(response: Response, onEvent: (event: AskEvent) => void): Promise<Answer> {
  let answer: Answer | null = null;
  const blocks = blockSplitter((block) => {
    const event = askEvent(block);
    if (event?.type === "problem") {
      throw new RequestError({ kind: "refused", status: 0, code: event.code, detail: event.message });
    }
    if (event?.type === "answer") answer = event.answer;
    else if (event) onEvent(event);
  });
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  while (reader && !answer) {
    const { done, value } = await reader.read();
    if (done) break;
    blocks.push(decoder.decode(value, { stream: true }));
  }
  blocks.end();
  if (!answer) throw new RequestError(offline);
  return answer;
}
