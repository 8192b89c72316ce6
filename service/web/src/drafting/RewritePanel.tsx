import { Button, Input } from "antd";
import { useContext, useEffect, useRef, useState } from "react";
import { FailureNotice } from "../parts/FailureNotice";
import { useWords } from "../services";
import styles from "./RewritePanel.module.css";
import type { Drafted } from "./useDrafted";
import { RewriteContext, type Phase, type Rewriting } from "./useRewriting";
import { Waiting } from "./Waiting";

interface Props {
  readonly label: string;
  readonly drafted: Drafted;
}

/** A chat model writes the part above: what it is asked, how far it has come, and whether what it wrote stays. */
export function RewritePanel({ label, drafted }: Props): React.JSX.Element | null {
  const words = useWords().writing;
  const rewriting = useContext(RewriteContext);
  if (!rewriting) return null;
  const { phase } = rewriting;
  return (
    <section className={styles["panel"]} aria-label={words.title(label)}>
      {(phase.name === "asking" || phase.name === "failed") && <Asking rewriting={rewriting} />}
      {phase.name === "running" && <Waiting text={words.running} onCancel={rewriting.cancel} />}
      {phase.name === "kept" && <Kept rewriting={rewriting} phase={phase} drafted={drafted} />}
    </section>
  );
}

function Asking({ rewriting }: { readonly rewriting: Rewriting }): React.JSX.Element {
  const words = useWords();
  const [wish, type] = useState("");
  const { phase } = rewriting;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        rewriting.start(wish.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.nativeEvent.isComposing) rewriting.close();
      }}
    >
      <label>
        <span>{words.writing.wish}</span>
        <Input autoFocus value={wish} maxLength={1000} placeholder={words.writing.wishHint} onChange={(event) => type(event.target.value)} />
      </label>
      <div className={styles["buttons"]}>
        <Button size="small" type="primary" htmlType="submit">
          {words.writing.start}
        </Button>
        <Button size="small" onClick={rewriting.close}>
          {words.cancel}
        </Button>
        <small>{words.writing.help}</small>
      </div>
      {phase.name === "failed" && <FailureNotice failure={phase.failure}>{words.writing.unchanged}</FailureNotice>}
    </form>
  );
}

interface KeptProps {
  readonly rewriting: Rewriting;
  readonly phase: Extract<Phase, { readonly name: "kept" }>;
  readonly drafted: Drafted;
}

function Kept({ rewriting, phase, drafted }: KeptProps): React.JSX.Element {
  const words = useWords().writing;
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus({ preventScroll: true }), []);
  // Undoing takes back the last change: after another one that would be a different one.
  const isLast = drafted.whole?.revision === phase.revision;
  return (
    <>
      <div className={styles["buttons"]}>
        <span role="status">{words.done}</span>
        <Button ref={keep} size="small" type="primary" onClick={rewriting.close}>
          {words.keep}
        </Button>
        <Button size="small" disabled={!isLast} title={isLast ? undefined : words.rejectLater} onClick={rewriting.reject}>
          {words.reject}
        </Button>
      </div>
      {phase.checks.length > 0 && (
        <ul className={styles["checks"]}>
          {phase.checks.map((one, index) => (
            <li key={index}>{one.message}</li>
          ))}
        </ul>
      )}
      <details>
        <summary>{words.before}</summary>
        {phase.before.map((text, index) => (
          <p key={index} className={styles["before"]} lang="zh-CN">
            {text}
          </p>
        ))}
      </details>
    </>
  );
}
