import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import type { DraftBlock, DraftFinding } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { useServices, useWords } from "../services";
import styles from "./BesideList.module.css";
import { Group, Item } from "./BesideGroup";
import { askedBy } from "./pieces";
import { showPlace, showSpan } from "./showPlace";
import type { Drafted } from "./useDrafted";
import type { Review } from "./useReview";
import { VouchDialog } from "./VouchDialog";

interface Props {
  readonly drafted: Drafted;
  readonly review: Review;
}

// Gaps have a list of their own.
const TOLD_AS_GAPS = "placeholder";

/** What proofreading finds in the draft: each finding leads to its place, and can be answered for. */
export function FindingGroup({ drafted, review }: Props): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const [asked, ask] = useState<DraftFinding | null>(null);
  const { value, failure, isRunning, now } = review;
  const findings = (value?.findings ?? []).filter((one) => one.kind !== TOLD_AS_GAPS);
  const isStale = value !== null && value.revision !== drafted.whole?.revision;
  const open = findings.filter((one) => !one.accepted).length;
  const state = isRunning ? words.finishing.findingsRunning : isStale ? words.finishing.findingsStale : value && findings.length === 0 ? words.finishing.findingsNone : "";
  return (
    <Group name={words.finishing.findings} count={open} isOpen={findings.length > 0 || failure !== null} none={words.finishing.findingsNone}>
      <li className={styles["tools"]}>
        <span role="status">{state}</span>
        {value && <a href={api.drafts.checksAddress(drafted.whole?.id ?? "")} download>{words.finishing.download}</a>}
      </li>
      {failure && (
        <li>
          <FailureNotice failure={failure} onRetry={() => void now()} />
        </li>
      )}
      {value?.against && <li className={styles["soft"]}>{words.finishing.compared(value.against.title)}</li>}
      {findings.map((one, index) => (
        <FindingItem key={index} finding={one} isFinal={drafted.isFinal} onAsk={() => ask(one)} />
      ))}
      {asked && (
        <VouchDialog
          title={words.finishing.acceptLabel(asked.quote)}
          text={words.finishing.acceptText(asked.message)}
          yes={words.finishing.accept}
          hint={words.finishing.acceptHint}
          isReasoned
          failure={drafted.unsaved}
          onYes={(given) =>
            drafted
              .change((draft) => api.drafts.accept(draft.id, draft.revision, asked, given))
              .then((isDone) => {
                if (isDone) void now();
                return isDone;
              })
          }
          onClose={() => ask(null)}
        />
      )}
    </Group>
  );
}

interface FindingProps {
  readonly finding: DraftFinding;
  readonly isFinal: boolean;
  readonly onAsk: () => void;
}

function FindingItem({ finding, isFinal, onAsk }: FindingProps): React.JSX.Element {
  const words = useWords();
  const { severity, label, quote, message, suggestion, place, accepted } = finding;
  const go = (): void => {
    if (place) showSpan(place);
    else showPlace(label, undefined, 0);
  };
  return (
    <li className={styles["finding"]} data-severity={severity} data-accepted={accepted ? "" : undefined}>
      <button type="button" title={words.drafting.goTo(label)} onClick={go}>
        <small>
          <b className={styles[severity]}>{words.check.severities[severity]}</b> {label}
        </small>
        <span className={styles["quote"]} lang="zh-CN">
          {quote}
        </span>
        <span lang="zh-CN">{message}</span>
        {suggestion && (
          <span lang="zh-CN">
            {words.check.suggestion}
            {suggestion}
          </span>
        )}
      </button>
      {accepted ? (
        <small>{words.finishing.accepted}</small>
      ) : (
        severity === "error" &&
        !isFinal && (
          <Button size="small" aria-label={words.finishing.acceptLabel(quote)} onClick={onAsk}>
            {words.finishing.accept}
          </Button>
        )
      )}
    </li>
  );
}

interface BlockedProps {
  readonly blocks: readonly DraftBlock[];
  readonly findings: readonly DraftFinding[];
  readonly onClose: () => void;
}

/** What keeps the draft from being final; each place is one press away. */
export function BlockedGroup({ blocks, findings, onClose }: BlockedProps): React.JSX.Element {
  const words = useWords();
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a narrow window it stands below the text.
    list.current?.scrollIntoView({ block: "nearest" });
    list.current?.focus({ preventScroll: true });
  }, [blocks]);
  return (
    <section ref={list} tabIndex={-1} className={styles["blocked"]} aria-label={words.finishing.blocked}>
      <p role="alert">
        <b>{words.finishing.blocked}</b> <small>{words.number(blocks.length)}</small>
      </p>
      <p className={styles["soft"]}>
        {words.finishing.blockedHelp}{" "}
        <Button size="small" type="link" onClick={onClose}>
          {words.finishing.blockedClose}
        </Button>
      </p>
      <ul>
        {blocks.map((one, index) => (
          <Item
            key={index}
            where={one.where}
            text={one.kind === "gap" ? askedBy(one.text) || one.message : one.text || one.message}
            more={one.kind === "gap" ? words.drafting.gaps : one.kind === "untraced" ? words.drafting.tones.untraced : one.message}
            onGo={() => goTo(one, blocks, index, findings)}
          />
        ))}
      </ul>
    </section>
  );
}

/** Two numbers of one paragraph may have the same words: the block that is the second is of the second. */
function goTo(one: DraftBlock, blocks: readonly DraftBlock[], index: number, findings: readonly DraftFinding[]): void {
  const nth = blocks.slice(0, index).filter((other) => other.where === one.where && other.text === one.text && other.kind === one.kind).length;
  const found = one.kind === "finding" ? findings.find((each) => each.label === one.where && each.quote === one.text) : undefined;
  if (found?.place) showSpan(found.place);
  else showPlace(one.where, one.kind === "finding" ? undefined : one.text, nth);
}
