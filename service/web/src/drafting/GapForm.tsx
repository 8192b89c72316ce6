import { Button, Select } from "antd";
import { useEffect, useRef, useState } from "react";
import type { Failure } from "../api/failure";
import type { Fault } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { useServices, useWords } from "../services";
import styles from "./GapForm.module.css";
import type { PlacedRow } from "./gapRows";
import { askedBy } from "./pieces";
import { keepAuthor, knownAuthor } from "./people";
import type { Fill, Filling } from "./useGapFill";

interface Props {
  readonly gap: string;
  /** The rows of the facts sheet that may be meant, the likest first; null while they are being read. */
  readonly rows: readonly PlacedRow[] | null;
  readonly unread: Failure | null;
  readonly onFill: (fill: Fill) => Promise<Filling>;
  readonly onEdit: () => void;
  readonly onClose: () => void;
}

const NO_ROW = "";

/** What is missing, given in its place: into the facts sheet, where it has a row, or as words. */
export function GapForm({ gap, rows, unread, onFill, onEdit, onClose }: Props): React.JSX.Element {
  const words = useWords();
  const { kept } = useServices();
  const [reason, give] = useState("");
  const [author, name] = useState(() => knownAuthor(kept));
  const [value, type] = useState("");
  const [key, choose] = useState<string | null>(null);
  const [isBusy, busy] = useState(false);
  const [told, tell] = useState<{ readonly fault?: Fault; readonly failure?: Failure }>({});
  const field = useRef<HTMLInputElement>(null);
  const row = key === NO_ROW ? null : ((rows ?? []).find((one) => one.key === key) ?? rows?.[0] ?? null);

  useEffect(() => {
    // The popover is placed first; a focus before that would scroll to where it is not yet.
    const frame = requestAnimationFrame(() => field.current?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
  }, []);

  const isVouched = row === null && reason.trim() !== "";
  const isReady = value.trim() !== "" && !isBusy && (!isVouched || author.trim() !== "");
  const fill = (): void => {
    if (!isReady) return;
    const vouched = isVouched ? { reason: reason.trim(), author: author.trim() } : null;
    if (vouched) keepAuthor(kept, vouched.author);
    busy(true);
    tell({});
    void onFill({ value: value.trim(), row, vouched }).then((filling) => {
      busy(false);
      if (filling.isFilled) onClose();
      else tell(filling);
    });
  };
  return (
    <form
      className={styles["form"]}
      aria-label={words.drafting.gapAsks(askedBy(gap))}
      onSubmit={(event) => {
        event.preventDefault();
        fill();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.nativeEvent.isComposing) onClose();
      }}
    >
      <b>{askedBy(gap)}</b>
      <div className={styles["value"]}>
        <input
          ref={field}
          className={styles["field"]}
          value={value}
          maxLength={500}
          autoComplete="off"
          aria-label={words.drafting.gapValue}
          aria-invalid={told.fault !== undefined}
          onChange={(event) => type(event.target.value)}
        />
        <span>{row?.unit}</span>
        <Button type="primary" htmlType="submit" disabled={!isReady}>
          {words.drafting.gapFill}
        </Button>
      </div>
      <div className={styles["told"]} role={told.fault ? "alert" : undefined}>
        {told.fault ? `${told.fault.reason}，${told.fault.remedy}` : row?.last ? words.drafting.gapLast(row.last, row.unit) : ""}
      </div>
      {rows && rows.length > 0 && (
        <Select
          size="small"
          aria-label={words.drafting.gapInto}
          value={row?.key ?? NO_ROW}
          options={[...rows.map((one) => ({ value: one.key, label: words.drafting.gapRow(one.indicator) })), { value: NO_ROW, label: words.drafting.gapWords }]}
          onChange={choose}
        />
      )}
      {row === null && (rows || unread) && (
        <>
          <label className={styles["why"]}>
            <span>{words.drafting.gapReason}</span>
            <input className={styles["field"]} value={reason} maxLength={1000} autoComplete="off" placeholder={words.finishing.settleHint} onChange={(event) => give(event.target.value)} />
          </label>
          {isVouched && (
            <label className={styles["why"]}>
              <span>{words.finishing.author}</span>
              <input className={styles["field"]} value={author} maxLength={100} autoComplete="name" onChange={(event) => name(event.target.value)} />
            </label>
          )}
        </>
      )}
      <p className={styles["help"]} role="status">
        {unread ? words.drafting.gapUnread : !rows ? words.drafting.gapReading : row ? words.drafting.gapTraced : isVouched ? words.drafting.gapVouched : words.drafting.gapUntraced}
      </p>
      {told.failure && <FailureNotice failure={told.failure} onRetry={fill} />}
      <div className={styles["more"]}>
        <Button size="small" type="link" onClick={onEdit}>
          {words.drafting.gapEdit}
        </Button>
        <Button size="small" type="text" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
