import { Button } from "antd";
import { ProgressBar } from "../parts/ProgressBar";
import { useServices, useWords } from "../services";
import styles from "./JobPanel.module.css";
import type { Sending } from "./uploads";

const MEGABYTE = 1024 * 1024;

/** How much of an upload has gone out. */
export function SendingBar({ sending }: { readonly sending: Sending }): React.JSX.Element {
  const words = useWords();
  const { uploads } = useServices();
  const written = (bytes: number): string => words.upload.bytes((bytes / MEGABYTE).toFixed(1));
  const arrived = sending.sent >= sending.total;
  return (
    <div className={styles["panel"]}>
      <div className={styles["line"]}>
        <strong>{arrived ? words.upload.waiting : words.upload.sending(written(sending.sent), written(sending.total))}</strong>
        <span className={styles["soft"]}>{words.upload.sendingHint}</span>
        <Button size="small" onClick={() => uploads.stopSending()}>
          {words.cancel}
        </Button>
      </div>
      <ProgressBar value={sending.sent} of={sending.total} label={words.upload.progressLabel} />
    </div>
  );
}
