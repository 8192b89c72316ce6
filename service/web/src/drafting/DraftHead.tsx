import { Button } from "antd";
import { useCallback } from "react";
import type { DraftBlock } from "../api/shapes";
import { usePart } from "../parts/usePart";
import { writtenPeriod } from "../parts/dates";
import { FailureNotice } from "../parts/FailureNotice";
import { useServices, useWords } from "../services";
import { listed, type DraftChoice } from "./draftChoice";
import styles from "./DraftView.module.css";
import { ExportMenu } from "./ExportMenu";
import { FinishButtons } from "./FinishButtons";
import type { Drafted } from "./useDrafted";
import type { Review } from "./useReview";
import { VersionMenu } from "./VersionMenu";

interface Props {
  readonly drafted: Drafted;
  readonly review: Review;
  /** A chat model is writing: nothing is being saved meanwhile. */
  readonly isWriting: boolean;
  /** Whether there is a chat model; null until that is known. */
  readonly hasModel: boolean | null;
  readonly onBlocked: (blocks: readonly DraftBlock[] | null) => void;
  readonly isCompared: boolean;
  readonly onCompare: () => void;
  readonly onGo: (choice: DraftChoice) => void;
}

/** Whether the draft is saved and ready, and what can be done with it. */
export function DraftHead({ drafted, review, isWriting, hasModel, onBlocked, isCompared, onCompare, onGo }: Props): React.JSX.Element | null {
  const words = useWords();
  const { api } = useServices();
  const { whole, isSaving, unsaved, isOvertaken, isFinal } = drafted;
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
        {isSaving && !isWriting ? words.drafting.saving : unsaved ? "" : words.drafting.saved(whole.revision)}
      </span>
      {isFinal ? <b className={styles["final"]}>{words.finishing.finalTag}</b> : <span className={told ? styles["todo"] : styles["ready"]}>{told || words.drafting.ready}</span>}
      <span className={styles["actions"]}>
        {!isFinal && (
          <Button size="small" onClick={() => onGo({ ...listed, draft: whole.id, isFacts: true })}>
            {words.drafting.editFacts}
          </Button>
        )}
        <Button size="small" aria-pressed={isCompared} type={isCompared ? "primary" : "default"} onClick={onCompare}>
          {words.drafting.compare}
        </Button>
        {!isFinal && (
          <Button size="small" aria-label={words.drafting.undoLabel} disabled={whole.version <= 1} onClick={() => void drafted.change((now) => api.drafts.undo(now.id, now.revision))}>
            {words.drafting.undo}
          </Button>
        )}
        <VersionMenu drafted={drafted} />
        <FinishButtons drafted={drafted} review={review} onBlocked={onBlocked} />
        <ExportMenu draft={whole.id} told={told} />
      </span>
      <Legend hasModel={hasModel} />
      {unsaved && (
        <div className={styles["unsaved"]}>
          <FailureNotice failure={unsaved}>{words.drafting.unsaved}</FailureNotice>
        </div>
      )}
      {!isFinal && <Reopened drafted={drafted} />}
      {isOvertaken && <p role="alert">{words.drafting.changedByOther}</p>}
    </header>
  );
}

// How the server notes it among the versions.
const TAKEN_BACK = "退回修改";

/** Why the draft was taken back, until its next change. */
function Reopened({ drafted }: { readonly drafted: Drafted }): React.JSX.Element | null {
  const words = useWords();
  const { api } = useServices();
  const whole = drafted.whole;
  const fetch = useCallback(async (key: string) => (key ? api.drafts.versions(key.split("@")[0] as string) : []), [api]);
  const { value } = usePart(whole && whole.version > 1 ? `${whole.id}@${whole.version}` : "", fetch);
  const last = value?.find((one) => one.number === whole?.version);
  if (!last?.note.startsWith(TAKEN_BACK)) return null;
  return <p className={styles["unsaved"]}>{words.finishing.reopened(last.note, last.author)}</p>;
}

function Legend({ hasModel }: Pick<Props, "hasModel">): React.JSX.Element {
  const words = useWords();
  return (
    <ul className={styles["legend"]} aria-label={words.drafting.legend}>
      {(["traced", "derived", "settled", "gap", "untraced"] as const).map((tone) => (
        <li key={tone}>
          <span className={styles[tone]}>{tone === "gap" ? "【】" : "12"}</span> {words.drafting.tones[tone]}
        </li>
      ))}
      {hasModel === false && <li>{words.writing.none}</li>}
    </ul>
  );
}
