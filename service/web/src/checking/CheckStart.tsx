import { UploadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef } from "react";
import { DropBox } from "../parts/DropBox";
import { useServices, useWords } from "../services";
import { useCell } from "../storage/cell";
import styles from "./CheckStart.module.css";
import { ReportPicker } from "./ReportPicker";

interface Props {
  readonly isOver: boolean;
  /** The id of the report to compare with; empty for that of last period. */
  readonly against: string;
  readonly onAgainst: (id: string) => void;
  readonly onFile: (file: File) => void;
  readonly onDocument: (id: string, title: string) => void;
}

/** What to do first: drop or choose a report, and what to compare it with. */
export function CheckStart({ isOver, against, onAgainst, onFile, onDocument }: Props): React.JSX.Element {
  const words = useWords().check;
  const { proofs } = useServices();
  const { lost } = useCell(proofs.state);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles["start"]}>
      <h1>{words.startTitle}</h1>
      <p>{words.startText}</p>
      {lost && (
        <p role="status" className={styles["lost"]}>
          {words.lost(lost)}
        </p>
      )}
      <DropBox isLarge isOver={isOver} text={words.drop} overText={words.dropNow} formats={words.formats}>
        <Button type="primary" icon={<UploadOutlined />} onClick={() => input.current?.click()}>
          {words.choose}
        </Button>
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
      </DropBox>
      <div className={styles["choices"]}>
        <div>
          <span aria-hidden="true">{words.stored}</span>
          <ReportPicker value="" label={words.stored} placeholder={words.storedHint} onChoose={onDocument} />
        </div>
        <div>
          <span aria-hidden="true">{words.against}</span>
          <ReportPicker value={against} label={words.against} placeholder="" none={words.againstLast} onChoose={onAgainst} />
        </div>
      </div>
    </div>
  );
}
