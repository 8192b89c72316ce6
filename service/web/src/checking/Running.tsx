import { Button } from "antd";
import { useEffect, useState } from "react";
import { useWords } from "../services";
import styles from "./Running.module.css";

interface Props {
  readonly name: string;
  readonly since: number;
  readonly onCancel: () => void;
}

/** That a report is being proofread, and since when; it can be called off. */
export function Running({ name, since, onCancel }: Props): React.JSX.Element {
  const words = useWords();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const count = (): void => setSeconds(Math.max(0, Math.floor((Date.now() - since) / 1000)));
    count();
    const timer = setInterval(count, 500);
    return () => clearInterval(timer);
  }, [since]);
  return (
    <div className={styles["running"]}>
      <p role="status">{words.check.running(name || words.source.title)}</p>
      <span className={styles["seconds"]}>{seconds > 0 && words.check.seconds(seconds)}</span>
      <Button size="small" onClick={onCancel}>
        {words.cancel}
      </Button>
      <div className={styles["track"]} aria-hidden="true" />
    </div>
  );
}
