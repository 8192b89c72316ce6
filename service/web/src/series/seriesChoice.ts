/** What the tab 数据 is asked for, as parameters of its address. */
import type { IndicatorGroup, Measure, PeriodKind } from "../api/shapes";

export type ChartForm = "line" | "bar";

export interface SeriesChoice {
  /** A name as typed, or the id of a group. */
  readonly indicator: string;
  readonly organisations: readonly string[];
  /** The kind of period; null for the one that most values have. */
  readonly kind: PeriodKind | null;
  /** Only groups of this measure are offered; null for all. */
  readonly measure: Measure | null;
  readonly form: ChartForm;
}

export const PERIOD_KINDS: readonly PeriodKind[] = ["year", "half", "quarter", "month", "day", "span", "unknown"];
export const MEASURES: readonly Measure[] = ["level", "share", "change"];

function oneOf<T extends string>(known: readonly T[], value: string | null): T | null {
  return known.find((one) => one === value) ?? null;
}

export function readSeriesChoice(asked: string): SeriesChoice {
  const parameters = new URLSearchParams(asked);
  return {
    indicator: parameters.get("indicator") ?? "",
    organisations: parameters.getAll("organisation"),
    kind: oneOf(PERIOD_KINDS, parameters.get("kind")),
    measure: oneOf(MEASURES, parameters.get("measure")),
    form: parameters.get("chart") === "bar" ? "bar" : "line",
  };
}

export function writeSeriesChoice(choice: SeriesChoice): string {
  const parameters = new URLSearchParams(seriesQuery(choice));
  if (choice.measure) parameters.set("measure", choice.measure);
  if (choice.form === "bar") parameters.set("chart", "bar");
  return parameters.toString();
}

/** The part of a choice that the server answers. */
export function seriesQuery({ indicator, organisations, kind }: Pick<SeriesChoice, "indicator" | "organisations" | "kind">): string {
  const parameters = new URLSearchParams();
  if (indicator) parameters.set("indicator", indicator);
  for (const organisation of organisations) parameters.append("organisation", organisation);
  if (kind) parameters.set("kind", kind);
  return parameters.toString();
}

/** The name in the id of a group (`name|family|measure`); anything else comes back unchanged. */
export function nameOf(indicator: string): string {
  const parts = indicator.split("|");
  return parts.length === 3 && MEASURES.some((measure) => measure === parts[2]) ? (parts[0] ?? "") : indicator;
}

export function ofMeasure(groups: readonly IndicatorGroup[], measure: Measure | null): readonly IndicatorGroup[] {
  return measure ? groups.filter((group) => group.measure === measure) : groups;
}
