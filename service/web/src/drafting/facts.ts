/** The facts sheet as a form: what was typed for each row, as the lines that the server takes, and back from a filled sheet. */
import type { FactLine, FactsRow, Fault } from "../api/shapes";

/** What was typed, by the key of its row. */
export type Typed = Readonly<Record<string, string>>;

export interface Filled {
  readonly typed: Typed;
  /** Lines of a sheet that are none of the model's rows. */
  readonly extra: readonly FactLine[];
}

export const nothing: Filled = { typed: {}, extra: [] };

/** How a fault, and the source of a number, names the row at `index`. */
export function placeOfRow(index: number): string {
  return `数据表第${index + 1}行`;
}

function placeOfExtra(index: number): string {
  return `数据表另列第${index + 1}行`;
}

/** A line for every row with a value, and for those of none. */
export function linesOf(rows: readonly FactsRow[], { typed, extra }: Filled): readonly FactLine[] {
  const lines = rows.flatMap((row, index) => {
    const value = (typed[row.key] ?? "").trim();
    const { key, section, indicator, unit } = row;
    return value ? [{ key, section, indicator, unit, value, note: "", quote: "", place: placeOfRow(index) }] : [];
  });
  return [...lines, ...extra.map((line, index) => ({ ...line, place: placeOfExtra(index) }))];
}

/** The faults by the key of the row they are about, and the others. */
export function placeFaults(rows: readonly FactsRow[], faults: readonly Fault[]): { readonly byKey: ReadonlyMap<string, Fault>; readonly others: readonly Fault[] } {
  const keys = new Map(rows.map((row, index) => [placeOfRow(index), row.key]));
  const byKey = new Map<string, Fault>();
  const others: Fault[] = [];
  for (const fault of faults) {
    const key = keys.get(fault.place);
    if (key) byKey.set(key, fault);
    else others.push(fault);
  }
  return { byKey, others };
}

function folded(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "");
}

function rowOf(rows: readonly FactsRow[], line: FactLine): FactsRow | null {
  if (line.key) return rows.find((row) => row.key === line.key) ?? null;
  const same = rows.filter((row) => folded(row.indicator) === folded(line.indicator));
  const section = folded(line.section);
  const within = section ? same.filter((row) => folded(row.section).startsWith(section)) : [];
  const near = within.length > 0 ? within : same;
  const quoted = near.filter((row) => line.quote && folded(row.quote) === folded(line.quote));
  const found = quoted.length > 0 ? quoted : near;
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** What was typed before, with the lines of a sheet put into their rows; a changed unit stays a line of its own, to be told. */
export function withLines(rows: readonly FactsRow[], before: Filled, lines: readonly FactLine[]): Filled {
  const typed: Record<string, string> = { ...before.typed };
  const extra: FactLine[] = [];
  for (const line of lines) {
    const row = rowOf(rows, line);
    if (row && (!line.unit || folded(line.unit) === folded(row.unit))) typed[row.key] = line.value;
    else extra.push(line);
  }
  return { typed, extra };
}

/** How many rows have a value. */
export function countFilled(rows: readonly FactsRow[], typed: Typed): number {
  return rows.filter((row) => (typed[row.key] ?? "").trim()).length;
}

/** Rows one under another, those of one section together, in order. */
export function bySection(rows: readonly FactsRow[]): readonly (readonly [string, readonly FactsRow[]])[] {
  const sections = new Map<string, FactsRow[]>();
  for (const row of rows) sections.set(row.section, [...(sections.get(row.section) ?? []), row]);
  return [...sections];
}
