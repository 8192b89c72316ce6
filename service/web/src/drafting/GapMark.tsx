import { Popover } from "antd";
import { useWords } from "../services";
import styles from "./DraftView.module.css";
import { askedBy } from "./pieces";

/** What is missing, in its place; pressed, the paragraph is edited there. */
export function GapMark({ gap, onEdit }: { readonly gap: string; readonly onEdit: () => void }): React.JSX.Element {
  const words = useWords();
  const open = (): void => {
    wantedGap.text = gap;
    onEdit();
  };
  // A button is never broken over two lines, and gaps are long.
  return (
    <Popover trigger={["hover", "focus"]} mouseEnterDelay={0.15} content={<p className={styles["source"]}>{words.drafting.gapHow}</p>}>
      <span
        role="button"
        tabIndex={0}
        className={`${styles["number"]} ${styles["gap"]}`}
        data-tone="gap"
        data-piece={gap}
        aria-label={words.drafting.gapAsks(askedBy(gap))}
        onClick={open}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          open();
        }}
      >
        {gap}
      </span>
    </Popover>
  );
}

/** The gap that was pressed last: the field that opens for it selects it, so that typing fills it. */
export const wantedGap = { text: "" };
