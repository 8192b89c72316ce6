import { Button, Popover } from "antd";
import { useContext, useState } from "react";
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

/** A number in its colour: shows its source when pointed at or focused, opens the sentence when pressed. */
export function NumberMark({ spot, paragraph, text, number, tone, onLocate }: Props): React.JSX.Element {
  const words = useWords();
  const settle = useContext(SettleContext);
  const amend = useContext(AmendContext);
  const [isLost, lose] = useState(false);
  const [isShown, show] = useState(false);
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
  const card = (
    <div className={styles["source"]}>
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
    <Popover trigger={["hover", "focus"]} open={isShown} onOpenChange={show} mouseEnterDelay={0.15} content={card}>
      <button
        type="button"
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
