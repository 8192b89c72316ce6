import { Button } from "antd";
import { lazy, Suspense } from "react";
import { useWords } from "../services";
import styles from "./AsOf.module.css";

const DayPicker = lazy(() => import("./DayPicker"));

interface Props {
  readonly day: string | null;
  readonly onChange: (day: string | null) => void;
}

/** 按…时点: the day whose rules are asked for. */
export function AsOf({ day, onChange }: Props): React.JSX.Element {
  const words = useWords();
  return (
    <div className={styles["asOf"]}>
      <label className={styles["asOf"]} title={words.ask.asOfLabel}>
        <span>{words.ask.asOf}</span>
        <Suspense fallback={<span className={styles["room"]} />}>
          <DayPicker day={day} onChange={onChange} />
        </Suspense>
        <span>{words.ask.asOfEnd}</span>
      </label>
      {day && (
        <Button size="small" type="link" onClick={() => onChange(null)}>
          {words.ask.asOfReset}
        </Button>
      )}
    </div>
  );
}
