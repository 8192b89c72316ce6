import { cellsOf } from "../text/cells";
import type { SourceLine } from "../text/lines";
import { markedPieces, type Look, type Marks } from "./marks";
import styles from "./SourceView.module.css";

interface Props {
  readonly line: SourceLine;
  readonly isGoal: boolean;
  readonly marks: Marks;
}

const LOOKS: Readonly<Record<Exclude<Look, "plain">, string>> = { passage: "", word: "", around: "around", current: "current" };

const DEEPEST = 4;
const NUMBER = /^[+\-−]?[\d,，.]+[%％]?$/;

/** One line of a text: its label in the margin, its words beside it, the cells of a table's row apart. */
export function Line({ line, isGoal, marks }: Props): React.JSX.Element {
  const kind = styles[`kind_${line.kind}`] ?? "";
  const level = line.kind === "heading" && line.headEnd === undefined ? (styles[`level_${Math.min(line.level, DEEPEST)}`] ?? "") : "";
  const indented = /^\s/.test(line.text) ? styles["ownIndent"] : "";
  const goal = isGoal ? { "data-goal": "" } : {};
  return (
    <div className={`${styles["line"]} ${kind} ${level} ${indented} ${isGoal && !marks.passage ? styles["pointed"] : ""}`} data-start={line.start} {...goal}>
      <span className={styles["margin"]}>{line.label}</span>
      {line.kind === "row" ? <Row line={line} marks={marks} /> : <p className={styles["text"]}><Words line={line} marks={marks} /></p>}
    </div>
  );
}

/** The words of a line; a heading whose paragraph follows in the same line stands out from it. */
function Words({ line, marks }: Omit<Props, "isGoal">): React.JSX.Element {
  if (line.headEnd === undefined) return <>{marked(line.text, line.start, marks)}</>;
  const cut = line.headEnd - line.start;
  return (
    <>
      <strong>{marked(line.text.slice(0, cut), line.start, marks)}</strong>
      {marked(line.text.slice(cut), line.headEnd, marks)}
    </>
  );
}

function Row({ line, marks }: Omit<Props, "isGoal">): React.JSX.Element {
  const cells = cellsOf(line.text);
  return (
    <div className={`${styles["text"]} ${styles["cells"]}`} style={{ gridTemplateColumns: `repeat(${cells.length}, minmax(0, 1fr))` }}>
      {cells.map(({ text, start }) => (
        <span key={start} className={NUMBER.test(text) ? styles["number"] : ""}>
          {marked(text, line.start + start, marks)}
        </span>
      ))}
    </div>
  );
}

/** `text`, which begins at `start`, with what is marked in <mark>; never anything but text nodes. */
function marked(text: string, start: number, marks: Marks): React.ReactNode {
  return markedPieces(text, start, marks).map((piece, index) =>
    piece.look === "plain" ? (
      piece.text
    ) : (
      <mark
        key={index}
        className={`${styles[LOOKS[piece.look]] ?? ""} ${styles[`tone_${piece.word?.tone ?? ""}`] ?? ""}`}
        data-word={piece.word?.key}
        {...(piece.look === "current" ? { "data-current": "" } : {})}
      >
        {piece.text}
      </mark>
    ),
  );
}
