import { Button } from "antd";
import { useCallback, useState } from "react";
import type { AbsentSection } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { usePart } from "../parts/usePart";
import { useServices, useWords } from "../services";
import styles from "./DraftOutline.module.css";
import type { Drafted } from "./useDrafted";

interface Props {
  readonly drafted: Drafted;
  readonly isBusy: boolean;
}

/** The sections of the model that the draft lacks, to be put back; they are asked for when the list is opened. */
export function AbsentList({ drafted, isBusy }: Props): React.JSX.Element {
  const words = useWords();
  const [isOpen, open] = useState(false);
  return (
    <details className={styles["absent"]} onToggle={(event) => open(event.currentTarget.open)}>
      <summary>{words.drafting.absent}</summary>
      {isOpen && <Absent drafted={drafted} isBusy={isBusy} />}
    </details>
  );
}

function Absent({ drafted, isBusy }: Props): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const whole = drafted.whole;
  const fetch = useCallback(async (key: string): Promise<readonly AbsentSection[]> => (key ? api.drafts.absent(key.split("@")[0] as string) : []), [api]);
  const { value, failure, again } = usePart(whole ? `${whole.id}@${whole.revision}` : "", fetch);
  const [told, tell] = useState("");
  const putBack = (label: string, name: string): void => {
    void drafted.change((now) => api.drafts.putBack(now.id, now.revision, label)).then((isDone) => isDone && tell(words.drafting.puttenBack(name)));
  };
  return (
    <>
      {failure && <FailureNotice failure={failure} onRetry={again} />}
      <p role="status" className={styles["help"]}>
        {!value && !failure ? words.loading : value?.length === 0 ? words.drafting.absentNone : told}
      </p>
      <ul>
        {(value ?? []).map((one) => {
          const name = `${one.mark}${one.heading}` || words.drafting.lead;
          return (
            <li key={one.label} style={{ paddingLeft: `${Math.max(0, one.level - 1)}em` }}>
              <span>{name}</span>
              <Button size="small" disabled={isBusy} aria-label={words.drafting.putBackLabel(name)} onClick={() => putBack(one.label, name)}>
                {words.drafting.putBack}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
