import { Button, Popover } from "antd";
import { useContext, useRef, useState } from "react";
import type { DraftNumber } from "../api/shapes";
import { AmendContext } from "./AmendDialog";
import { writtenDate } from "../parts/dates";
import { useWords } from "../services";
import { namedBy, type Named } from "./citing";
import styles from "./DraftView.module.css";
import type { Tone } from "./pieces";
import type { Spot } from "./sectionEdit";
import { SettleContext } from "./SettleDialog";

interface Props {
  readonly spot: Spot;
  readonly paragraph: string;
  readonly text: string;
  readonly number: DraftNumber;
  readonly tone: Tone;
  readonly onLocate: (named: Named) => Promise<boolean>;
}

/**
 * A number in its colour: shows its source when pointed at or focused, opens the sentence when pressed.
 * The down arrow goes on into the card with the source, Escape comes back, and closes it.
 */
export function NumberMark({ spot, paragraph, text, number, tone, onLocate }: Props): React.JSX.Element {
  const words = useWords();
  const settle = useContext(SettleContext);
  const amend = useContext(AmendContext);
  const [isLost, lose] = useState(false);
  const [isShown, show] = useState(false);
  const mark = useRef<HTMLButtonElement>(null);
  const within = useRef<HTMLDivElement>(null);
  const isWithin = (at: Element | null): boolean => at !== null && within.current?.contains(at) === true;
  const named = namedBy(number.source);
  const open = (): void => {
    if (named) onLocate(named).then((found) => lose(!found), () => lose(true));
  };
  // What a person settled can be settled otherwise.
  const isOpen = settle !== null && (tone === "untraced" || tone === "settled");
  const asked = { place: { attachment: spot.attachment ?? null, position: spot.section, paragraph: spot.paragraph, start: number.start, end: number.end }, text, paragraph };
  // The card would lie above the dialogue.
  const ask = (): void => {
    show(false);
    settle?.(asked);
  };
  const rewrite = (): void => {
    show(false);
    amend?.(asked);
  };
  const step = (event: React.KeyboardEvent): void => {
    const buttons = [...(within.current?.querySelectorAll("button") ?? [])];
    const at = buttons.findIndex((one) => one === document.activeElement);
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Escape" && isShown) {
      if (at >= 0) mark.current?.focus();
      else show(false);
    } else if (by !== 0 && isShown) {
      (at + by < 0 ? mark.current : buttons[Math.min(at + by, buttons.length - 1)])?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const leave = (event: React.FocusEvent): void => {
    if (!isWithin(event.relatedTarget) && event.relatedTarget !== mark.current) show(false);
  };
  // A pointer that goes elsewhere closes no card that the keyboard is in, or came to.
  const isHeld = (): boolean => isWithin(document.activeElement) || mark.current?.matches(":focus-visible") === true;
  const card = (
    <div ref={within} className={styles["source"]} onKeyDown={step} onBlur={leave}>
      <b className={styles[tone]}>{words.drafting.toneOf[number.source.type]}</b>
      {number.source.ref && <p>{number.source.ref}</p>}
      {number.source.quote && <blockquote>{number.source.quote}</blockquote>}
      {number.source.by && <p>{words.finishing.settledBy(number.source.by, writtenDate(number.source.at, words))}</p>}
      {isOpen && (
        <Button size="small" type="link" onClick={ask}>
          {words.finishing.settle}
        </Button>
      )}
      {amend && (
        <Button size="small" type="link" onClick={rewrite}>
          {words.drafting.amend}
        </Button>
      )}
      {named && (
        <Button size="small" type="link" onClick={open}>
          {words.drafting.openSource}
        </Button>
      )}
      {isLost && <p role="alert">{words.drafting.openFailed}</p>}
    </div>
  );
  return (
    <Popover trigger="hover" open={isShown} onOpenChange={(isOver) => show(isOver || isHeld())} mouseEnterDelay={0.15} content={card}>
      <button
        ref={mark}
        type="button"
        aria-keyshortcuts="ArrowDown"
        onKeyDown={step}
        onFocus={() => show(true)}
        onBlur={leave}
        className={`${styles["number"]} ${styles[tone]}`}
        data-tone={tone}
        data-piece={text}
        aria-label={words.drafting.numberLabel(text, words.drafting.tones[tone])}
        onClick={isOpen ? ask : open}
      >
        {text}
      </button>
    </Popover>
  );
}
