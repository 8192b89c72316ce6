import { Button, Popover } from "antd";
import { useCallback, useState } from "react";
import { FailureNotice } from "../parts/FailureNotice";
import { usePart } from "../parts/usePart";
import { useServices, useWords } from "../services";
import styles from "./DraftView.module.css";
import { writtenTime } from "./times";
import type { Drafted } from "./useDrafted";

/** The versions of a draft, any of which can be made the current one. */
export function VersionMenu({ drafted }: { readonly drafted: Drafted }): React.JSX.Element {
  const words = useWords();
  const [isOpen, open] = useState(false);
  return (
    <Popover trigger="click" placement="bottomRight" open={isOpen} onOpenChange={open} destroyOnHidden content={<Versions drafted={drafted} onDone={() => open(false)} />}>
      <Button size="small" aria-expanded={isOpen} onKeyDown={(event) => event.key === "Escape" && open(false)}>
        {words.drafting.versions}
      </Button>
    </Popover>
  );
}

function Versions({ drafted, onDone }: { readonly drafted: Drafted; readonly onDone: () => void }): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const whole = drafted.whole;
  const fetch = useCallback((key: string) => api.drafts.versions(key.split("@")[0] as string), [api]);
  const { value: versions, failure, again } = usePart(whole ? `${whole.id}@${whole.revision}` : "", fetch);
  const restore = (version: number): void => {
    void drafted.change((now) => api.drafts.restore(now.id, now.revision, version));
    onDone();
  };
  return (
    <div className={styles["versions"]}>
      {failure && <FailureNotice failure={failure} onRetry={again} />}
      {!versions && !failure && <p role="status">{words.loading}</p>}
      <ol>
        {[...(versions ?? [])].reverse().map((one) => (
          <li key={one.number}>
            <span>
              <b>{words.drafting.version(one.number)}</b> {one.note}
              <small>{[writtenTime(one.made_at, words), one.author].filter(Boolean).join("　")}</small>
            </span>
            {one.number === whole?.version ? (
              <small>{words.drafting.current}</small>
            ) : drafted.isFinal ? null : (
              <Button size="small" aria-label={words.drafting.restoreLabel(one.number)} onClick={() => restore(one.number)}>
                {words.drafting.restore}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
