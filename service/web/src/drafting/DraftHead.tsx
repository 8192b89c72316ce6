import { Button } from "antd";
import { writtenPeriod } from "../parts/dates";
import { FailureNotice } from "../parts/FailureNotice";
import { useServices, useWords } from "../services";
import { listed, type DraftChoice } from "./draftChoice";
import styles from "./DraftView.module.css";
import { ExportMenu } from "./ExportMenu";
import type { Drafted } from "./useDrafted";
import { VersionMenu } from "./VersionMenu";

interface Props {
  readonly drafted: Drafted;
  readonly isCompared: boolean;
  readonly onCompare: () => void;
  readonly onGo: (choice: DraftChoice) => void;
}

/** Whether the draft is saved and ready, and what can be done with it. */
export function DraftHead({ drafted, isCompared, onCompare, onGo }: Props): React.JSX.Element | null {
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
