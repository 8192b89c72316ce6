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
  const byLine = series.lines.map((line) => new Map(line.points.map((point) => [point.period, point])));
  // Canonical periods of one kind (2023-05, 2023H1, 2021/2023) sort as text.
  return [...words.keys()].sort().map((period) => ({
    period,
    words: words.get(period) ?? period,
    points: byLine.map((points) => stated(points.get(period))),
  }));
}

function stated(point: Point | undefined): Point | null {
  return point && !point.gap ? point : null;
}

/** The name of a line: whose it is and against what its changes are measured. */
export function lineName(line: Pick<Line, "organisation" | "comparison">, nobody: string): string {
  const organisation = line.organisation || nobody;
  return line.comparison ? `${organisation}（${line.comparison}）` : organisation;
}
