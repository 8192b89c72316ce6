import { Button, Modal } from "antd";
import { useWords } from "../services";
import styles from "./DraftView.module.css";
import { textAt } from "./sectionEdit";
import type { Conflict } from "./useDrafted";

interface Props {
  readonly conflict: Conflict;
  readonly onSettle: (mine: boolean) => void;
}

/** Two people wrote the same paragraph: both are shown, and one is chosen. */
export function ConflictDialog({ conflict, onSettle }: Props): React.JSX.Element {
  const words = useWords();
  const { spot, text, theirs } = conflict;
  const other = textAt(theirs.draft, spot);
  return (
    <Modal
      open
      width={820}
      title={words.drafting.conflictTitle}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <>
          <Button onClick={() => onSettle(false)}>{words.drafting.keepTheirs}</Button>
          <Button type="primary" onClick={() => onSettle(true)}>
            {words.drafting.keepMine}
          </Button>
        </>
      }
    >
      <p>{words.drafting.conflictText}</p>
      <div className={styles["both"]}>
        <section>
          <h3>{words.drafting.mine}</h3>
          <p>{text}</p>
        </section>
        <section>
          <h3>{words.drafting.theirs}</h3>
          <p>{other}</p>
        </section>
      </div>
    </Modal>
  );
}
