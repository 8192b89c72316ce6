import { useCallback, useEffect, useMemo, useRef } from "react";
import type { SeriesResult } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { usePart } from "../parts/usePart";
import { useServices, useWords } from "../services";
import type { OpenPlace } from "../source/SourcePane";
import { Candidates } from "./Candidates";
import { fullestFirst } from "./grid";
import { readSeriesChoice, seriesQuery, writeSeriesChoice, type SeriesChoice } from "./seriesChoice";
import { SeriesTools } from "./SeriesTools";
import styles from "./SeriesTab.module.css";
import { SeriesChart, SeriesView } from "./SeriesView";
import { Start } from "./Start";

interface Props {
  readonly asked: string;
  readonly onAsk: (asked: string, isStep?: boolean) => void;
  readonly onOpen: (place: OpenPlace) => void;
}

/** 数据: one indicator over periods and organisations, as table, chart and list. */
export function SeriesTab({ asked, onAsk, onOpen }: Props): React.JSX.Element {
  const choice = readSeriesChoice(asked);
  useEffect(SeriesChart.prepare, []);
  const change = (part: Partial<SeriesChoice>): void => onAsk(writeSeriesChoice({ ...choice, ...part }), part.form === undefined);
  return (
    <div className={styles["tab"]}>
      <SeriesTools choice={choice} onChange={change} />
      {choice.indicator ? <Found choice={choice} onChange={change} onOpen={onOpen} /> : <Start measure={choice.measure} onChange={change} />}
    </div>
  );
}

interface FoundProps {
  readonly choice: SeriesChoice;
  readonly onChange: (change: Partial<SeriesChoice>) => void;
  readonly onOpen: (place: OpenPlace) => void;
}

function Found({ choice, onChange, onOpen }: FoundProps): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const part = usePart(seriesQuery(choice), useCallback(api.series, [api]));
  // What was there stays while the next is on its way, so that the page does not jump.
  const last = useRef<SeriesResult | null>(null);
  if (part.value) last.current = part.value;
  const result = part.value ?? last.current;
  const series = useMemo(() => (result?.series ? fullestFirst(result.series) : null), [result]);

  if (part.failure) return <FailureNotice failure={part.failure} onRetry={part.again} />;
  if (!result) {
    return (
      <p role="status" className={styles["waiting"]}>
        {words.series.looking}
      </p>
    );
  }
  return (
    <div className={styles["found"]} aria-busy={!part.value}>
      {series && <SeriesView series={series} choice={choice} onChange={onChange} onOpen={onOpen} onMerged={part.again} />}
      <Candidates result={result} choice={choice} onChange={onChange} />
    </div>
  );
}
