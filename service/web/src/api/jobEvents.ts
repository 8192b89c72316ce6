/** Reading a job's stream of events: one JSON value per line (application/x-ndjson). */
import type { JobEvent } from "./shapes";

/** Splits pieces of text into whole lines; what has no line end yet waits for the next piece. */
export function lineSplitter(onLine: (line: string) => void): { push: (piece: string) => void; end: () => void } {
  let rest = "";
  const emit = (line: string): void => {
    if (line.trim()) onLine(line);
  };
  return {
    push: (piece) => {
      const lines = (rest + piece).split("\n");
      rest = lines.pop() ?? "";
      lines.forEach(emit);
    },
    end: () => {
      emit(rest);
      rest = "";
    },
  };
}

/** Hands every event to `onEvent` and returns when the stream ends. */
export async function readJobEvents(response: Response, onEvent: (event: JobEvent) => void): Promise<void> {
  if (!response.body) return;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const lines = lineSplitter((line) => onEvent(JSON.parse(line) as JobEvent));
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    lines.push(decoder.decode(value, { stream: true }));
  }
  lines.end();
}
