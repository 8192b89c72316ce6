import { CloseOutlined, SearchOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useEffect, useRef, useState } from "react";
import { FailureNotice } from "../parts/FailureNotice";
import { useServices, useWords } from "../services";
import { useCell } from "../storage/cell";
import type { PastItem } from "./past";
import styles from "./PastPane.module.css";
import { PastRow } from "./PastRow";

const TYPING_MILLISECONDS = 250;

interface Props {
  readonly onClose: () => void;
  /** Called when a conversation was opened, so that a list lying over the chat can go. */
  readonly onOpened: () => void;
}

/** Past conversations beside the chat: found by words, opened, renamed, exported, deleted. */
export function PastPane({ onClose, onOpened }: Props): React.JSX.Element {
  const words = useWords();
  const { past, asking, conversations } = useServices();
  const { items, more, failure } = useCell(past.state);
  const answered = useCell(asking.answered);
  const current = useCell(conversations.open);
  const [query, setQuery] = useState("");
  const pane = useRef<HTMLElement>(null);

  useEffect(() => {
    const timer = setTimeout(() => void past.find(query), query ? TYPING_MILLISECONDS : 0);
    return () => clearTimeout(timer);
  }, [past, query, answered]);

  const open = (item: PastItem): void => {
    void past.open(item).then(onOpened);
  };
  return (
    <aside
      ref={pane}
      className={styles["pane"]}
      aria-label={words.ask.past}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose();
      }}
    >
      <header className={styles["head"]}>
        <Input
          size="small"
          allowClear
          prefix={<SearchOutlined />}
          value={query}
          placeholder={words.ask.findPast}
          aria-label={words.ask.findPast}
          onChange={(event) => setQuery(event.target.value)}
        />
        <Button size="small" type="text" icon={<CloseOutlined />} aria-label={words.ask.hidePast} title={words.ask.hidePast} onClick={onClose} />
      </header>
      {failure && <FailureNotice failure={failure} onRetry={() => void past.find(query)} />}
      {items.length === 0 && !failure && <p className={styles["none"]}>{query ? words.ask.noneFound : words.ask.noPast}</p>}
      <ul className={styles["list"]}>
        {items.map((item) => (
          <PastRow
            key={item.server ?? item.local}
            item={item}
            isOpen={item.server ? item.server === current.server : item.local === current.id}
            onOpen={() => open(item)}
          />
        ))}
        {more && (
          <li>
            <Button size="small" type="link" onClick={() => void past.more()}>
              {words.ask.morePast}
            </Button>
          </li>
        )}
      </ul>
    </aside>
  );
}
