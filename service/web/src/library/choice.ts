/** Which documents of the list to show, and in which order. */
import type { DocumentKind, DocumentSummary } from "../api/shapes";

export type SortColumn = "title" | "published" | "effective" | "articles" | "passages" | "characters";

export interface Choice {
  readonly words: string;
  readonly kind: DocumentKind | null;
  /** Null keeps the server's order, newest first. */
  readonly sort: { readonly column: SortColumn; readonly down: boolean } | null;
}

export const everything: Choice = { words: "", kind: null, sort: null };

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

function holds(document: DocumentSummary, words: readonly string[]): boolean {
  const text = folded([document.title, document.document_number, document.issuer, document.organisation, document.file].join(" "));
  return words.every((word) => text.includes(word));
}

const KEYS: Record<SortColumn, (document: DocumentSummary) => string | number> = {
  title: (document) => document.title,
  published: (document) => document.published ?? "",
  effective: (document) => document.effective_from ?? "",
  articles: (document) => document.articles,
  passages: (document) => document.passages,
  characters: (document) => document.characters,
};

function comparer(column: SortColumn): (a: DocumentSummary, b: DocumentSummary) => number {
  const key = KEYS[column];
  if (column === "title") return (a, b) => inPinyin.compare(a.title, b.title);
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}

const inPinyin = new Intl.Collator("zh-CN", { numeric: true });

/** The documents that hold every word of the filter (full and half width alike), by words alone. */
export function matching(documents: readonly DocumentSummary[], filter: string): readonly DocumentSummary[] {
  const words = folded(filter).split(/\s+/).filter(Boolean);
  return words.length ? documents.filter((document) => holds(document, words)) : documents;
}

/** The documents of one kind in the chosen order. */
export function arranged(documents: readonly DocumentSummary[], { kind, sort }: Choice): readonly DocumentSummary[] {
  const some = kind ? documents.filter((document) => document.kind === kind) : documents;
  if (!sort) return some;
  const up = [...some].sort(comparer(sort.column));
  return sort.down ? up.reverse() : up;
}

/** The next order when a column's head is pressed: up, down, then the server's own. */
export function nextSort(sort: Choice["sort"], column: SortColumn): Choice["sort"] {
  if (sort?.column !== column) return { column, down: false };
  return sort.down ? null : { column, down: true };
}
