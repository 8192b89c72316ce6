import { Bubble } from "@ant-design/x";
import type { BubbleItemType, RoleType } from "@ant-design/x/es/bubble/interface";
import { useEffect, useMemo, useState } from "react";
import { useServices, useWords } from "../services";
import { SourcePane, type OpenPlace } from "../source/SourcePane";
import { useOpener } from "../source/useBeside";
import { useCell } from "../storage/cell";
import styles from "./AskPage.module.css";
import { ChatHead } from "./ChatHead";
import type { Turn } from "./conversation";
import { FirstVisit } from "./FirstVisit";
import { PastPane } from "./PastPane";
import { QuestionBox } from "./QuestionBox";
import { TurnView } from "./TurnView";
import { useDraft } from "./useDraft";
import { usePastList } from "./usePastList";

function itemsOf(turns: readonly Turn[]): BubbleItemType[] {
  return turns.flatMap((turn) => [
    { key: `${turn.id}-q`, role: "user", content: turn.question },
    { key: `${turn.id}-a`, role: "ai", content: turn },
  ]);
}

/** 问答: questions and answers, with the source beside them. */
export default function AskPage(): React.JSX.Element {
  const words = useWords();
  const { conversations, asking } = useServices();
  const { id, turns } = useCell(conversations.open);
  const draft = useDraft();
  const [place, setPlace] = useState<OpenPlace | null>(null);
  const { open, close } = useOpener(place, setPlace);
  const running = turns.find((turn) => turn.state === "asking") ?? null;
  const list = usePastList();
  const { ask, retry, setText, askAlone } = draft;

  useEffect(() => asking.resume(), [asking, id]);
  useEffect(() => setPlace(null), [id]);

  const roles = useMemo<RoleType>(
    () => ({
      user: { placement: "end", variant: "filled", rootClassName: styles["question"] ?? "" },
      ai: {
        placement: "start",
        variant: "borderless",
        rootClassName: styles["answer"] ?? "",
        contentRender: (turn: Turn) => <TurnView turn={turn} on={{ open, retry, edit: setText, ask, askAlone }} />,
      },
    }),
    [open, retry, setText, ask, askAlone],
  );
  const items = useMemo(() => itemsOf(turns), [turns]);

  return (
    <div className={styles["page"]}>
      {list.isShown && <PastPane onClose={list.hide} onOpened={list.opened} />}
      <section className={styles["chat"]} aria-label={words.ask.conversation}>
        <ChatHead onList={list.toggle} isListed={list.isShown} />
        {turns.length === 0 ? (
          <FirstVisit onAsk={ask} />
        ) : (
          <Bubble.List className={styles["list"] ?? ""} items={items} role={roles} autoScroll />
        )}
        <QuestionBox draft={draft} onStop={running ? () => asking.stop(running.id) : null} />
      </section>
      {place && <SourcePane place={place} onClose={close} />}
    </div>
  );
}
