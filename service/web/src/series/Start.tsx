import type { IndicatorGroup, Measure } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { useWords } from "../services";
import { AllMerges } from "./AllMerges";
import { Offered } from "./IndicatorBox";
import type { SeriesChoice } from "./seriesChoice";
import styles from "./SeriesTab.module.css";
import { useGroups } from "./useGroups";

const SHOWN = 24;

interface Props {
  readonly measure: Measure | null;
  readonly onChange: (change: Partial<SeriesChoice>) => void;
}

/** Before anything is asked for: what this is, and the indicators that are stated most. */
export function Start({ measure, onChange }: Props): React.JSX.Element {
  const words = useWords();
  const groups = useGroups("", measure);
  if (groups.failure) return <FailureNotice failure={groups.failure} onRetry={groups.again} />;
  const none = groups.value?.length === 0 && !measure;
  return (
    <div className={styles["start"]}>
      <h2>{words.series.startTitle}</h2>
      <p>{none ? words.series.nothingYet : words.series.startText}</p>
      {groups.value && <GroupList groups={groups.value.slice(0, SHOWN)} onChoose={(indicator) => onChange({ indicator })} />}
      {groups.value && <AllMerges onJudged={groups.again} />}
    </div>
  );
}

interface ListProps {
  readonly groups: readonly IndicatorGroup[];
  readonly onChoose: (id: string) => void;
}

export function GroupList({ groups, onChoose }: ListProps): React.JSX.Element {
  return (
    <ul className={styles["groups"]}>
      {groups.map((group) => (
        <li key={group.id}>
          <button type="button" onClick={() => onChoose(group.id)}>
            <Offered group={group} />
          </button>
        </li>
      ))}
    </ul>
  );
}
