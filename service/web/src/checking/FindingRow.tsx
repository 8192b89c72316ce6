import { useWords } from "../services";
import { MARKS, type Listed, type Mark } from "./findings";
import styles from "./FindingList.module.css";

interface Props {
  readonly finding: Listed;
  /** Its number in the list, from 1. */
  readonly number: number;
  readonly name: string;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
  readonly onMark: (mark: Mark) => void;
}

/** A finding: how grave, of what kind, where, the words, why, what may be meant, and what the clerk did about it. */
export function FindingRow({ finding, number, name, isCurrent, onChoose, onMark }: Props): React.JSX.Element {
  const words = useWords().check;
  const { severity, label, quote, message, suggestion, mark, index } = finding;
  return (
    <li className={styles["finding"]} data-current={isCurrent ? "" : undefined} data-mark={mark ?? undefined}>
      <button type="button" className={styles["open"]} data-finding={index} aria-current={isCurrent ? "true" : undefined} onClick={onChoose}>
        <span className={styles["facts"]}>
          <span className={`${styles["severity"]} ${styles[severity]}`}>{words.severities[severity]}</span>
          <span className={styles["kind"]}>{name}</span>
          <span className={styles["label"]} lang="zh-CN">
            {label}
          </span>
        </span>
        <span className={styles["quote"]} lang="zh-CN">
          {quote || words.quoteNone}
        </span>
        <span className={styles["why"]} lang="zh-CN">
          {message}
        </span>
        {suggestion && (
          <span className={styles["suggestion"]}>
            {words.suggestion}
            <span lang="zh-CN">{suggestion}</span>
          </span>
        )}
      </button>
      <div className={styles["marks"]}>
        {MARKS.map((one) => (
          <button key={one} type="button" aria-pressed={mark === one} aria-label={words.markOf(words.marks[one] ?? one, number)} onClick={() => onMark(one)}>
            {words.marks[one]}
          </button>
        ))}
      </div>
    </li>
  );
}
