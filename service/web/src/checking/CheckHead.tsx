import { Button } from "antd";
import { useRef } from "react";
import { writtenPeriod } from "../parts/dates";
import { useServices, useWords } from "../services";
import { useCell } from "../storage/cell";
import styles from "./CheckHead.module.css";
import { ReportPicker } from "./ReportPicker";

interface Props {
  readonly onAnother: () => void;
  readonly onAgain: (against: string) => void;
  readonly onFile: (file: File) => void;
}

/** Which report is proofread, what it is compared with, and how to go on to another. */
export function CheckHead({ onAnother, onAgain, onFile }: Props): React.JSX.Element {
  const words = useWords();
  const { proofs } = useServices();
  const { asked, since, result, isAtHand } = useCell(proofs.state);
  const input = useRef<HTMLInputElement>(null);
  if (!asked) return <></>;
  const facts = result ? [result.period && writtenPeriod(result.period, words), result.organisation] : [];
  const name = result?.title || asked.name || words.pages.check;
  const isBusy = since !== null;
  const none = result && !asked.against ? (result.against ? words.check.compared(result.against.title) : words.check.comparedNone) : words.check.againstLast;
  return (
    <header className={styles["head"]}>
      <div className={styles["name"]}>
        <h1 title={name}>{name}</h1>
        <p>{[asked.document ? "" : asked.name, ...facts].filter((one) => one && one !== result?.title).join(" · ")}</p>
      </div>
      <div className={styles["against"]} title={isAtHand ? undefined : words.check.fileGone}>
        <span aria-hidden="true">{words.check.against}</span>
        <ReportPicker value={asked.against} label={words.check.against} placeholder="" none={none} disabled={isBusy || !isAtHand} onChoose={onAgain} />
      </div>
      <div className={styles["buttons"]}>
        {asked.document ? (
          <Button disabled={isBusy} onClick={() => onAgain(asked.against)}>
            {words.check.again}
          </Button>
        ) : (
          <Button onClick={() => input.current?.click()}>{words.check.changed}</Button>
        )}
        <Button onClick={onAnother}>{words.check.another}</Button>
        <input
          ref={input}
          type="file"
          hidden
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file) onFile(file);
          }}
        />
      </div>
    </header>
  );
}
