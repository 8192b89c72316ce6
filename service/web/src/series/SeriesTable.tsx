import { Tooltip } from "antd";
import { useEffect, useMemo, useRef } from "react";
import type { Change, Point, Reading, ReadingSource, Series } from "../api/shapes";
import { writtenPeriod } from "../parts/dates";
import { inTitleMarks } from "../parts/title";
import { useWords } from "../services";
import type { OpenPlace } from "../source/SourcePane";
import { writtenChange, writtenReading } from "./amounts";
import { gridOf, lineName } from "./grid";
import { Quote } from "./Quote";
import styles from "./SeriesTable.module.css";

interface Props {
  readonly series: Series;
  readonly onOpen: (place: OpenPlace) => void;
}

// Some lines of a tooltip around the number.
const AROUND = 90;
// A table of so few organisations is read downwards, however few its periods.
const NARROW = 2;

/** Periods downwards, organisations beside one another, or the other way round where that is narrower; what is not stated is a dash. */
export function SeriesTable({ series, onOpen }: Props): React.JSX.Element {
  const words = useWords();
  const rows = useMemo(() => gridOf(series), [series]);
  const isTurned = series.lines.length > Math.max(NARROW, rows.length);
  const organisations = series.lines.map((line) => lineName(line, words.series.nobody));
  const periods = rows.map((row) => writtenPeriod(row.period, words, row.words));
  const [columns, names] = isTurned ? [periods, organisations] : [organisations, periods];
  const box = useRef<HTMLDivElement>(null);
  // What is looked for first are the latest periods, which stand at the end of such a row.
  useEffect(() => {
    if (isTurned && box.current) box.current.scrollLeft = box.current.scrollWidth;
  }, [isTurned, series]);
  const pointAt = (row: number, column: number): Point | null => (isTurned ? rows[column]?.points[row] : rows[row]?.points[column]) ?? null;
  return (
    <div ref={box} className={styles["box"]} tabIndex={0} role="group" aria-label={words.series.table(series.group.name)}>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">{isTurned ? words.series.organisation : words.series.period}</th>
            {columns.map((name, index) => (
              <th key={index} scope="col" className={styles["number"]}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name, row) => (
            <tr key={row}>
              <th scope="row">{name}</th>
              {columns.map((_, column) => (
                <td key={column} className={styles["number"]}>
                  <Cell point={pointAt(row, column)} unit={series.shown_unit} onOpen={onOpen} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly point: Point | null;
  readonly unit: string;
  readonly onOpen: (place: OpenPlace) => void;
}

function Cell({ point, unit, onOpen }: CellProps): React.JSX.Element {
  const words = useWords();
  if (!point) return <span title={words.series.gap}>—</span>;
  return (
    <>
      <div className={styles["values"]}>
        {point.readings.map((reading, index) => (
          <Value key={index} reading={reading} onOpen={onOpen} />
        ))}
      </div>
      {point.conflict && <small className={styles["conflict"]}>{words.series.conflict}</small>}
      <div className={styles["changes"]}>
        {point.change && <Changed change={point.change} unit={unit} since={words.series.since(writtenPeriod(point.change.period, words))} />}
        {point.uncomputed && !point.conflict && point.uncomputed_code !== "conflict" && (
          <Tooltip title={words.series.whyUncomputed(point.uncomputed, point.uncomputed_code)} trigger={["hover", "focus"]}>
            <span className={styles["change"]} tabIndex={0} role="note">
              {words.series.uncomputed}
            </span>
          </Tooltip>
        )}
        {point.year_on_year && <Changed change={point.year_on_year} unit={unit} since={words.series.yearOnYear} named />}
      </div>
    </>
  );
}

/** The sentence or row that states a number, and the number as its point. */
export function placeOf(
  source: Pick<ReadingSource, "document_id" | "title" | "label" | "quote_start" | "quote_end" | "start" | "end">,
): OpenPlace {
  return {
    documentId: source.document_id,
    title: source.title,
    label: source.label,
    span: { start: source.quote_start, end: source.quote_end },
    point: { start: source.start, end: source.end },
  };
}

function Value({ reading, onOpen }: { readonly reading: Reading; readonly onOpen: (place: OpenPlace) => void }): React.JSX.Element {
  const words = useWords();
  const [source] = reading.sources;
  const value = writtenReading(reading, words);
  if (!source) return <span>{value}</span>;
  const quote = (
    <>
      <p>
        <Quote observation={source} room={AROUND} />
      </p>
      <p>
        {inTitleMarks(source.title)}
        {source.label}
      </p>
      {reading.sources.length > 1 && <p>{words.series.sources(reading.sources.length)}</p>}
    </>
  );
  return (
    <Tooltip title={quote} trigger={["hover", "focus"]} classNames={{ root: styles["quote"] ?? "" }}>
      <button
        type="button"
        className={styles["value"]}
        aria-label={words.series.openAt(value, `${inTitleMarks(source.title)}${source.label}`)}
        onClick={() => onOpen(placeOf(source))}
      >
        {value}
      </button>
    </Tooltip>
  );
}

interface ChangedProps {
  readonly change: Change;
  readonly unit: string;
  readonly since: string;
  /** Whether what it is measured against stands before it. */
  readonly named?: boolean;
}

/** A computed change, with its formula on hover and focus. */
function Changed({ change, unit, since, named = false }: ChangedProps): React.JSX.Element {
  const words = useWords();
  return (
    <Tooltip title={words.series.formula(since, change.words)} trigger={["hover", "focus"]}>
      <span className={styles["change"]} tabIndex={0} role="note">
        {named && `${since} `}
        {writtenChange(change, unit, words)}
      </span>
    </Tooltip>
  );
}
