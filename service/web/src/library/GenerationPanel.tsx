import { BulbOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect } from "react";
import type { Generation } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { ProgressBar } from "../parts/ProgressBar";
import { useServices, useWords } from "../services";
import { useCell } from "../storage/cell";
import styles from "./GenerationPanel.module.css";

interface Props {
  /** Ids; none for all regulations. */
  readonly documents: readonly string[];
}

/** Has the model write questions for the articles; nothing where no model is configured. */
export function GenerateButton({ documents }: Props): React.JSX.Element | null {
  const words = useWords();
  const { generations } = useServices();
  const { configured, job } = useCell(generations.state);
  if (!configured) return null;
  return (
    <Button
      icon={<BulbOutlined />}
      title={words.generation.hint}
      disabled={job?.state === "running"}
      onClick={() => void generations.start(documents)}
    >
      {words.generation.action}
    </Button>
  );
}

/** How far the model is with its questions, and what became of them; nothing while there is nothing to tell. */
export function GenerationPanel(): React.JSX.Element | null {
  const { generations } = useServices();
  const { job, failure } = useCell(generations.state);
  useEffect(() => void generations.resume(), [generations]);
  if (!job) return failure && <FailureNotice failure={failure} />;
  return <Progress job={job} />;
}

function Progress({ job }: { readonly job: Generation }): React.JSX.Element {
  const words = useWords();
  const { generations } = useServices();
  const { failure } = useCell(generations.state);
  const running = job.state === "running";
  return (
    <section className={styles["panel"]} aria-label={words.generation.action}>
      <div className={styles["line"]}>
        <strong>{words.generation.action}</strong>
        <span role="status">{words.generation.states[job.state]}</span>
        <Counts job={job} />
        <Button size="small" type={running ? "default" : "text"} onClick={running ? () => void generations.cancel() : generations.dismiss}>
          {running ? words.cancel : words.upload.dismiss}
        </Button>
      </div>
      {running && <ProgressBar value={job.finished} of={job.total} label={words.upload.progressLabel} />}
      {running && (
        <p className={styles["soft"]} role={failure ? "alert" : undefined}>
          {failure ? words.upload.lost : job.total > 0 ? job.current : words.generation.counting}
        </p>
      )}
      {job.message && <p className={styles["failed"]}>{job.message}</p>}
    </section>
  );
}

function Counts({ job }: { readonly job: Generation }): React.JSX.Element {
  const words = useWords();
  if (job.state === "done" && job.total === 0) return <span>{words.generation.nothingToDo}</span>;
  return (
    <>
      <span>{words.upload.progress(words.number(job.finished), words.number(job.total))}</span>
      <span>{words.generation.questions(words.number(job.questions))}</span>
      {job.nothing > 0 && <span>{words.generation.nothing(words.number(job.nothing))}</span>}
      {job.failed > 0 && <span className={styles["failed"]}>{words.generation.failed(words.number(job.failed))}</span>}
    </>
  );
}
