import { Button } from "antd";
import { useContext } from "react";
import type { DraftParagraph, DraftSection } from "../api/shapes";
import { useWords } from "../services";
import { AmendContext } from "./AmendDialog";
import type { Named } from "./citing";
import styles from "./DraftView.module.css";
import { GapContext } from "./GapMark";
import { ParagraphCard, Pieces } from "./ParagraphCard";
import { RewritePanel } from "./RewritePanel";
import panel from "./RewritePanel.module.css";
import type { Spot } from "./sectionEdit";
import { SectionHeading } from "./SectionHeading";
import { SettleContext } from "./SettleDialog";
import type { Drafted } from "./useDrafted";
import { RewriteContext } from "./useRewriting";

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

const NOTHING: readonly DraftParagraph[] = [];
/** No place of the draft: nothing there can be settled or filled. */
const NOWHERE: Spot = { section: -1, paragraph: -1 };

/** A heading and its paragraphs, each beside that of last period where they are compared, or as a chat model writes them. */
export function SectionView({ section, position, draft, drafted, last, edited, onEdit, onDone, onLocate }: Props): React.JSX.Element {
  const words = useWords();
  const rewriting = useContext(RewriteContext);
  const target = rewriting?.target?.section === position ? rewriting.target : null;
  const coming = target && rewriting?.phase.name === "running" ? rewriting.phase.paragraphs : NOTHING;
  const rows = Math.max(section.paragraphs.length, last?.length ?? 0, edited === null ? 0 : edited + 1);
  const name = `${section.mark}${section.heading}`;
  const isWhole = target !== null && target.paragraph === null;
  const row = (index: number): React.JSX.Element => {
    const label = `${section.label}第${index + 1}段`;
    const isOwn = target?.paragraph === index;
    if (isOwn && coming.length > 0) return <Coming paragraphs={coming} onLocate={onLocate} />;
    if (!section.paragraphs[index] && edited !== index) return <span />;
    return (
      <ParagraphCard
        paragraph={section.paragraphs[index] ?? null}
        label={label}
        spot={{ section: position, paragraph: index }}
        draft={draft}
        drafted={drafted}
        isEdited={edited === index}
        onEdit={onEdit}
        onDone={onDone}
        onLocate={onLocate}
      />
    );
  };
  return (
    <section id={`section-${position}`} tabIndex={-1} className={styles["section"]} aria-label={name || words.drafting.lead}>
      <SectionHeading section={section} position={position} drafted={drafted} />
      {isWhole && <RewritePanel label={name || words.drafting.lead} drafted={drafted} />}
      {isWhole && coming.length > 0 ? (
        <Coming paragraphs={coming} onLocate={onLocate} />
      ) : (
        Array.from({ length: rows }, (_, index) => (
          <div key={index} className={last ? styles["pair"] : undefined}>
            <div>
              {row(index)}
              {target?.paragraph === index && <RewritePanel label={`${section.label}第${index + 1}段`} drafted={drafted} />}
            </div>
            {last && (
              <blockquote className={styles["last"]} aria-label={words.drafting.lastTime}>
                {last[index] ?? <small>{words.drafting.noLastTime}</small>}
              </blockquote>
            )}
          </div>
        ))
      )}
      {!drafted.isFinal && (
        <Button size="small" type="text" className={styles["add"] ?? ""} onClick={() => onEdit({ section: position, paragraph: section.paragraphs.length })}>
          ＋ {words.drafting.addParagraph}
        </Button>
      )}
    </section>
  );
}

interface ComingProps {
  readonly paragraphs: readonly DraftParagraph[];
  readonly onLocate: (named: Named) => Promise<boolean>;
}

/** What a chat model has written so far, in the place of what stood there. */
function Coming({ paragraphs, onLocate }: ComingProps): React.JSX.Element {
  return (
    <SettleContext.Provider value={null}>
      <AmendContext.Provider value={null}>
        <GapContext.Provider value={null}>
          {paragraphs.map((paragraph, index) => (
            <div key={index} className={`${styles["card"]} ${panel["coming"]}`}>
              <Pieces paragraph={paragraph} spot={NOWHERE} onEdit={() => undefined} onLocate={onLocate} />
            </div>
          ))}
        </GapContext.Provider>
      </AmendContext.Provider>
    </SettleContext.Provider>
  );
}
