import { MoreOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useRef, useState } from "react";
import { writtenDate } from "../parts/dates";
import { useServices, useWords } from "../services";
import type { PastItem } from "./past";
import styles from "./PastRow.module.css";

interface Props {
  readonly item: PastItem;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

type Doing = "nothing" | "choosing" | "renaming" | "removing";

/** One past conversation, and under it what can be done with it. */
export function PastRow({ item, isOpen, onOpen }: Props): React.JSX.Element {
  const words = useWords();
  const [doing, setDoing] = useState<Doing>("nothing");
  const menu = useRef<HTMLButtonElement>(null);
  const title = item.title || words.ask.untitled;
  const done = (): void => {
    setDoing("nothing");
    menu.current?.focus();
  };
  return (
    <li
      className={styles["row"]}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || doing === "nothing") return;
        event.preventDefault();
        done();
      }}
    >
      <div className={styles["line"]}>
        <button type="button" className={styles["open"]} aria-current={isOpen} title={title} onClick={onOpen}>
          <span>{title}</span>
          <small>{item.server ? writtenDate(item.changedAt, words) : words.ask.unanswered}</small>
        </button>
        <Button
          ref={menu}
          className={styles["more"] ?? ""}
          type="text"
          size="small"
          icon={<MoreOutlined />}
          aria-expanded={doing !== "nothing"}
          aria-label={words.ask.doWith(title)}
          title={words.ask.doWith(title)}
          onClick={() => setDoing(doing === "nothing" ? "choosing" : "nothing")}
        />
      </div>
      {doing === "choosing" && <Choices item={item} onChoose={setDoing} />}
      {doing === "renaming" && <Renaming item={item} onDone={done} />}
      {doing === "removing" && <Removing item={item} onDone={done} />}
    </li>
  );
}

function Choices({ item, onChoose }: { readonly item: PastItem; readonly onChoose: (doing: Doing) => void }): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  return (
    <div className={styles["choices"]} role="group" aria-label={words.ask.doWith(item.title)}>
      <button type="button" onClick={() => onChoose("renaming")}>
        {words.ask.rename}
      </button>
      {item.server && (
        <>
          <a href={api.exportAddress(item.server, "docx")} download>
            {words.ask.exportWord}
          </a>
          <a href={api.exportAddress(item.server, "md")} download>
            {words.ask.exportMarkdown}
          </a>
        </>
      )}
      <button type="button" className={styles["danger"]} onClick={() => onChoose("removing")}>
        {words.ask.removeShort}
      </button>
    </div>
  );
}

interface WorkProps {
  readonly item: PastItem;
  readonly onDone: () => void;
}

const TITLE_LIMIT = 100;

function Renaming({ item, onDone }: WorkProps): React.JSX.Element {
  const words = useWords();
  const { past } = useServices();
  const [title, setTitle] = useState(item.title);
  return (
    <form
      className={styles["renaming"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() && title.trim() !== item.title) void past.rename(item, title.trim());
        onDone();
      }}
    >
      <Input
        size="small"
        autoFocus
        value={title}
        maxLength={TITLE_LIMIT}
        aria-label={words.ask.renameLabel(item.title)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Button size="small" htmlType="submit" disabled={!title.trim()}>
        {words.identity.save}
      </Button>
    </form>
  );
}

function Removing({ item, onDone }: WorkProps): React.JSX.Element {
  const words = useWords();
  const { past } = useServices();
  return (
    <div className={styles["removing"]} role="alertdialog" aria-label={words.ask.remove(item.title)}>
      <p>{words.ask.removeForGood}</p>
      <Button size="small" danger onClick={() => void past.remove(item)}>
        {words.ask.removeShort}
      </Button>
      <Button size="small" autoFocus onClick={onDone}>
        {words.cancel}
      </Button>
    </div>
  );
}
