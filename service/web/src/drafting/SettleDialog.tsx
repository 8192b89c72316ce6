import { Input, Modal, Radio } from "antd";
import { createContext, useState } from "react";
import type { Settled } from "../api/drafts";
import type { DraftPlace } from "../api/shapes";
import { ReportPicker } from "../checking/ReportPicker";
import { FailureNotice } from "../parts/FailureNotice";
import { useServices, useWords } from "../services";
import styles from "./DraftDialogs.module.css";
import { keepAuthor, knownAuthor } from "./people";
import type { Drafted } from "./useDrafted";
import { VouchFields } from "./VouchFields";

/** An untraced place that somebody is to settle, with the words there and its paragraph. */
export interface Unsettled {
  readonly place: DraftPlace;
  readonly text: string;
  readonly paragraph: string;
}

/** Opens the dialogue about a place; null where nothing can be settled. */
export const SettleContext = createContext<((asked: Unsettled) => void) | null>(null);

interface Props {
  readonly asked: Unsettled;
  readonly drafted: Drafted;
  readonly onClose: () => void;
}

type Way = "reason" | "document";

/** Settles what is untraced: somebody answers for it, or names the words of a document. */
export function SettleDialog({ asked, drafted, onClose }: Props): React.JSX.Element {
  const words = useWords();
  const { api, kept } = useServices();
  const [way, choose] = useState<Way>("reason");
  const [author, name] = useState(() => knownAuthor(kept));
  const [reason, give] = useState("");
  const [document, cite] = useState("");
  const [quote, copy] = useState("");
  const [isBusy, busy] = useState(false);
  const [isTried, tried] = useState(false);
  const isReady = author.trim() !== "" && (way === "reason" ? reason.trim().length > 1 : document !== "" && quote.trim() !== "");
  const settle = (): void => {
    const by = author.trim();
    const given: Settled = way === "reason" ? { author: by, reason: reason.trim() } : { author: by, document, quote: quote.trim() };
    keepAuthor(kept, by);
    busy(true);
    tried(true);
    void drafted.change((now) => api.drafts.settle(now.id, now.revision, asked.place, given)).then((isDone) => {
      busy(false);
      if (isDone) onClose();
    });
  };
  return (
    <Modal
      open
      title={words.finishing.settleTitle(asked.text)}
      okText={words.finishing.settleYes}
      okButtonProps={{ disabled: !isReady || isBusy }}
      cancelText={words.cancel}
      onOk={settle}
      onCancel={onClose}
    >
      <blockquote className={styles["sentence"]} lang="zh-CN">
        {asked.paragraph}
      </blockquote>
      <Radio.Group
        className={styles["ways"] ?? ""}
        aria-label={words.finishing.settleWay}
        value={way}
        options={(["reason", "document"] as const).map((value) => ({ value, label: words.finishing.settleWays[value] }))}
        onChange={(event) => choose(event.target.value as Way)}
      />
      {way === "document" && (
        <>
          <div className={styles["field"]}>
            <span aria-hidden="true">{words.finishing.settleDocument}</span>
            <ReportPicker value={document} label={words.finishing.settleDocument} placeholder={words.check.storedHint} onChoose={cite} />
          </div>
          <label className={styles["field"]}>
            <span>{words.finishing.settleQuote}</span>
            <Input.TextArea value={quote} maxLength={5000} autoSize={{ minRows: 2, maxRows: 8 }} onChange={(event) => copy(event.target.value)} />
          </label>
        </>
      )}
      <VouchFields author={author} onAuthor={name} {...(way === "reason" ? { reason, onReason: give, reasonHint: words.finishing.settleHint } : {})} />
      {isTried && drafted.unsaved && <FailureNotice failure={drafted.unsaved} />}
    </Modal>
  );
}
