import { Button } from "antd";
import { createElement } from "react";
import type { DraftSection } from "../api/shapes";
import { useWords } from "../services";
import type { Named } from "./citing";
import styles from "./DraftView.module.css";
import { ParagraphCard } from "./ParagraphCard";
import type { Spot } from "./sectionEdit";
import type { Drafted } from "./useDrafted";

interface Props {
  readonly section: DraftSection;
  readonly position: number;
  readonly draft: string;
  readonly drafted: Drafted;
  /** Last period's paragraphs; null where they are not compared. */
  readonly last: readonly string[] | null;
  readonly edited: number | null;
  readonly onEdit: (spot: Spot) => void;
  readonly onDone: () => void;
  readonly onLocate: (named: Named) => Promise<boolean>;
}

/** A heading and its paragraphs, each beside that of last period where they are compared. */
export function SectionView({ section, position, draft, drafted, last, edited, onEdit, onDone, onLocate }: Props): React.JSX.Element {
  const words = useWords();
  const rows = Math.max(section.paragraphs.length, last?.length ?? 0, edited === null ? 0 : edited + 1);
  const name = `${section.mark}${section.heading}`;
  return (
    <section id={`section-${position}`} tabIndex={-1} className={styles["section"]} aria-label={name || words.drafting.lead}>
      {name && createElement(section.level <= 1 ? "h2" : "h3", null, name)}
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={last ? styles["pair"] : undefined}>
          {section.paragraphs[index] || edited === index ? (
            <ParagraphCard
              paragraph={section.paragraphs[index] ?? null}
              label={`${section.label}第${index + 1}段`}
              spot={{ section: position, paragraph: index }}
              draft={draft}
              drafted={drafted}
              isEdited={edited === index}
              onEdit={onEdit}
              onDone={onDone}
              onLocate={onLocate}
            />
          ) : (
            <span />
          )}
          {last && (
            <blockquote className={styles["last"]} aria-label={words.drafting.lastTime}>
              {last[index] ?? <small>{words.drafting.noLastTime}</small>}
            </blockquote>
          )}
        </div>
      ))}
      {!drafted.isFinal && (
        <Button size="small" type="text" className={styles["add"] ?? ""} onClick={() => onEdit({ section: position, paragraph: section.paragraphs.length })}>
          ＋ {words.drafting.addParagraph}
        </Button>
      )}
    </section>
  );
}
