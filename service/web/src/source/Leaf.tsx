import { memo, useEffect, useRef, useState } from "react";
import type { SourceLine } from "../text/lines";
import type { Leaf as LeafOfText } from "./leaves";
import styles from "./SourceView.module.css";

interface Props {
  readonly leaf: LeafOfText;
  readonly observer: IntersectionObserver | null;
  readonly seen: Map<Element, () => void>;
  /** The line to scroll to, or -1. */
  readonly goal: number;
  readonly marked: { readonly start: number; readonly end: number } | null;
}

/** Some dozens of lines: plain text while far away (so that the browser's own search finds it), set out once near. */
export const Leaf = memo(function Leaf({ leaf, observer, seen, goal, marked }: Props): React.JSX.Element {
  const element = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(leaf.first === 0);

  useEffect(() => {
    const node = element.current;
    if (!node || !observer) return undefined;
    seen.set(node, () => setNear(true));
    observer.observe(node);
    return () => {
      seen.delete(node);
      observer.unobserve(node);
    };
  }, [observer, seen]);

  const drawn = near || goal >= 0;
  return (
    <div ref={element} className={styles["leaf"]} style={{ containIntrinsicSize: `1px ${leaf.height}px` }}>
      {drawn
        ? leaf.lines.map((line, index) => <Line key={line.start} line={line} isGoal={leaf.first + index === goal} marked={marked} />)
        : leaf.lines.map((line) => line.text).join("\n")}
    </div>
  );
}, sameLeaf);

function touches(leaf: LeafOfText, marked: Props["marked"]): boolean {
  const last = leaf.lines[leaf.lines.length - 1];
  const first = leaf.lines[0];
  return marked !== null && first !== undefined && last !== undefined && marked.start < last.end && marked.end > first.start;
}

function sameLeaf(before: Props, after: Props): boolean {
  if (before.leaf !== after.leaf || before.observer !== after.observer || before.goal !== after.goal) return false;
  return before.marked === after.marked || (!touches(before.leaf, before.marked) && !touches(after.leaf, after.marked));
}

interface LineProps {
  readonly line: SourceLine;
  readonly isGoal: boolean;
  readonly marked: Props["marked"];
}

function Line({ line, isGoal, marked }: LineProps): React.JSX.Element {
  const kind = styles[`kind_${line.kind}`] ?? "";
  const level = line.kind === "heading" ? (styles[`level_${Math.min(line.level, 4)}`] ?? "") : "";
  const indented = /^\s/.test(line.text) ? styles["ownIndent"] : "";
  const goal = isGoal ? { "data-goal": "" } : {};
  return (
    <div className={`${styles["line"]} ${kind} ${level} ${indented} ${isGoal && !marked ? styles["pointed"] : ""}`} data-start={line.start} {...goal}>
      <span className={styles["margin"]}>{line.label}</span>
      <p className={styles["text"]}>{withMark(line, marked)}</p>
    </div>
  );
}

/** The line's text, the part inside `marked` in <mark>; never anything but text nodes. */
function withMark(line: SourceLine, marked: Props["marked"]): React.ReactNode {
  if (!marked || marked.start >= line.end || marked.end <= line.start) return line.text;
  const from = Math.max(0, marked.start - line.start);
  const to = Math.min(line.text.length, marked.end - line.start);
  return (
    <>
      {line.text.slice(0, from)}
      <mark>{line.text.slice(from, to)}</mark>
      {line.text.slice(to)}
    </>
  );
}
