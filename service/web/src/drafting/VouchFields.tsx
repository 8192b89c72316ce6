import { Input } from "antd";
import { useWords } from "../services";
import styles from "./DraftDialogs.module.css";

interface Props {
  readonly author: string;
  readonly onAuthor: (name: string) => void;
  /** Left out where only the name is asked for. */
  readonly reason?: string;
  readonly onReason?: (reason: string) => void;
  readonly reasonHint?: string;
  /** Where it may be left out, it says so. */
  readonly reasonLabel?: string;
}

/** Who answers for something, and why. */
export function VouchFields({ author, onAuthor, reason, onReason, reasonHint, reasonLabel }: Props): React.JSX.Element {
  const words = useWords().finishing;
  return (
    <>
      <label className={styles["field"]}>
        <span>{words.author}</span>
        <Input value={author} maxLength={100} autoComplete="name" onChange={(event) => onAuthor(event.target.value)} />
      </label>
      {reason !== undefined && onReason && (
        <label className={styles["field"]}>
          <span>{reasonLabel ?? words.reason}</span>
          <Input.TextArea value={reason} maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} placeholder={reasonHint ?? ""} onChange={(event) => onReason(event.target.value)} />
        </label>
      )}
    </>
  );
}
