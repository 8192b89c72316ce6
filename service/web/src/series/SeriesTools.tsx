import { Segmented, Select } from "antd";
import { useCallback } from "react";
import type { Measure, PeriodKind, Series } from "../api/shapes";
import { usePart } from "../parts/usePart";
import { useServices, useWords } from "../services";
import { IndicatorBox } from "./IndicatorBox";
import { MEASURES, PERIOD_KINDS, type SeriesChoice } from "./seriesChoice";
import styles from "./SeriesTools.module.css";

interface Props {
  readonly choice: SeriesChoice;
  readonly onChange: (change: Partial<SeriesChoice>) => void;
}

/** The box for the indicator and the measure of what it offers. */
export function SeriesTools({ choice, onChange }: Props): React.JSX.Element {
  const words = useWords();
  const measures = [
    { value: "", label: words.series.allMeasures },
    ...MEASURES.map((measure) => ({ value: measure as string, label: words.series.measures[measure] })),
  ];
  return (
    <div className={styles["tools"]}>
      <IndicatorBox
        indicator={choice.indicator}
        measure={choice.measure}
        onChoose={(indicator) => onChange({ indicator, organisations: [], kind: null })}
      />
      <Segmented<string>
        aria-label={words.series.measure}
        value={choice.measure ?? ""}
        options={measures}
        onChange={(measure) => onChange({ measure: (measure || null) as Measure | null })}
      />
    </div>
  );
}

/** What narrows a series that is shown: organisations, and the kind of its periods. */
export function SeriesFilters({ series, choice, onChange }: Props & { readonly series: Series }): React.JSX.Element | null {
  const words = useWords();
  const organisations = useOrganisations(series);
  const kinds = PERIOD_KINDS.filter((kind) => series.kinds[kind]);
  const isOrganised = organisations.length > 1 || choice.organisations.length > 0;
  if (kinds.length <= 1 && !isOrganised) return null;
  return (
    <div className={styles["filters"]}>
      {kinds.length > 1 && (
        <Segmented<PeriodKind>
          size="small"
          aria-label={words.series.kind}
          value={series.kind}
          options={kinds.map((kind) => ({
            value: kind,
            label: words.series.counted(words.series.kinds[kind] ?? kind, words.number(series.kinds[kind] ?? 0)),
          }))}
          onChange={(kind) => onChange({ kind })}
        />
      )}
      {isOrganised && (
        <Select<string[]>
          mode="multiple"
          size="small"
          allowClear
          maxTagCount="responsive"
          className={styles["organisations"] ?? ""}
          aria-label={words.series.organisations}
          placeholder={words.series.allOrganisations}
          value={[...choice.organisations]}
          options={organisations.map(([name, count]) => ({
            value: name,
            label: count > 0 ? words.series.counted(name || words.series.nobody, words.number(count)) : name || words.series.nobody,
          }))}
          onChange={(chosen) => onChange({ organisations: chosen })}
        />
      )}
    </div>
  );
}

/** The organisations that state a group, the most frequent first; until they are counted, those of the series. */
function useOrganisations({ group, lines }: Series): readonly (readonly [string, number])[] {
  const { api } = useServices();
  const fetch = useCallback(async (query: string) => Object.entries((await api.observations(query)).counts?.organisations ?? {}), [api]);
  const counted = usePart(new URLSearchParams({ group: group.id, limit: "1" }).toString(), fetch).value;
  return counted ?? [...new Set(lines.map((line) => line.organisation))].map((name) => [name, 0] as const);
}
