/** A series as the rows and columns of a table: periods downwards, lines beside one another. */
import type { Line, Point, Series } from "../api/shapes";

export interface GridRow {
  readonly period: string;
  readonly words: string;
  /** A point for each line of the series, in its order; null where nothing is stated. */
  readonly points: readonly (Point | null)[];
}

/** One row for each period that any line has, in the order of time. */
export function gridOf(series: Pick<Series, "lines">): readonly GridRow[] {
  const words = new Map<string, string>();
  for (const line of series.lines) for (const point of line.points) words.set(point.period, point.words);
  for (const period of missing([...words.keys()])) words.set(period, period);
  const byLine = series.lines.map((line) => new Map(line.points.map((point) => [point.period, point])));
  // Canonical periods of one kind (2023-05, 2023H1, 2021/2023) sort as text.
  return [...words.keys()].sort().map((period) => ({
    period,
    words: words.get(period) ?? period,
    points: byLine.map((points) => stated(points.get(period))),
  }));
}

// Years, half years, quarters, months: how many of them a year has, and how the canonical text writes one.
const STEPS: readonly { readonly form: RegExp; readonly perYear: number; readonly text: (year: number, number: number) => string }[] = [
  { form: /^(\d{4})()$/, perYear: 1, text: (year) => String(year) },
  { form: /^(\d{4})H([12])$/, perYear: 2, text: (year, number) => `${year}H${number}` },
  { form: /^(\d{4})Q([1-4])$/, perYear: 4, text: (year, number) => `${year}Q${number}` },
  { form: /^(\d{4})-(\d{2})$/, perYear: 12, text: (year, number) => `${year}-${String(number).padStart(2, "0")}` },
];
// A longer row of empty periods tells less than the step over it.
const LONGEST_GAP = 20;

/** The periods between those of one kind: of different lines, none need have a gap there of its own. */
export function missing(periods: readonly string[]): readonly string[] {
  const step = STEPS.find(({ form }) => periods.every((period) => form.test(period)));
  if (!step) return [];
  const ordinals = periods
    .map((period) => step.form.exec(period) as RegExpExecArray)
    .map(([, year, number]) => Number(year) * step.perYear + (Number(number || "1") - 1))
    .sort((one, other) => one - other);
  return ordinals.slice(1).flatMap((to, index) => {
    const from = (ordinals[index] as number) + 1;
    const between = Array.from({ length: Math.max(0, to - from) }, (_, count) => from + count);
    return between.length > LONGEST_GAP ? [] : between.map((ordinal) => step.text(Math.floor(ordinal / step.perYear), (ordinal % step.perYear) + 1));
  });
}

/** The series with the lines of the most values first, where more than a handful would hide these. */
export function fullestFirst(series: Series): Series {
  const counted = series.lines.map((line) => ({ line, count: line.points.filter((point) => !point.gap).length }));
  return { ...series, lines: counted.sort((one, other) => other.count - one.count).map(({ line }) => line) };
}

function stated(point: Point | undefined): Point | null {
  return point && !point.gap ? point : null;
}

/** The name of a line: whose it is and against what its changes are measured. */
export function lineName(line: Pick<Line, "organisation" | "comparison">, nobody: string): string {
  const organisation = line.organisation || nobody;
  return line.comparison ? `${organisation}（${line.comparison}）` : organisation;
}
