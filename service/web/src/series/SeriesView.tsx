import { useCallback, useState } from "react";
import type { IndicatorDetail, Series } from "../api/shapes";
import { later } from "../parts/later";
import { usePart } from "../parts/usePart";
import { useServices, useWords } from "../services";
import type { OpenPlace } from "../source/SourcePane";
import { ObservationTable } from "./ObservationTable";
import { seriesQuery, type SeriesChoice } from "./seriesChoice";
import { SameIndicator } from "./SameIndicator";
import { SeriesFilters } from "./SeriesTools";
import { SeriesTable } from "./SeriesTable";
import styles from "./SeriesView.module.css";
import type { Words } from "../words/zh";

// The drawing of charts is as large as a page of its own.
export const SeriesChart = later(() => import("./SeriesChart"));
// A table of more columns takes the whole width, the chart stands above it.
const NARROW = 2;

interface Props {
  readonly series: Series;
  readonly choice: SeriesChoice;
  readonly onChange: (change: Partial<SeriesChoice>) => void;
  readonly onOpen: (place: OpenPlace) => void;
  readonly onMerged: () => void;
}

/** A series: what it is, its table beside its chart, and beneath every number with its words. */
export function SeriesView({ series, choice, onChange, onOpen, onMerged }: Props): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const { group, shown_unit: unit } = series;
  const [turn, setTurn] = useState(0);
  const [isOpen, open] = useState(false);
  const detail = usePart(group.id, useCallback(api.indicator, [api]));
  const waiting = (
    <p role="status" className={styles["chart"]}>
      {words.series.chartLoading}
    </p>
  );
  const judged = (): void => {
    detail.again();
    onMerged();
    setTurn((before) => before + 1);
  };
  const query = seriesQuery({ indicator: group.id, organisations: choice.organisations, kind: series.kind });
  return (
    <>
      <header className={styles["head"]}>
        <h2>{group.name}</h2>
        {unit && <span>{words.series.unit(unit)}</span>}
        <span>{words.series.measures[group.measure]}</span>
        <span>{words.series.times(words.number(group.count))}</span>
        {detail.value && isWorthwhile(detail.value) && (
          <button type="button" aria-expanded={isOpen} className={styles["toggle"]} onClick={() => open(!isOpen)}>
            {toggleWords(detail.value, words)}
          </button>
        )}
      </header>
      {isOpen && detail.value && <SameIndicator key={group.id} detail={detail.value} onOpen={onOpen} onJudged={judged} />}
      <SeriesFilters series={series} choice={choice} onChange={onChange} />
      {series.notes.length > 0 && (
        <ul className={styles["notes"]} aria-label={words.series.notes}>
          {series.notes.map((note, index) => (
            <li key={note}>{words.series.note(note, series.note_codes[index]?.code ?? "", series.note_codes[index]?.count ?? 0)}</li>
          ))}
        </ul>
      )}
      <div className={`${styles["both"]} ${series.lines.length <= NARROW ? styles["beside"] : ""}`}>
        <SeriesTable series={series} onOpen={onOpen} />
        <SeriesChart series={series} form={choice.form} onForm={(form) => onChange({ form })} onOpen={onOpen} waiting={waiting}>
          <a href={api.seriesAddress(query, "xlsx")} download>
            {words.series.downloadXlsx}
          </a>
          <a href={api.seriesAddress(query, "csv")} download>
            {words.series.downloadCsv}
          </a>
        </SeriesChart>
      </div>
      <ObservationTable key={turn} group={group.id} organisations={choice.organisations} onOpen={onOpen} />
    </>
  );
}

function isWorthwhile({ suggestions, merges }: IndicatorDetail): boolean {
  return suggestions.length + merges.length > 0;
}

/** How many groups wait for a judgement, and how many judgements there are. */
function toggleWords({ suggestions, merges }: IndicatorDetail, words: Words): string {
  const parts = [
    ...(suggestions.length > 0 ? [words.series.likely(words.number(suggestions.length))] : []),
    ...(merges.length > 0 ? [words.series.said(words.number(merges.length))] : []),
  ];
  return parts.join(words.series.between);
}
