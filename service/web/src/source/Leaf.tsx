import { memo, useEffect, useRef, useState } from "react";
import type { Leaf as LeafOfText } from "./leaves";
import { Line } from "./Line";
import { differWithin, type Marks } from "./marks";
import styles from "./SourceView.module.css";

interface Props {
  readonly leaf: LeafOfText;
  readonly observer: IntersectionObserver | null;
  readonly seen: Map<Element, () => void>;
  /** The line to scroll to, or -1. */
  readonly goal: number;
  readonly marks: Marks;
}

/** Some dozens of lines: plain text while far away (so that the browser's own search finds it), set out once near. */
export const Leaf = memo(function Leaf({ leaf, observer, seen, goal, marks }: Props): React.JSX.Element {
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
        ? leaf.lines.map((line, index) => <Line key={line.start} line={line} isGoal={leaf.first + index === goal} marks={marks} />)
        : leaf.lines.map((line) => line.text).join("\n")}
    </div>
  );
}, sameLeaf);

function sameLeaf(before: Props, after: Props): boolean {
  if (before.leaf !== after.leaf || before.observer !== after.observer || before.goal !== after.goal) return false;
  const { lines } = after.leaf;
  const [first, last] = [lines[0], lines[lines.length - 1]];
  return !first || !last || !differWithin(before.marks, after.marks, first.start, last.end);
}
