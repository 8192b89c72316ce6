import { FolderOpenOutlined, UploadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { DropBox } from "../parts/DropBox";
import { chosenFiles, droppedFiles, type Chosen } from "../parts/dropped";
import { FailureNotice } from "../parts/FailureNotice";
import { useDrop } from "../parts/useDrop";
import { useServices, useWords } from "../services";
import { useCell } from "../storage/cell";
import { JobPanel } from "./JobPanel";
import { SendingBar } from "./SendingBar";
import styles from "./UploadArea.module.css";

/** The box to drop files on, and what became of what was dropped. */
export function UploadArea(): React.JSX.Element {
  const words = useWords();
  const { collection, uploads } = useServices();
  // What fails for the list of documents is told there; saying it twice helps nobody.
  const { failure: listFailure } = useCell(collection.state);
  const { sending, failure, unsent, jobs, lost } = useCell(uploads.state);
  const [notice, setNotice] = useState("");

  useEffect(() => {
    if (!sending) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [sending]);

  const take = ({ files, skipped }: Chosen): void => {
    const left = skipped ? words.upload.skipped(skipped) : "";
    setNotice(files.length === 0 ? words.upload.nothing + left : left);
    void uploads.send(files);
  };
  const over = useDrop((transfer) => {
    if (!sending) void droppedFiles(transfer).then(take);
  });

  return (
    <section className={styles["area"]}>
      <DropBox isOver={over} text={words.upload.drop} overText={words.upload.dropNow} formats={words.upload.formats}>
        <FileButtons onChosen={take} disabled={sending !== null} />
      </DropBox>
      {notice && (
        <p role="status" className={styles["notice"]}>
          {notice}
        </p>
      )}
      {sending && <SendingBar sending={sending} />}
      {failure && !listFailure && <FailureNotice failure={failure} onRetry={unsent.length ? () => void uploads.send(unsent) : () => void uploads.resume()} />}
      {jobs.length > 0 && (
        <div className={styles["jobs"]}>
          {jobs.map((job, index) => (
            <JobPanel key={job.id} job={job} isLost={lost.has(job.id)} isNewest={index === 0} />
          ))}
        </div>
      )}
    </section>
  );
}

interface FileButtonsProps {
  readonly onChosen: (chosen: Chosen) => void;
  readonly disabled: boolean;
}

function FileButtons({ onChosen, disabled }: FileButtonsProps): React.JSX.Element {
  const words = useWords();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const chosen = (event: React.ChangeEvent<HTMLInputElement>): void => {
    if (event.target.files?.length) onChosen(chosenFiles(event.target.files));
    event.target.value = "";
  };
  return (
    <>
      <Button icon={<UploadOutlined />} disabled={disabled} onClick={() => files.current?.click()}>
        {words.upload.files}
      </Button>
      <Button icon={<FolderOpenOutlined />} disabled={disabled} onClick={() => folder.current?.click()}>
        {words.upload.folder}
      </Button>
      <input ref={files} type="file" multiple hidden onChange={chosen} />
      <input ref={folder} type="file" multiple hidden onChange={chosen} {...{ webkitdirectory: "" }} />
    </>
  );
}
