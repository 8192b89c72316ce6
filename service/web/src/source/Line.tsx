import { cellsOf } from "../text/cells";
import type { SourceLine } from "../text/lines";
import styles from "./SourceView.module.css";

/** A part of a text, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface Props {
  readonly line: SourceLine;
  readonly isGoal: boolean;
  readonly marked: Stretch | null;
}

const DEEPEST = 4;
const NUMBER = /^[+\-−]?[\d,，.]+[%％]?$/;

/** One line of a text: its label in the margin, its words beside it, the cells of a table's row apart. */
export function Line({ line, isGoal, marked }: Props): React.JSX.Element {
  const kind = styles[`kind_${line.kind}`] ?? "";
  const level = line.kind === "heading" ? (styles[`level_${Math.min(line.level, DEEPEST)}`] ?? "") : "";
  const indented = /^\s/.test(line.text) ? styles["ownIndent"] : "";
  const goal = isGoal ? { "data-goal": "" } : {};
  return (
    <div className={`${styles["line"]} ${kind} ${level} ${indented} ${isGoal && !marked ? styles["pointed"] : ""}`} data-start={line.start} {...goal}>
      <span className={styles["margin"]}>{line.label}</span>
      {line.kind === "row" ? <Row line={line} marked={marked} /> : <p className={styles["text"]}>{withMark(line.text, line.start, marked)}</p>}
    </div>
  );
}

function Row({ line, marked }: Omit<Props, "isGoal">): React.JSX.Element {
  const cells = cellsOf(line.text);
  return (
    <div className={`${styles["text"]} ${styles["cells"]}`} style={{ gridTemplateColumns: `repeat(${cells.length}, minmax(0, 1fr))` }}>
      {cells.map(({ text, start }) => (
        <span key={start} className={NUMBER.test(text) ? styles["number"] : ""}>
          {withMark(text, line.start + start, marked)}
        </span>
      ))}
    </div>
  );
}

/** `text`, which begins at `start`, with the part inside `marked` in <mark>; never anything but text nodes. */
function withMark(text: string, start: number, marked: Stretch | null): React.ReactNode {
  const end = start + text.length;
  if (!marked || marked.start >= end || marked.end <= start) return text;
  const from = Math.max(0, marked.start - start);
  const to = Math.min(text.length, marked.end - start);
  return (
    <>
      {text.slice(0, from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </>
  );
}
