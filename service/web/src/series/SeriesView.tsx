import { lazy, Suspense } from "react";
import type { Series } from "../api/shapes";
import { useServices, useWords } from "../services";
import type { OpenPlace } from "../source/SourcePane";
import { ObservationTable } from "./ObservationTable";
import { seriesQuery, type SeriesChoice } from "./seriesChoice";
import { SeriesFilters } from "./SeriesTools";
import { SeriesTable } from "./SeriesTable";
import styles from "./SeriesView.module.css";

// The drawing of charts is as large as a page of its own.
const SeriesChart = lazy(() => import("./SeriesChart"));
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
export function SeriesView({ series, choice, onChange, onOpen }: Props): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const { group, shown_unit: unit } = series;
  const query = seriesQuery({ indicator: group.id, organisations: choice.organisations, kind: series.kind });
  return (
    <>
      <header className={styles["head"]}>
        <h2>{group.name}</h2>
        {unit && <span>{words.series.unit(unit)}</span>}
        <span>{words.series.measures[group.measure]}</span>
        <span>{words.series.times(words.number(group.count))}</span>
      </header>
      <SeriesFilters series={series} choice={choice} onChange={onChange} />
      {series.notes.length > 0 && (
        <ul className={styles["notes"]} aria-label={words.series.notes}>
          {series.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <div className={`${styles["both"]} ${series.lines.length <= NARROW ? styles["beside"] : ""}`}>
        <SeriesTable series={series} onOpen={onOpen} />
        <Suspense
          fallback={
            <p role="status" className={styles["chart"]}>
              {words.series.chartLoading}
            </p>
          }
        >
          <SeriesChart series={series} form={choice.form} onForm={(form) => onChange({ form })} onOpen={onOpen}>
            <a href={api.seriesAddress(query, "xlsx")} download>
              {words.series.downloadXlsx}
            </a>
            <a href={api.seriesAddress(query, "csv")} download>
              {words.series.downloadCsv}
            </a>
          </SeriesChart>
        </Suspense>
      </div>
      <ObservationTable group={group.id} organisations={choice.organisations} onOpen={onOpen} />
    </>
  );
}
