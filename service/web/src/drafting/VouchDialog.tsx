import { Modal } from "antd";
import { useState } from "react";
import type { Vouched } from "../api/drafts";
import type { Failure } from "../api/failure";
import { FailureNotice } from "../parts/FailureNotice";
import { useServices, useWords } from "../services";
import styles from "./DraftDialogs.module.css";
import { keepAuthor, knownAuthor } from "./people";
import { VouchFields } from "./VouchFields";

interface Props {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly hint?: string;
  /** Whether a reason has to be given. */
  readonly isReasoned: boolean;
  readonly failure: Failure | null;
  readonly onYes: (given: Vouched) => Promise<boolean>;
  readonly onClose: () => void;
}

// The server asks for as much (SettlingRefused).
const SHORTEST_REASON = 2;

/** Asks who answers for a step, and why where that has to be told. */
export function VouchDialog({ title, text, yes, hint, isReasoned, failure, onYes, onClose }: Props): React.JSX.Element {
  const words = useWords();
  const { kept } = useServices();
  const [author, name] = useState(() => knownAuthor(kept));
  const [reason, give] = useState("");
  const [isBusy, busy] = useState(false);
  const isReady = author.trim() !== "" && (!isReasoned || reason.trim().length >= SHORTEST_REASON);
  const go = (): void => {
    busy(true);
    keepAuthor(kept, author.trim());
    void onYes({ author: author.trim(), reason: reason.trim() }).then((isDone) => {
      busy(false);
      if (isDone) onClose();
    });
  };
  return (
    <Modal open title={title} okText={yes} okButtonProps={{ disabled: !isReady || isBusy }} cancelText={words.cancel} onOk={go} onCancel={onClose}>
      <p className={styles["text"]}>{text}</p>
      <VouchFields author={author} onAuthor={name} {...(isReasoned ? { reason, onReason: give, reasonHint: hint ?? "" } : {})} />
      {failure && <FailureNotice failure={failure} />}
    </Modal>
  );
}
