/** The texts and outlines that were opened last, so that a second look costs nothing. */
import type { Api } from "../api/client";
import type { Outline } from "../api/shapes";
import { utf16Offsets, type ToUtf16 } from "../text/codePoints";
import { sourceLines, type SourceLine } from "../text/lines";

export interface Source {
  readonly title: string;
  readonly text: string;
  readonly toUtf16: ToUtf16;
  readonly lines: readonly SourceLine[];
  readonly outline: Outline;
}

export interface Shelf {
  readonly source: (documentId: string) => Promise<Source>;
  readonly forget: () => void;
}

const ROOM = 6;

async function fetchSource(api: Api, documentId: string): Promise<Source> {
  const [text, outline] = await Promise.all([api.text(documentId), api.outline(documentId)]);
  const toUtf16 = utf16Offsets(text.text);
  return { title: text.title, text: text.text, toUtf16, outline, lines: sourceLines(text.text, outline.units, toUtf16) };
}

export function createShelf(api: Api): Shelf {
  const held = new Map<string, Promise<Source>>();
  return {
    source: (documentId) => {
      const found = held.get(documentId);
      const source = found ?? fetchSource(api, documentId);
      held.delete(documentId);
      held.set(documentId, source);
      // A failed request must not be remembered as the document.
      source.catch(() => held.delete(documentId));
      const oldest = held.keys().next().value;
      if (held.size > ROOM && oldest !== undefined) held.delete(oldest);
      return source;
    },
    forget: () => held.clear(),
  };
}
