import { Button } from "antd";
import { useEffect, useState } from "react";
import { useWords } from "../services";
import styles from "./DraftPage.module.css";

interface Props {
  readonly text: string;
  readonly onCancel?: () => void;
}

/** What is being waited for, for how long already, and a way out of it. */
export function Waiting({ text, onCancel }: Props): React.JSX.Element {
  const words = useWords();
  const [seconds, count] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => count((before) => before + 1), 1000);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <div className={styles["waiting"]}>
      <span role="status">{text}</span>
      {seconds > 0 && <span aria-hidden="true">{words.drafting.seconds(seconds)}</span>}
      {onCancel && (
        <Button size="small" onClick={onCancel}>
          {words.cancel}
        </Button>
      )}
    </div>
  );
}
