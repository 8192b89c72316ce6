import { Sender } from "@ant-design/x";
import type { SenderRef } from "@ant-design/x/es/sender/interface";
import { useEffect, useRef } from "react";
import { useWords } from "../services";
import { AsOf } from "./AsOf";
import styles from "./QuestionBox.module.css";
import type { Draft } from "./useDraft";

const LIMIT = 2000;
// What browsers report for a key that an input method is still using.
const KEY_OF_INPUT_METHOD = 229;

interface Props {
  readonly draft: Draft;
  readonly onStop: (() => void) | null;
}

/** Where the question is typed: Enter sends, Shift+Enter breaks the line, and an input method's Enter does neither. */
export function QuestionBox({ draft, onStop }: Props): React.JSX.Element {
  const words = useWords();
  const sender = useRef<SenderRef>(null);
  const tooLong = Array.from(draft.text).length > LIMIT;

  useEffect(() => {
    const input = sender.current?.inputElement;
    if (input instanceof HTMLElement) input.setAttribute("aria-label", words.ask.input);
    if (window.matchMedia("(hover: hover)").matches) sender.current?.focus();
  }, [words]);

  const submit = (message: string): void => {
    if (!message.trim() || tooLong || onStop) return;
    draft.ask(message);
  };
  const heldByInputMethod = (event: React.KeyboardEvent): false | undefined => {
    const held = event.nativeEvent.isComposing || event.keyCode === KEY_OF_INPUT_METHOD;
    return event.key === "Enter" && held ? false : undefined;
  };

  return (
    <div className={styles["foot"]}>
      <Sender
        ref={sender}
        rootClassName={styles["sender"] ?? ""}
        value={draft.text}
        placeholder={words.ask.placeholder}
        loading={onStop !== null}
        autoSize={{ minRows: 1, maxRows: 6 }}
        onChange={(value) => draft.setText(value)}
        onSubmit={submit}
        onCancel={() => onStop?.()}
        onKeyDown={(event) => heldByInputMethod(event) as false}
        suffix={(_, { components: { SendButton, LoadingButton } }) =>
          onStop ? (
            <LoadingButton aria-label={words.ask.stop} title={words.ask.stop} />
          ) : (
            <SendButton shape="default" aria-label={words.ask.send} title={words.ask.send} disabled={!draft.text.trim() || tooLong} />
          )
        }
      />
      <div className={styles["under"]}>
        <AsOf day={draft.asOf} onChange={draft.setAsOf} />
        <span className={tooLong ? styles["warning"] : styles["hint"]} role={tooLong ? "alert" : undefined}>
          {tooLong ? words.ask.tooLong(words.number(LIMIT)) : words.ask.hint}
        </span>
      </div>
    </div>
  );
}
