import { Button } from "antd";
import { useState } from "react";
import type { Job } from "../api/shapes";
import { ProgressBar } from "../parts/ProgressBar";
import { useServices, useWords } from "../services";
import styles from "./JobPanel.module.css";
import { OutcomeList } from "./OutcomeList";

const OUTCOMES = ["added", "updated", "unchanged", "failed"] as const;

interface Props {
  readonly job: Job;
  readonly isLost: boolean;
  readonly isNewest: boolean;
}

/** One job: how far it is, how many files went how, and the outcome of each. */
export function JobPanel({ job, isLost, isNewest }: Props): React.JSX.Element {
  const words = useWords();
  const { uploads } = useServices();
  const running = job.state === "running";
  const failed = job.outcomes.some((outcome) => outcome.status === "failed");
  const [chosen, setChosen] = useState<boolean | null>(null);
  const isOpen = chosen ?? (running || (failed && isNewest));
  return (
    <div className={styles["panel"]}>
      <div className={styles["line"]}>
        <strong>{words.upload.job(words.number(job.total))}</strong>
        <span role="status">{words.upload.states[job.state]}</span>
        <span>{words.upload.progress(words.number(job.finished), words.number(job.total))}</span>
        <Counts job={job} />
        <span className={styles["buttons"]}>
          {job.outcomes.length > 0 && (
            <Button size="small" type="text" aria-expanded={isOpen} onClick={() => setChosen(!isOpen)}>
              {isOpen ? words.upload.hideDetails : words.upload.details}
            </Button>
          )}
          {running ? (
            <Button size="small" onClick={() => void uploads.cancel(job.id)}>
              {words.upload.cancelJob}
            </Button>
          ) : (
            <Button size="small" type="text" onClick={() => uploads.dismiss(job.id)}>
              {words.upload.dismiss}
            </Button>
          )}
        </span>
      </div>
      {running && <ProgressBar value={job.finished} of={job.total} label={words.upload.progressLabel} />}
      {running && (
        <p className={styles["soft"]} role={isLost ? "alert" : undefined}>
          {isLost ? words.upload.lost : job.current ? words.upload.current(job.current) : " "}
        </p>
      )}
      {isOpen && job.outcomes.length > 0 && <OutcomeList outcomes={job.outcomes} />}
    </div>
  );
}

function Counts({ job }: { readonly job: Job }): React.JSX.Element {
  const words = useWords();
  const left = job.state === "cancelled" ? job.total - job.finished : 0;
  return (
    <span className={styles["counts"]}>
      {OUTCOMES.map((status) => {
        const count = job.outcomes.filter((outcome) => outcome.status === status).length;
        return count > 0 ? (
          <span key={status} className={status === "failed" ? styles["failed"] : ""}>
            {words.upload.outcomes[status]} {words.number(count)}
          </span>
        ) : null;
      })}
      {job.summary !== null && job.summary.skipped > 0 && <span>{words.upload.passedOver(job.summary.skipped)}</span>}
      {left > 0 && <span>{words.upload.leftOut(left)}</span>}
    </span>
  );
}
