import { Button, Popconfirm } from "antd";
import { useCallback, useEffect, useMemo, useState } from "react";
import { writtenPeriod } from "../parts/dates";
import { FailureNotice } from "../parts/FailureNotice";
import { useServices, useWords } from "../services";
import { BesideList } from "./BesideList";
import { ConflictDialog } from "./ConflictDialog";
import { listed, type DraftChoice } from "./draftChoice";
import styles from "./DraftView.module.css";
import { ExportMenu } from "./ExportMenu";
import type { Opening } from "./FactsForm";
import { askedOf, lastWords } from "./madeFrom";
import { keptAs, spotOf } from "./keptWords";
import type { Spot } from "./sectionEdit";
import { SectionView } from "./SectionView";
import { useDrafted, type Drafted } from "./useDrafted";
import { useLocate } from "./useLocate";
import { useModel } from "./useModel";
import { VersionMenu } from "./VersionMenu";
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
  const [edited, edit] = useState<Spot | null>(null);
  const locate = useLocate(onOpen);
  const asked = useMemo(() => (whole && isCompared ? askedOf(whole.request) : null), [whole?.request.model_on, isCompared]); // eslint-disable-line
  const { value: model, failure: unread, again: readAgain } = useModel(asked);
  const done = useCallback(() => edit(null), []);
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
      <Head drafted={drafted} isCompared={isCompared} onCompare={() => compare(!isCompared)} onGo={onGo} />
      <div className={styles["columns"]}>
        <Outline drafted={drafted} />
        <article className={styles["text"]} aria-label={whole.draft.title} lang="zh-CN">
          <h1>{whole.draft.title}</h1>
          {whole.draft.addressee && <p className={styles["addressee"]}>{whole.draft.addressee}：</p>}
          {isCompared && !model && !unread && <Waiting text={words.drafting.reading} onCancel={() => compare(false)} />}
          {unread && <FailureNotice failure={unread} onRetry={readAgain} />}
          {whole.draft.sections.map((section, position) => (
            <SectionView
              key={`${position}:${section.label}`}
              section={section}
              position={position}
              draft={whole.id}
              drafted={drafted}
              last={isCompared && model ? lastWords(model, section.label, position) : null}
              edited={edited?.section === position ? edited.paragraph : null}
              onEdit={edit}
              onDone={done}
              onLocate={locate}
            />
          ))}
        </article>
        <BesideList whole={whole} drafted={drafted} />
      </div>
      {drafted.conflict && <ConflictDialog conflict={drafted.conflict} onSettle={(mine) => void settle(mine)} />}
    </div>
  );
}

interface HeadProps {
  readonly drafted: Drafted;
  readonly isCompared: boolean;
  readonly onCompare: () => void;
  readonly onGo: (choice: DraftChoice) => void;
}

function Head({ drafted, isCompared, onCompare, onGo }: HeadProps): React.JSX.Element | null {
  const words = useWords();
  const { api } = useServices();
  const { whole, isSaving, unsaved, isOvertaken } = drafted;
  if (!whole) return null;
  const { gaps, untraced } = whole.draft;
  const told = words.drafting.notReady(gaps.length, untraced.length);
  return (
    <header className={styles["head"]}>
      <Button size="small" type="text" onClick={() => onGo(listed)}>
        ← {words.drafting.back}
      </Button>
      <b>{writtenPeriod(whole.period, words)}</b>
      <span role="status" className={styles["state"]}>
        {isSaving ? words.drafting.saving : unsaved ? "" : words.drafting.saved(whole.revision)}
      </span>
      <span className={told ? styles["todo"] : styles["ready"]}>{told || words.drafting.ready}</span>
      <span className={styles["actions"]}>
        <Button size="small" onClick={() => onGo({ ...listed, draft: whole.id, isFacts: true })}>
          {words.drafting.editFacts}
        </Button>
        <Button size="small" aria-pressed={isCompared} type={isCompared ? "primary" : "default"} onClick={onCompare}>
          {words.drafting.compare}
        </Button>
        <Button size="small" aria-label={words.drafting.undoLabel} disabled={whole.version <= 1} onClick={() => void drafted.change((now) => api.drafts.undo(now.id, now.revision))}>
          {words.drafting.undo}
        </Button>
        <VersionMenu drafted={drafted} />
        <ExportMenu draft={whole.id} told={told} />
      </span>
      <Legend />
      {unsaved && (
        <div className={styles["unsaved"]}>
          <FailureNotice failure={unsaved}>{words.drafting.unsaved}</FailureNotice>
        </div>
      )}
      {isOvertaken && <p role="alert">{words.drafting.changedByOther}</p>}
    </header>
  );
}

function Legend(): React.JSX.Element {
  const words = useWords();
  return (
    <ul className={styles["legend"]} aria-label={words.drafting.legend}>
      {(["traced", "derived", "gap", "untraced"] as const).map((tone) => (
        <li key={tone}>
          <span className={styles[tone]}>{tone === "gap" ? "【】" : "12"}</span> {words.drafting.tones[tone]}
        </li>
      ))}
    </ul>
  );
}

function Outline({ drafted }: { readonly drafted: Drafted }): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const sections = drafted.whole?.draft.sections ?? [];
  return (
    <nav className={styles["outline"]} aria-label={words.drafting.outline}>
      <ol>
        {sections.map((one, position) => {
          const name = `${one.mark}${one.heading}` || words.drafting.lead;
          const open = one.paragraphs.reduce((count, each) => count + each.gaps.length, 0);
          return (
            <li key={position} style={{ paddingLeft: `${Math.max(0, one.level - 1)}em` }}>
              <a href={`#section-${position}`} onClick={(event) => goTo(event, `section-${position}`)}>
                {name}
              </a>
              {open > 0 && <small className={styles["todo"]}>{open}</small>}
              {one.paragraphs.length > 0 && (
                <Popconfirm
                  title={words.drafting.renewSectionLabel(name)}
                  description={words.drafting.renewSectionText}
                  okText={words.drafting.renewSection}
                  cancelText={words.cancel}
                  onConfirm={() => drafted.change((now) => api.drafts.renew(now.id, now.revision, position))}
                >
                  <button type="button" className={styles["renew"]} aria-label={words.drafting.renewSectionLabel(name)} title={words.drafting.renewSection}>
                    ↻
                  </button>
                </Popconfirm>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

// The address holds what is shown; an anchor in it would be read as another draft.
function goTo(event: React.MouseEvent, id: string): void {
  event.preventDefault();
  const target = document.getElementById(id);
  target?.scrollIntoView({ block: "start" });
  target?.focus({ preventScroll: true });
}
