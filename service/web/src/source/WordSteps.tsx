import { DownOutlined, UpOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef } from "react";
import { useWords } from "../services";
import styles from "./SourcePane.module.css";
import type { Sought } from "./useSought";

/** From one place of the words sought to the next, with the buttons or F3; says at which the reader is. */
export function WordSteps({ sought }: { readonly sought: Sought }): React.JSX.Element {
  const words = useWords().source;
  const { current } = sought;
  const count = sought.words.length;
  const step = useRef(sought.step);
  step.current = sought.step;

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "F3" || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      step.current(event.shiftKey ? -1 : 1);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  return (
    <div className={styles["steps"]} role="group" aria-label={words.words}>
      <span role="status" aria-label={current < 0 ? words.wordCount(count) : words.word(current + 1, count)}>
        {current < 0 ? words.wordCount(count) : words.wordShort(current + 1, count)}
      </span>
      <Button size="small" type="text" icon={<UpOutlined />} aria-label={words.previousWord} title={words.previousWord} aria-keyshortcuts="Shift+F3" onClick={() => sought.step(-1)} />
      <Button size="small" type="text" icon={<DownOutlined />} aria-label={words.nextWord} title={words.nextWord} aria-keyshortcuts="F3" onClick={() => sought.step(1)} />
    </div>
  );
}
