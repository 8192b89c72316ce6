import { EditOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { createElement, useEffect, useRef, useState } from "react";
import type { DraftSection } from "../api/shapes";
import { useServices, useWords } from "../services";
import styles from "./DraftView.module.css";
import { piecesOf } from "./pieces";
import { sectionsAt } from "./sectionEdit";
import type { Drafted } from "./useDrafted";

interface Props {
  readonly section: DraftSection;
  readonly position: number;
  /** The annex that it stands in; left out for the text itself. */
  readonly attachment?: number;
  readonly drafted: Drafted;
}

/** The heading of a section, its gaps marked, or its words in a field. */
export function SectionHeading({ section, position, attachment, drafted }: Props): React.JSX.Element | null {
  const words = useWords();
  const { api } = useServices();
  const [typed, type] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const name = `${section.mark}${section.heading}`;
  useEffect(() => {
    if (typed === null && wasOpen.current) button.current?.focus();
    wasOpen.current = typed !== null;
  }, [typed]);
  if (!name) return null;
  if (typed !== null && !drafted.isFinal) {
    const save = (): void => {
      const heading = typed.trim();
      if (!heading || heading === section.heading) return type(null);
      void drafted
        .change((now) => {
          const paragraphs = (sectionsAt(now.draft, attachment)[position]?.paragraphs ?? []).map(({ text }) => text);
          return api.drafts.putSection(now.id, position, { revision: now.revision, heading, paragraphs }, attachment);
        })
        .then((isSaved) => isSaved && type(null));
    };
    return (
      <form
        className={styles["heading"]}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
        onKeyDown={(event) => event.key === "Escape" && !event.nativeEvent.isComposing && type(null)}
      >
        {section.mark}
        <Input value={typed} maxLength={500} autoFocus autoComplete="off" aria-label={words.drafting.headingText(name)} onChange={(event) => type(event.target.value)} />
        <Button size="small" type="primary" htmlType="submit">
          {words.drafting.done}
        </Button>
        <Button size="small" onClick={() => type(null)}>
          {words.cancel}
        </Button>
      </form>
    );
  }
  const shown = piecesOf({ text: name, numbers: [] }).map((piece, index) =>
    piece.kind === "gap" ? (
      <span key={index} className={`${styles["number"]} ${styles["gap"]}`} data-piece={piece.text} tabIndex={-1}>
        {piece.text}
      </span>
    ) : (
      piece.text
    ),
  );
  return (
    <div className={styles["heading"]} data-label={name} data-gap={section.heading.includes("【待补充") ? "" : undefined} tabIndex={-1}>
      {createElement(section.level <= 1 && attachment === undefined ? "h2" : "h3", null, shown)}
      {!drafted.isFinal && (
        <Button
          ref={button}
          size="small"
          type="text"
          icon={<EditOutlined />}
          aria-label={words.drafting.editHeading(name)}
          title={words.drafting.editHeadingShort}
          onClick={() => type(section.heading)}
        />
      )}
    </div>
  );
}
