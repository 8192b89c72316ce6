import { useEffect, useMemo, useRef, useState } from "react";
import type { Span } from "../api/shapes";
import { useWords } from "../services";
import { lineAt } from "../text/lines";
import { Leaf } from "./Leaf";
import type { Source } from "./shelf";
import styles from "./SourceView.module.css";
import { leavesOf } from "./leaves";

/** Where to scroll, in code points; marked as with a highlighter, or only pointed at. */
export interface Target {
  readonly span: Span;
  readonly marked: boolean;
}

interface Props {
  readonly source: Source;
  readonly target: Target | null;
  /** Told where the reader has scrolled to, in UTF-16 units; not told of scrolling to a target. */
  readonly onVisible?: ((offset: number) => void) | undefined;
}

// Leaves above the target get their true height only when they are drawn, so the place is looked up again while it still moves.
const SETTLING_FRAMES = 12;
// The scroll events of the last frame come after it.
const QUIET_MILLISECONDS = 120;

function scrollInto(box: HTMLElement, onSettled: () => void): () => void {
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let left = SETTLING_FRAMES;
  const step = (): void => {
    const goal = box.querySelector<HTMLElement>("[data-goal]");
    if (goal) {
      const room = box.clientHeight - Math.min(goal.offsetHeight, box.clientHeight * 0.6);
      const distance = goal.getBoundingClientRect().top - box.getBoundingClientRect().top - room * 0.35;
      if (Math.abs(distance) > 2) box.scrollTop += distance;
    }
    left -= 1;
    if (left > 0) frame = requestAnimationFrame(step);
    else timer = setTimeout(onSettled, QUIET_MILLISECONDS);
  };
  frame = requestAnimationFrame(step);
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/** A document's text as a page of a rule book: labels in the margin, cited words marked. */
export function SourceView({ source, target, onVisible }: Props): React.JSX.Element {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const leaves = useMemo(() => leavesOf(source.lines), [source]);
  const span = useMemo(
    () => (target ? { start: source.toUtf16(target.span.start), end: source.toUtf16(target.span.end) } : null),
    [source, target],
  );
  const goal = span ? Math.min(lineAt(source.lines, span.start), source.lines.length - 1) : -1;
  const [observer, setObserver] = useState<IntersectionObserver | null>(null);
  const settling = useRef(false);
  const seen = useRef(new Map<Element, () => void>());

  useEffect(() => {
    const watch = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) if (entry.isIntersecting) seen.current.get(entry.target)?.();
      },
      { root: box.current, rootMargin: "1200px 0px" },
    );
    setObserver(watch);
    return () => watch.disconnect();
  }, []);

  useEffect(() => {
    if (!box.current || !target) return undefined;
    settling.current = true;
    return scrollInto(box.current, () => {
      settling.current = false;
    });
  }, [target, source]);

  const report = (): void => {
    if (!onVisible || !box.current || settling.current) return;
    const top = box.current.getBoundingClientRect().top + 40;
    const lines = box.current.querySelectorAll<HTMLElement>("[data-start]");
    for (const line of Array.from(lines)) {
      if (line.getBoundingClientRect().bottom < top) continue;
      onVisible(Number(line.dataset["start"]));
      return;
    }
  };

  if (source.lines.length === 0) return <p className={styles["empty"]}>{words.source.empty}</p>;
  return (
    <div ref={box} className={styles["box"]} tabIndex={0} role="document" aria-label={source.title} onScroll={onVisible ? report : undefined}>
      <div className={styles["paper"]} lang="zh-CN">
        {leaves.map((leaf) => (
          <Leaf
            key={leaf.first}
            leaf={leaf}
            observer={observer}
            seen={seen.current}
            goal={goal >= leaf.first && goal < leaf.first + leaf.lines.length ? goal : -1}
            marked={target?.marked ? span : null}
          />
        ))}
      </div>
    </div>
  );
}
