import { DeleteOutlined, HistoryOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { useState } from "react";
import { useServices, useWords } from "../services";
import { useCell } from "../storage/cell";
import styles from "./ChatHead.module.css";
import { titleOf } from "./conversation";

interface Props {
  /** Shows or hides the list beside the chat; null where the server keeps no conversations. */
  readonly onList: (() => void) | null;
  readonly isListed: boolean;
}

/** Begins a new conversation and opens past ones. */
export function ChatHead({ onList, isListed }: Props): React.JSX.Element {
  const words = useWords();
  const { conversations } = useServices();
  const current = useCell(conversations.open);
  return (
    <header className={styles["head"]}>
      {onList && (
        <Button type="text" size="small" icon={<HistoryOutlined aria-hidden />} aria-expanded={isListed} onClick={onList}>
          {words.ask.past}
        </Button>
      )}
      <h1 className={styles["title"]}>{titleOf(current)}</h1>
      {!onList && <LocalPast />}
      <Button size="small" icon={<PlusOutlined aria-hidden />} disabled={current.turns.length === 0} onClick={() => conversations.begin()}>
        {words.ask.fresh}
      </Button>
    </header>
  );
}

/** The conversations of this browser, where the server keeps none. */
function LocalPast(): React.JSX.Element {
  const words = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={isOpen}
      onOpenChange={setIsOpen}
      destroyOnHidden
      content={<PastList onDone={() => setIsOpen(false)} />}
    >
      <Button type="text" size="small" icon={<HistoryOutlined aria-hidden />} aria-expanded={isOpen}>
        {words.ask.past}
      </Button>
    </Popover>
  );
}

function PastList({ onDone }: { readonly onDone: () => void }): React.JSX.Element {
  const words = useWords();
  const { conversations } = useServices();
  const current = useCell(conversations.open);
  const [past, setPast] = useState(() => conversations.list());
  if (past.length === 0) return <p>{words.ask.noPast}</p>;
  return (
    <ul
      className={styles["past"]}
      onKeyDown={(event) => {
        if (event.key === "Escape") onDone();
      }}
    >
      {past.map((conversation) => (
        <li key={conversation.id} className={styles["row"]}>
          <button
            type="button"
            className={styles["open"]}
            aria-current={conversation.id === current.id}
            onClick={() => {
              conversations.show(conversation.id);
              onDone();
            }}
          >
            {titleOf(conversation) || words.ask.untitled}
          </button>
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={words.ask.remove(titleOf(conversation))}
            onClick={() => {
              conversations.remove(conversation.id);
              setPast(conversations.list());
            }}
          />
        </li>
      ))}
    </ul>
  );
}
