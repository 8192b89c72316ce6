import { MoreOutlined } from "@ant-design/icons";
import { Button, Dropdown, Modal } from "antd";
import { useEffect, useRef, useState } from "react";
import type { DraftSection } from "../api/shapes";
import { useServices, useWords } from "../services";
import { AbsentList } from "./AbsentList";
import styles from "./DraftOutline.module.css";
import { besideOf, endOf, moved, targetOf, without } from "./sectionOrder";
import type { Drafted } from "./useDrafted";

interface Props {
  readonly drafted: Drafted;
  /** Whether a paragraph is being edited: the sections stay where they are meanwhile. */
  readonly isBusy: boolean;
  /** Has a chat model write a section; null where there is none. */
  readonly onRewrite: ((section: number) => void) | null;
}

type Act = "renew" | "remove";

interface Asked {
  readonly act: Act;
  readonly position: number;
}

/** The sections of a draft: the way to each, their order, and each written anew or left out. */
export function DraftOutline({ drafted, isBusy: isEditing, onRewrite }: Props): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const { isFinal } = drafted;
  const isBusy = isEditing || isFinal;
  const sections = drafted.whole?.draft.sections ?? NONE;
  const [dragged, drag] = useState<number | null>(null);
  const [over, hover] = useState<number | null>(null);
  const [asked, ask] = useState<Asked | null>(null);
  const [told, tell] = useState("");
  const [wanted, want] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);

  useEffect(() => {
    if (wanted === null) return;
    list.current?.querySelectorAll<HTMLElement>("li > a")[wanted]?.focus();
    want(null);
  }, [wanted, sections]);

  const put = (next: readonly DraftSection[], at: number, said: string): void => {
    void drafted.change((now) => api.drafts.putSections(now.id, now.revision, next)).then((isSaved) => {
      if (!isSaved) return;
      tell(said);
      want(Math.min(at, next.length - 1));
    });
  };
  const move = (from: number, to: number | null): void => {
    if (isFinal) return undefined;
    if (isBusy) return tell(words.drafting.moveBusy);
    const own = sections[from];
    if (to === null || !own) return undefined;
    const after = moved(sections, from, to);
    return put(after.sections, after.at, words.drafting.moved(nameOf(own, words.drafting.lead), after.at + 1));
  };
  const act = ({ act: what, position }: Asked): void => {
    ask(null);
    const own = sections[position];
    if (!own) return;
    if (what === "remove") put(without(sections, position), Math.max(0, position - 1), words.drafting.removedSection(nameOf(own, words.drafting.lead)));
    else void drafted.change((now) => api.drafts.renew(now.id, now.revision, position));
  };
  const target = dragged !== null && over !== null ? targetOf(sections, dragged, over) : null;

  return (
    <nav className={styles["outline"]} aria-label={words.drafting.outline}>
      <ol ref={list} aria-describedby="draft-order-help">
        {sections.map((one, position) => (
          <Row
            key={position}
            section={one}
            position={position}
            target={target === position ? (dragged !== null && dragged < position ? "behind" : "before") : null}
            isFinal={isFinal}
            isMovable={!isBusy && one.level > 0}
            isDragged={dragged === position}
            beside={(by) => besideOf(sections, position, by)}
            onMove={(to) => move(position, to)}
            onRewrite={onRewrite && (() => {
              onRewrite(position);
              document.getElementById(`section-${position}`)?.scrollIntoView({ block: "start" });
            })}
            onAsk={(what) => ask({ act: what, position })}
            onDrag={(isOn) => {
              drag(isOn ? position : null);
              if (!isOn) hover(null);
            }}
            onHover={() => hover(position)}
            onDrop={() => {
              if (dragged !== null) move(dragged, targetOf(sections, dragged, position));
              drag(null);
              hover(null);
            }}
          />
        ))}
      </ol>
      <p id="draft-order-help" className={styles["help"]} hidden={isFinal}>
        {isBusy ? words.drafting.moveBusy : words.drafting.moveHelp}
      </p>
      {!isFinal && <AbsentList drafted={drafted} isBusy={isBusy} />}
      <p role="status" className="visually-hidden">
        {told}
      </p>
      {asked && <Confirm asked={asked} sections={sections} onYes={() => act(asked)} onNo={() => ask(null)} />}
    </nav>
  );
}

const NONE: readonly DraftSection[] = [];

function nameOf({ mark, heading }: DraftSection, lead: string): string {
  return `${mark}${heading}` || lead;
}

interface RowProps {
  readonly section: DraftSection;
  readonly position: number;
  /** On which side of it a dragged section would go; null for neither. */
  readonly target: "before" | "behind" | null;
  readonly isFinal: boolean;
  readonly isMovable: boolean;
  readonly isDragged: boolean;
  readonly beside: (by: 1 | -1) => number | null;
  readonly onMove: (to: number | null) => void;
  readonly onAsk: (act: Act) => void;
  readonly onRewrite: (() => void) | null;
  readonly onDrag: (isOn: boolean) => void;
  readonly onHover: () => void;
  readonly onDrop: () => void;
}

function Row({ section, position, target, isFinal, isMovable, isDragged, beside, onMove, onAsk, onRewrite, onDrag, onHover, onDrop }: RowProps): React.JSX.Element {
  const { drafting: words, writing: { rewriteSection: rewrite } } = useWords();
  const name = nameOf(section, words.lead);
  const open = section.paragraphs.reduce((count, each) => count + each.gaps.length, 0);
  const items = [
    { key: "up", label: words.moveUp, disabled: !isMovable || beside(-1) === null, onClick: () => onMove(beside(-1)) },
    { key: "down", label: words.moveDown, disabled: !isMovable || beside(1) === null, onClick: () => onMove(beside(1)) },
    { key: "renew", label: words.renewSection, disabled: section.paragraphs.length === 0, onClick: () => onAsk("renew") },
    ...(onRewrite ? [{ key: "rewrite", label: rewrite, disabled: section.paragraphs.length === 0, onClick: onRewrite }] : []),
    { key: "remove", label: words.removeSection, disabled: !isMovable, danger: true, onClick: () => onAsk("remove") },
  ];
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (by === 0 || !event.altKey) return;
    event.preventDefault();
    onMove(beside(by));
  };
  return (
    <li
      draggable={isMovable}
      data-dragged={isDragged ? "" : undefined}
      data-target={target ?? undefined}
      style={{ paddingLeft: `${Math.max(0, section.level - 1)}em` }}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", name);
        onDrag(true);
      }}
      onDragEnd={() => onDrag(false)}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        onHover();
      }}
      onDrop={(event) => {
        if (event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        onDrop();
      }}
    >
      <a href={`#section-${position}`} draggable={false} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown" onClick={(event) => goTo(event, `section-${position}`)} onKeyDown={onKeyDown}>
        {name}
      </a>
      {open > 0 && (
        <small className={styles["todo"]} aria-label={words.gapsIn(open)}>
          {open}
        </small>
      )}
      {!isFinal && (
        <Dropdown menu={{ items }} trigger={["click"]} placement="bottomRight" autoFocus>
          <Button size="small" type="text" className={styles["more"] ?? ""} icon={<MoreOutlined />} aria-label={words.sectionMenu(name)} aria-haspopup="menu" />
        </Dropdown>
      )}
    </li>
  );
}

interface ConfirmProps {
  readonly asked: Asked;
  readonly sections: readonly DraftSection[];
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** What is lost is said before it is. */
function Confirm({ asked: { act, position }, sections, onYes, onNo }: ConfirmProps): React.JSX.Element {
  const words = useWords();
  const name = nameOf(sections[position] as DraftSection, words.drafting.lead);
  const under = endOf(sections, position) - position - 1;
  const isRemoval = act === "remove";
  return (
    <Modal
      open
      title={isRemoval ? words.drafting.removeSectionLabel(name) : words.drafting.renewSectionLabel(name)}
      okText={isRemoval ? words.drafting.removeSection : words.drafting.renewSection}
      okButtonProps={{ danger: isRemoval }}
      cancelText={words.cancel}
      onOk={onYes}
      onCancel={onNo}
    >
      <p>{isRemoval ? words.drafting.removeSectionText(under) : words.drafting.renewSectionText}</p>
    </Modal>
  );
}

// The address holds what is shown; an anchor in it would be read as another draft.
function goTo(event: React.MouseEvent, id: string): void {
  event.preventDefault();
  const target = document.getElementById(id);
  target?.scrollIntoView({ block: "start" });
  target?.focus({ preventScroll: true });
}
