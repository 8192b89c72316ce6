import { Segmented } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Series } from "../api/shapes";
import { writtenPeriod } from "../parts/dates";
import { useServices, useWords } from "../services";
import type { OpenPlace } from "../source/SourcePane";
import { useCell } from "../storage/cell";
import { chartLooks } from "../theme";
import type { Words } from "../words/zh";
import { writtenReading } from "./amounts";
import { chartOption, FEW, type Drawn } from "./chartOption";
import { drawOn, type Drawing } from "./drawing";
import type { GridRow } from "./grid";
import styles from "./SeriesChart.module.css";
import type { ChartForm } from "./seriesChoice";
import { placeOf } from "./SeriesTable";

interface Props {
  readonly series: Series;
  readonly form: ChartForm;
  readonly onForm: (form: ChartForm) => void;
  readonly onOpen: (place: OpenPlace) => void;
  /** Links to the tables of the series, beside the picture. */
  readonly children?: React.ReactNode;
}

/** A line or a bar for each organisation; pressing a point opens the sentence that states it. */
export default function SeriesChart({ series, form, onForm, onOpen, children }: Props): React.JSX.Element {
  const words = useWords();
  const shade = useCell(useServices().preferences).shade;
  const isDoubled = series.lines.some((line) => line.points.some((point) => point.readings.length > 1));
  const help = [...(series.lines.length > FEW ? [words.series.drawnFew(FEW)] : []), ...(isDoubled ? [words.series.hollow[form]] : [])];
  const canvas = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const opening = useRef(onOpen);
  opening.current = onOpen;

  useEffect(() => {
    if (!canvas.current) return undefined;
    const begun = drawOn(canvas.current);
    const watch = new ResizeObserver(() => begun.resize());
    watch.observe(canvas.current);
    begun.on("click", ({ data }) => {
      const source = (data as Drawn).reading?.sources[0];
      if (source) opening.current(placeOf(source));
    });
    setDrawing(begun);
    return () => {
      watch.disconnect();
      begun.dispose();
      setDrawing(null);
    };
  }, []);

  useEffect(() => {
    const title = words.series.chart(series.group.name, series.shown_unit);
    const option = chartOption(series, form, chartLooks(shade), { title, nobody: words.series.nobody, period: (row) => periodOf(row, words) });
    drawing?.setOption({ ...option, tooltip: tooltip(words, series.shown_unit) }, { notMerge: true });
  }, [drawing, series, form, shade, words]);

  const save = useCallback(() => {
    if (!drawing) return;
    const link = document.createElement("a");
    link.href = drawing.getDataURL({ type: "png", pixelRatio: 2 });
    link.download = `${series.group.name}.png`;
    link.click();
  }, [drawing, series]);

  return (
    <figure className={styles["figure"]}>
      <div className={styles["tools"]}>
        <Segmented<ChartForm>
          size="small"
          aria-label={words.series.form}
          value={form}
          options={(["line", "bar"] as const).map((value) => ({ value, label: words.series.forms[value] }))}
          onChange={onForm}
        />
        <span className={styles["downloads"]}>
          {words.series.download}
          {children}
          <button type="button" onClick={save}>
            {words.series.downloadPicture}
          </button>
        </span>
      </div>
      {help.length > 0 && <p className={styles["few"]}>{help.join(words.series.space)}</p>}
      <div ref={canvas} className={styles["canvas"]} role="img" aria-label={words.series.chartLabel(series.group.name)} />
    </figure>
  );
}

/** A period in the page's language; as the server words it, where the pages do not know its form. */
export function periodOf(row: Pick<GridRow, "period" | "words">, words: Words): string {
  return writtenPeriod(row.period, words, row.words);
}

function tooltip(words: Words, unit: string) {
  return {
    trigger: "item" as const,
    confine: true,
    // An element of text nodes, never markup: names and quotes come from documents.
    formatter: (shown: unknown): HTMLElement => {
      const { seriesName, name, data } = shown as { seriesName?: string; name: string; data: Drawn };
      const box = document.createElement("div");
      const value = data.reading ? `${writtenReading(data.reading, words)}${unit}` : words.series.gap;
      for (const text of [`${seriesName ?? ""} ${name}`, value, data.point?.change?.words ?? ""].filter(Boolean)) {
        box.appendChild(document.createElement("div")).textContent = text;
      }
      return box;
    },
  };
}
