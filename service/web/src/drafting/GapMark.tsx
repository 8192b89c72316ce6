import { Popover } from "antd";
import { createContext, useContext, useRef, useState } from "react";
import type { Failure } from "../api/failure";
import { useWords } from "../services";
import styles from "./DraftView.module.css";
import { GapForm } from "./GapForm";
import type { PlacedRow } from "./gapRows";
import { askedBy } from "./pieces";
import type { Fill, Filling, Gap } from "./useGapFill";

/** What the gaps of a draft share. */
export interface GapFilling {
  /** The rows that a gap may ask for; null while the facts sheet is being read. */
  readonly rowsOf: (gap: Gap) => readonly PlacedRow[] | null;
  readonly unread: Failure | null;
  readonly fill: (gap: Gap, fill: Fill) => Promise<Filling>;
  /** Told that a gap was opened: the facts sheet is read then, and not before. */
  readonly onOpen: () => void;
}

export const GapContext = createContext<GapFilling | null>(null);

interface Props {
  readonly gap: Gap;
  readonly onEdit: () => void;
}

/** What is missing, in its place; pressed, it asks for it. In a draft that nothing can be filled into it is told only. */
export function GapMark({ gap, onEdit }: Props): React.JSX.Element {
  const words = useWords();
  const filling = useContext(GapContext);
  const [isOpen, open] = useState(false);
  const mark = useRef<HTMLSpanElement>(null);
  const look = `${styles["number"]} ${styles["gap"]}`;
  if (!filling) {
    return (
      <span className={look} data-tone="gap" data-piece={gap.text} tabIndex={-1}>
        {gap.text}
      </span>
    );
  }
  const close = (): void => {
    open(false);
    mark.current?.focus({ preventScroll: true });
  };
  const show = (isShown: boolean): void => {
    if (isShown) filling.onOpen();
    open(isShown);
  };
  const edit = (): void => {
    wantedGap.text = gap.text;
    open(false);
    onEdit();
  };
  const form = (
    <GapForm gap={gap.text} rows={filling.rowsOf(gap)} unread={filling.unread} onFill={(given) => filling.fill(gap, given)} onEdit={edit} onClose={close} />
  );
  // A button is never broken over two lines, and gaps are long.
  return (
    <Popover trigger="click" open={isOpen} onOpenChange={show} destroyOnHidden content={form}>
      <span
        ref={mark}
        role="button"
        tabIndex={0}
        className={look}
        data-tone="gap"
        data-piece={gap.text}
        aria-expanded={isOpen}
        aria-label={words.drafting.gapAsks(askedBy(gap.text))}
        title={words.drafting.gapHow}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          show(!isOpen);
        }}
      >
        {gap.text}
      </span>
    </Popover>
  );
}

/** The gap that was pressed last: the field that opens for it selects it, so that typing fills it. */
export const wantedGap = { text: "" };
