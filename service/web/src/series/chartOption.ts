/** What a chart of a series draws, for Apache ECharts: gaps stay gaps, values that contradict each other stand apart. */
import type { Line, Point, Reading, Series } from "../api/shapes";
import { gridOf, lineName, type GridRow } from "./grid";
import type { ChartForm } from "./seriesChoice";

/** A drawn value: `value` is null in a gap; the rest tells what is drawn. */
export interface Drawn {
  readonly value: number | null;
  readonly point?: Point;
  readonly reading?: Reading;
}

export interface DrawnLine {
  readonly name: string;
  /** Which of the lines of the series; those of one number share a colour and a name. */
  readonly number: number;
  /** False for the further values of periods that have several: these are drawn apart, without a line. */
  readonly connected: boolean;
  readonly data: readonly Drawn[];
}

const GAP: Drawn = { value: null };

function drawn(point: Point | null, index: number): Drawn {
  const reading = point?.readings[index];
  return point && reading ? { value: reading.shown, point, reading } : GAP;
}

/** The lines of a chart: one an organisation, and one more for each further value that a period has. */
export function drawnLines(series: Pick<Series, "lines">, rows: readonly GridRow[], nobody: string): readonly DrawnLine[] {
  return series.lines.flatMap((line: Line, number) => {
    const most = Math.max(1, ...rows.map((row) => row.points[number]?.readings.length ?? 0));
    return Array.from({ length: most }, (_, index) => ({
      name: lineName(line, nobody),
      number,
      connected: index === 0,
      data: rows.map((row) => drawn(row.points[number] ?? null, index)),
    }));
  });
}

/** So many lines can be told apart, each by a colour of its own: a chart begins with the first of them. */
export const FEW = 8;

/** The looks of a chart, from the theme. */
export interface Looks {
  readonly surface: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly textSoft: string;
  readonly lines: readonly string[];
  readonly font: string;
}

export interface ChartWords {
  readonly title: string;
  readonly nobody: string;
  readonly period: (row: GridRow) => string;
}

// Lines of the same colour are told apart by their points.
const SYMBOLS = ["circle", "rect", "triangle", "diamond", "roundRect"];

/** The option for `setOption`; the tooltip is the caller's. */
export function chartOption(series: Series, form: ChartForm, looks: Looks, words: ChartWords) {
  const rows = gridOf(series);
  const text = { color: looks.textSoft, fontFamily: looks.font };
  const several = series.lines.length > 1;
  const selected = Object.fromEntries(series.lines.map((line, number) => [lineName(line, words.nobody), number < FEW]));
  return {
    animation: false,
    backgroundColor: looks.surface,
    textStyle: { fontFamily: looks.font },
    title: { text: words.title, left: 8, top: 6, textStyle: { color: looks.text, fontFamily: looks.font, fontSize: 13, fontWeight: "normal" as const } },
    legend: {
      show: several, selected, type: "scroll" as const, left: 8, right: 8, top: 28, textStyle: text, inactiveColor: looks.lineStrong,
      pageTextStyle: text, pageIconColor: looks.text, pageIconInactiveColor: looks.line,
    },
    grid: { left: 12, right: 20, top: several ? 64 : 40, bottom: 8, containLabel: true },
    xAxis: {
      type: "category" as const, data: rows.map(words.period), boundaryGap: true,
      axisLabel: { ...text, hideOverlap: true }, axisLine: { lineStyle: { color: looks.textSoft } }, axisTick: { alignWithLabel: true },
    },
    // A line may begin where its values are; the length of a bar tells nothing unless it begins at 0.
    yAxis: {
      type: "value" as const, scale: form === "line", axisLabel: text,
      splitLine: { lineStyle: { color: looks.line } },
    },
    series: drawnLines(series, rows, words.nobody).map((line) => drawing(line, form, looks)),
  };
}

function drawing({ name, number, connected, data }: DrawnLine, form: ChartForm, looks: Looks) {
  const colour = looks.lines[number % looks.lines.length] ?? looks.text;
  if (form === "bar") {
    const style = { color: colour, opacity: connected ? 1 : 0.55 };
    return { type: "bar" as const, name, data: [...data], itemStyle: style, barMaxWidth: 48 };
  }
  return {
    type: "line" as const, name, data: [...data], connectNulls: false, showAllSymbol: true as const, symbolSize: 8,
    symbol: SYMBOLS[Math.floor(number / looks.lines.length) % SYMBOLS.length] ?? "circle",
    itemStyle: connected ? { color: colour } : { color: looks.surface, borderColor: colour, borderWidth: 2 },
    lineStyle: { color: colour, width: connected ? 2 : 0 },
  };
}
