import { Button } from "antd";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { DraftBlock } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { useServices, useWords } from "../services";
import { AmendContext, AmendDialog } from "./AmendDialog";
import { Attachments } from "./AttachmentView";
import { BesideList } from "./BesideList";
import { ConflictDialog } from "./ConflictDialog";
import { listed, type DraftChoice } from "./draftChoice";
import { DraftHead } from "./DraftHead";
import { DraftOutline } from "./DraftOutline";
import styles from "./DraftView.module.css";
import type { Opening } from "./FactsForm";
import { GapContext, type GapFilling } from "./GapMark";
import { rowsFor } from "./gapRows";
import { HeadFields, Signature } from "./HeadFields";
import { askedOf, lastWords } from "./madeFrom";
import { keptAs, spotOf } from "./keptWords";
import { sectionsAt, textAt, type Spot } from "./sectionEdit";
import { SectionView } from "./SectionView";
import { SettleContext, SettleDialog, type Unsettled } from "./SettleDialog";
import { useDrafted } from "./useDrafted";
import { useGapFill } from "./useGapFill";
import { useLocate } from "./useLocate";
import { useModel } from "./useModel";
import { RewriteContext, useRewriting } from "./useRewriting";
import { useReview } from "./useReview";
import { Waiting } from "./Waiting";

interface Props {
  readonly draft: string;
  readonly onGo: (choice: DraftChoice) => void;
  readonly onOpen: Opening;
}

/** A draft being written: its outline, its paragraphs, and what is still open. */
export function DraftView({ draft, onGo, onOpen }: Props): React.JSX.Element {
  const words = useWords();
  const { kept } = useServices();
  const drafted = useDrafted(draft);
  const { whole, failure, again } = drafted;
  const [isCompared, compare] = useState(false);
  const [isFilling, begin] = useState(false);
  const [edited, edit] = useState<Spot | null>(null);
  const locate = useLocate(onOpen);
  const asked = useMemo(() => (whole && (isCompared || isFilling) ? askedOf(whole.request) : null), [whole?.request.model_on, isCompared || isFilling]); // eslint-disable-line
  const { value: model, failure: unread, again: readAgain } = useModel(asked);
  const review = useReview(whole);
  const [blocks, block] = useState<readonly DraftBlock[] | null>(null);
  const [unsettled, settleThis] = useState<Unsettled | null>(null);
  const [amended, amendThis] = useState<Unsettled | null>(null);
  const rewriting = useRewriting(drafted);
  const done = useCallback(() => edit(null), []);
  const fill = useGapFill(drafted);
  const gaps = useMemo<GapFilling>(
    () => ({
      rowsOf: ({ spot, text }) => {
        const section = whole ? sectionsAt(whole.draft, spot.attachment)[spot.section] : undefined;
        const before = whole ? (textAt(whole.draft, spot).split(text)[0] ?? "") : "";
        return model && section ? rowsFor(model.rows, section, text, before) : null;
      },
      unread,
      fill,
      onOpen: () => begin(true),
    }),
    [whole, model, unread, fill],
  );
  const isThere = whole !== null;
  useEffect(() => {
    // Words that could not be saved, before a reload or a lost connection, stand in their field again.
    const unsent = isThere ? kept.keys(keptAs(draft, "")).map(spotOf) : [];
    if (unsent[0]) edit(unsent[0]);
  }, [kept, draft, isThere]);
  const settle = async (mine: boolean): Promise<void> => {
    const spot = drafted.conflict?.spot;
    if (!(await drafted.settle(mine)) || !spot) return;
    kept.remove(keptAs(draft, spot));
    edit(null);
  };
  if (failure)
    return (
      <div className={styles["alone"]}>
        <FailureNotice failure={failure} onRetry={again}>
          <Button size="small" onClick={() => onGo(listed)}>
            {words.drafting.back}
          </Button>
        </FailureNotice>
      </div>
    );
  if (!whole) return <Waiting text={words.loading} />;
  return (
    <div className={styles["view"]}>
      <DraftHead drafted={drafted} isWriting={rewriting.phase.name === "running"} hasModel={rewriting.isConfigured} review={review} onBlocked={block} isCompared={isCompared} onCompare={() => compare(!isCompared)} onGo={onGo} />
      <div className={styles["columns"]}>
        <DraftOutline drafted={drafted} onRewrite={rewriting.isConfigured ? (section) => rewriting.ask({ section, paragraph: null }) : null} isBusy={edited !== null || rewriting.target !== null} />
        <article className={styles["text"]} aria-label={whole.draft.title} lang="zh-CN">
          <HeadFields drafted={drafted} />
          {isCompared && !model && !unread && <Waiting text={words.drafting.reading} onCancel={() => compare(false)} />}
          {isCompared && unread && <FailureNotice failure={unread} onRetry={readAgain} />}
          <Changes settle={drafted.isFinal ? null : settleThis} amend={drafted.isFinal ? null : amendThis} gaps={drafted.isFinal ? null : gaps}>
            <RewriteContext.Provider value={drafted.isFinal ? null : rewriting}>
              {whole.draft.sections.map((section, position) => (
                <SectionView
                  key={`${position}:${section.label}`}
                  section={section}
                  position={position}
                  draft={whole.id}
                  drafted={drafted}
                  last={isCompared && model ? lastWords(model, section.label, position) : null}
                  edited={edited?.section === position && edited.attachment === undefined ? edited.paragraph : null}
                  onEdit={edit}
                  onDone={done}
                  onLocate={locate}
                />
              ))}
            </RewriteContext.Provider>
            <Signature drafted={drafted} />
            <Attachments drafted={drafted} edited={edited} onEdit={edit} onDone={done} onLocate={locate} />
          </Changes>
        </article>
        <BesideList hasModel={rewriting.isConfigured === true} whole={whole} drafted={drafted} review={review} blocks={blocks} onUnblock={() => block(null)} />
      </div>
      {amended && <AmendDialog asked={amended} drafted={drafted} onClose={() => amendThis(null)} />}
      {unsettled && <SettleDialog asked={unsettled} drafted={drafted} onClose={() => settleThis(null)} />}
      {drafted.conflict && <ConflictDialog conflict={drafted.conflict} onSettle={(mine) => void settle(mine)} />}
    </div>
  );
}

interface ChangesProps {
  readonly settle: ((asked: Unsettled) => void) | null;
  readonly amend: ((asked: Unsettled) => void) | null;
  readonly gaps: GapFilling | null;
  readonly children: React.ReactNode;
}

/** What numbers and gaps below it can be asked to do; nothing where all of it is null. */
function Changes({ settle, amend, gaps, children }: ChangesProps): React.JSX.Element {
  return (
    <SettleContext.Provider value={settle}>
      <AmendContext.Provider value={amend}>
        <GapContext.Provider value={gaps}>{children}</GapContext.Provider>
      </AmendContext.Provider>
    </SettleContext.Provider>
  );
}
