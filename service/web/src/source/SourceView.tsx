import { useEffect, useMemo, useRef, useState } from "react";
import type { Span } from "../api/shapes";
import { useWords } from "../services";
import { lineAt } from "../text/lines";
import { Leaf } from "./Leaf";
import type { Marks } from "./marks";
import type { Source } from "./shelf";
import styles from "./SourceView.module.css";
import { leavesOf } from "./leaves";

/** Where to scroll, in code points; marked as with a highlighter, or only pointed at. */
export interface Target {
  readonly span: Span;
  readonly marked: boolean;
}

/** A span with a look of its own and a key. */
export interface MarkedSpan extends Span {
  readonly tone?: string;
  readonly key?: number;
}

interface Props {
  readonly source: Source;
  readonly target: Target | null;
  /** Words that are marked besides, in order and apart; of them, which one the reader is at. */
  readonly words?: readonly MarkedSpan[];
  readonly current?: number;
  /** What is read instead of one of the words: it may hold several of them. */
  readonly reading?: Span | null;
  /** Whether what is read is in sight already, so that the text stays where it is. */
  readonly isStill?: boolean;
  /** Told the key of a word that is pressed. */
  readonly onWord?: (key: number) => void;
  /** Told where the reader has scrolled to, in UTF-16 units; not told of scrolling to a target. */
  readonly onVisible?: ((offset: number) => void) | undefined;
}

// Leaves above the target get their true height only when they are drawn, so the place is looked up again while it still moves.
const SETTLING_FRAMES = 12;
// The scroll events of the last frame come after it.
const QUIET_MILLISECONDS = 120;
// A paragraph may be higher than the window: what is marked in it comes first.
const GOALS = ["[data-current]", "[data-goal] mark", "[data-goal]"];
const NO_WORDS: readonly Span[] = [];

function scrollInto(box: HTMLElement, onSettled: () => void): () => void {
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let left = SETTLING_FRAMES;
  const step = (): void => {
    const goal = GOALS.map((one) => box.querySelector<HTMLElement>(one)).find((one) => one !== null);
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
export function SourceView({ source, target, words: sought = NO_WORDS, current = -1, reading = null, isStill = false, onWord, onVisible }: Props): React.JSX.Element {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const leaves = useMemo(() => leavesOf(source.lines), [source]);
  const span = useMemo(
    () => (target ? { start: source.toUtf16(target.span.start), end: source.toUtf16(target.span.end) } : null),
    [source, target],
  );
  const stretches = useMemo(
    () => sought.map((one) => ({ ...one, start: source.toUtf16(one.start), end: source.toUtf16(one.end) })),
    [source, sought],
  );
  const read = useMemo(() => (reading ? { start: source.toUtf16(reading.start), end: source.toUtf16(reading.end) } : null), [source, reading]);
  const marks = useMemo<Marks>(
    () => ({ passage: target?.marked ? span : null, words: stretches, current: read ?? stretches[current] ?? null }),
    [target, span, stretches, current, read],
  );
  const aim = marks.current ?? span;
  const goal = aim ? Math.min(lineAt(source.lines, aim.start), source.lines.length - 1) : -1;
  const [observer, setObserver] = useState<IntersectionObserver | null>(null);
  const settling = useRef(false);
  const still = useRef(isStill);
  still.current = isStill;
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
    if (!box.current || goal < 0 || still.current) return undefined;
    settling.current = true;
    return scrollInto(box.current, () => {
      settling.current = false;
    });
  }, [target, source, goal, marks]);

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

  const press = (event: React.MouseEvent): void => {
    const mark = event.target instanceof Element ? event.target.closest<HTMLElement>("mark[data-word]") : null;
    // Marking words with the mouse, to copy them, presses nothing.
    if (mark && (window.getSelection()?.isCollapsed ?? true)) onWord?.(Number(mark.dataset["word"]));
  };

  if (source.lines.length === 0) return <p className={styles["empty"]}>{words.source.empty}</p>;
  return (
    <div ref={box} className={styles["box"]} tabIndex={0} role="document" aria-label={source.title} onScroll={onVisible ? report : undefined} onClick={onWord ? press : undefined}>
      <div className={styles["paper"]} lang="zh-CN">
        {leaves.map((leaf) => (
          <Leaf
            key={leaf.first}
            leaf={leaf}
            observer={observer}
            seen={seen.current}
            goal={goal >= leaf.first && goal < leaf.first + leaf.lines.length ? goal : -1}
            marks={marks}
          />
        ))}
      </div>
    </div>
  );
}
