import { Button } from "antd";
import type { SeriesResult } from "../api/shapes";
import { useWords } from "../services";
import { GroupList } from "./Start";
import { nameOf, ofMeasure, type SeriesChoice } from "./seriesChoice";
import styles from "./SeriesTab.module.css";

interface Props {
  readonly result: SeriesResult;
  readonly choice: SeriesChoice;
  readonly onChange: (change: Partial<SeriesChoice>) => void;
}

/** The groups that a name may mean besides the one that is shown, or instead of it; what to try where there are none. */
export function Candidates({ result, choice, onChange }: Props): React.JSX.Element | null {
  const words = useWords();
  const name = nameOf(choice.indicator);
  const choose = (indicator: string): void => onChange({ indicator, kind: null });
  if (result.series) {
    if (result.candidates.length === 0) return null;
    return (
      <details className={styles["candidates"]}>
        <summary>{words.series.others(result.candidates.length)}</summary>
        <GroupList groups={result.candidates} onChoose={choose} />
      </details>
    );
  }
  if (result.candidates.length === 0) {
    return (
      <div className={styles["candidates"]} role="status">
        <p>{words.series.none(name)}</p>
        <p>
          {words.series.noneHow}
          <Button type="link" size="small" onClick={() => onChange({ indicator: "", organisations: [], kind: null })}>
            {words.series.startOver}
          </Button>
        </p>
      </div>
    );
  }
  const fitting = ofMeasure(result.candidates, choice.measure);
  return (
    <div className={styles["candidates"]} role="status">
      <p>{fitting.length > 0 ? words.series.candidates(name) : words.series.noneOfMeasure}</p>
      <GroupList groups={fitting.length > 0 ? fitting : result.candidates} onChoose={choose} />
    </div>
  );
}
