import { Input, Modal } from "antd";
import { createContext, useState } from "react";
import { FailureNotice } from "../parts/FailureNotice";
import { useServices, useWords } from "../services";
import styles from "./DraftDialogs.module.css";
import { keepAuthor, knownAuthor } from "./people";
import type { Unsettled } from "./SettleDialog";
import type { Drafted } from "./useDrafted";
import { VouchFields } from "./VouchFields";

/** Opens the dialogue about a number; null where nothing can be changed. */
export const AmendContext = createContext<((asked: Unsettled) => void) | null>(null);

interface Props {
  readonly asked: Unsettled;
  readonly drafted: Drafted;
  readonly onClose: () => void;
}

/** Writes a number anew in its place, in a sentence or a cell, on a ground or without one. */
export function AmendDialog({ asked, drafted, onClose }: Props): React.JSX.Element {
  const words = useWords();
  const { api, kept } = useServices();
  const [text, type] = useState(asked.text);
  const [reason, give] = useState("");
  const [author, name] = useState(() => knownAuthor(kept));
  const [isBusy, busy] = useState(false);
  const [isTried, tried] = useState(false);
  const isVouched = reason.trim() !== "";
  const isReady = text.trim() !== "" && text.trim() !== asked.text && (!isVouched || author.trim() !== "") && !isBusy;
  const amend = (): void => {
    if (!isReady) return;
    const given = isVouched ? { author: author.trim(), reason: reason.trim() } : null;
    if (given) keepAuthor(kept, given.author);
    busy(true);
    tried(true);
    void drafted.change((now) => api.drafts.fill(now.id, now.revision, asked.place, text.trim(), given)).then((isDone) => {
      busy(false);
      if (isDone) onClose();
    });
  };
  return (
    <Modal open title={words.drafting.amendTitle(asked.text)} okText={words.drafting.amend} okButtonProps={{ disabled: !isReady }} cancelText={words.cancel} onOk={amend} onCancel={onClose}>
      <label className={styles["field"]}>
        <span>{words.drafting.amendTo}</span>
        <Input value={text} maxLength={500} autoFocus autoComplete="off" onChange={(event) => type(event.target.value)} onPressEnter={amend} />
      </label>
      <VouchFields author={author} onAuthor={name} reason={reason} onReason={give} reasonLabel={words.drafting.gapReason} reasonHint={words.finishing.settleHint} />
      <p className={styles["text"]}>{words.drafting.amendHelp}</p>
      {isTried && drafted.unsaved && <FailureNotice failure={drafted.unsaved} />}
    </Modal>
  );
}
