/** A document's text as the lines of a page, each with the kind of Unit it belongs to and its label for the margin. */
import type { UnitNode } from "../api/shapes";
import type { ToUtf16 } from "./codePoints";

/** One line; `start` and `end` count UTF-16 units. */
export interface SourceLine {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: string;
  readonly level: number;
  readonly label: string;
  /** Where a heading ends whose paragraph begins in the same line; absent where the line is all of one kind. */
  readonly headEnd?: number;
}

// These carry their number in their own line, which stands as a heading: the margin would only repeat it.
const WITHOUT_MARGIN = new Set(["title", "note", "contents", "preamble", "part", "subpart", "chapter", "section", "heading", "row", "signature"]);

interface Draft {
  start: number;
  /** Where the line's text begins, behind its indent. */
  inner: number;
  end: number;
  text: string;
  kind: string;
  level: number;
  label: string;
  headEnd?: number;
}

function split(text: string): Draft[] {
  const drafts: Draft[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const indent = line.search(/\S/);
    if (indent >= 0) drafts.push({ start, inner: start + indent, end: start + line.length, text: line, kind: "", level: 0, label: "" });
    start += line.length + 1;
  }
  return drafts;
}

/** The index of the first line that ends after `offset`, which is the line that holds it or follows it. */
export function lineAt(lines: readonly { readonly end: number }[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as { end: number }).end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A label as the margin shows it: what it adds to the label of the Unit above, `第十二条第二款` → `第二款`. */
export function marginLabel(label: string, above: readonly string[]): string {
  for (let index = above.length - 1; index >= 0; index -= 1) {
    const outer = above[index] as string;
    if (outer && label.length > outer.length && label.startsWith(outer)) return label.slice(outer.length);
  }
  return label;
}

function paint(lines: Draft[], unit: UnitNode, above: readonly string[], toUtf16: ToUtf16): void {
  const start = toUtf16(unit.start);
  const end = toUtf16(unit.end);
  const first = lineAt(lines, start);
  for (let index = first; index < lines.length; index += 1) {
    const line = lines[index] as Draft;
    if (line.start >= end) break;
    // A Unit that begins inside a line (the first 款 after 第十二条) leaves the line to the Unit around it.
    if (line.inner < start && line.kind) {
      if (line.kind === "heading" && unit.kind === "paragraph") line.headEnd ??= start;
      continue;
    }
    line.kind = unit.kind;
    line.level = unit.level ?? 0;
  }
  const line = lines[first];
  if (line && line.inner >= start && !line.label && !WITHOUT_MARGIN.has(unit.kind)) {
    line.label = marginLabel(unit.label, above);
  }
  for (const child of unit.children) paint(lines, child, [...above, unit.label], toUtf16);
}

/** The lines of `text` that hold any text, in order. */
export function sourceLines(text: string, units: readonly UnitNode[], toUtf16: ToUtf16): readonly SourceLine[] {
  const lines = split(text);
  for (const unit of units) paint(lines, unit, [], toUtf16);
  return lines;
}
