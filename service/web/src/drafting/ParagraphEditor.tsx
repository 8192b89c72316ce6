import { Button, Popconfirm } from "antd";
import { useEffect, useRef, useState } from "react";
import { useServices, useWords } from "../services";
import styles from "./DraftView.module.css";
import { wantedGap } from "./GapMark";
import { keptAs } from "./keptWords";
import { isOneParagraph, type Spot } from "./sectionEdit";
import type { Drafted } from "./useDrafted";

interface Props {
  readonly draft: string;
  readonly spot: Spot;
  readonly label: string;
  readonly text: string;
  readonly drafted: Drafted;
  readonly onDone: () => void;
}

const AT_REST = 1500;

/** The words of a paragraph in a field: saved while they are typed, and kept in the browser until they are. */
export function ParagraphEditor({ draft, spot, label, text: stored, drafted, onDone }: Props): React.JSX.Element {
  const words = useWords();
  const { kept } = useServices();
  const name = keptAs(draft, spot);
  const [first] = useState(() => stored);
  const [unsent] = useState(() => kept.read<string | null>(name, null));
  const [text, setText] = useState(unsent ?? stored);
  const field = useRef<HTMLTextAreaElement>(null);
  const { write } = drafted;

  useEffect(() => {
    const area = field.current;
    if (!area) return;
    const at = wantedGap.text ? area.value.indexOf(wantedGap.text) : -1;
    area.focus();
    if (at >= 0) area.setSelectionRange(at, at + wantedGap.text.length);
    else area.setSelectionRange(area.value.length, area.value.length);
    wantedGap.text = "";
  }, []);
  useEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  }, [text]);
  useEffect(() => {
    if (text.trim() === stored || !isOneParagraph(text)) return undefined;
    const timer = window.setTimeout(() => {
      void write(spot, text, true).then((isSaved) => isSaved && kept.remove(name));
    }, AT_REST);
    return () => window.clearTimeout(timer);
  }, [text, stored]); // eslint-disable-line

  const put = (next: string): void => {
    setText(next);
    kept.write(name, next);
  };
  const save = (next: string): void => {
    void write(spot, next, false).then((isSaved) => {
      if (!isSaved) return;
      kept.remove(name);
      onDone();
      focusCard(label);
    });
  };
  return (
    <div className={styles["editor"]}>
      {unsent !== null && unsent !== first && <p role="status">{words.drafting.restoredEdit}</p>}
      <textarea
        ref={field}
        value={text}
        rows={3}
        maxLength={20_000}
        aria-label={words.drafting.paragraphText(label)}
        onChange={(event) => put(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save(text);
          if (event.key === "Escape" && !event.nativeEvent.isComposing && text === first) save(first);
        }}
      />
      <div>
        <Button size="small" type="primary" onClick={() => save(text)}>
          {words.drafting.done}
        </Button>
        {text !== first && (
          <Popconfirm title={words.drafting.cancelEdit} okText={words.drafting.cancelEdit} cancelText={words.cancel} onConfirm={() => save(first)}>
            <Button size="small">{words.drafting.cancelEdit}</Button>
          </Popconfirm>
        )}
        <small>{words.drafting.editHelp}</small>
      </div>
    </div>
  );
}

/** The focus goes back to the paragraph that was edited. */
function focusCard(label: string): void {
  window.setTimeout(() => document.querySelector<HTMLElement>(`[data-label="${CSS.escape(label)}"]`)?.focus({ preventScroll: true }), 0);
}
