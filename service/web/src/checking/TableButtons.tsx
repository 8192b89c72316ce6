import { useState } from "react";
import { failureOf } from "../api/failure";
import type { CheckKind } from "../api/shapes";
import { copyText } from "../parts/clipboard";
import { saveBlob } from "../parts/saveBlob";
import { useServices, useWords } from "../services";
import { useCell } from "../storage/cell";
import { asCsv, asHtml, asText, rowsOf } from "./findingTable";
import type { Listed } from "./findings";
import styles from "./ListTools.module.css";

interface Props {
  readonly title: string;
  readonly all: readonly Listed[];
  readonly kinds: readonly CheckKind[];
}

/** Takes all findings along, as a table on the clipboard or as a file. */
export function TableButtons({ title, all, kinds }: Props): React.JSX.Element | null {
  const words = useWords();
  const { proofs } = useServices();
  const { isAtHand } = useCell(proofs.state);
  const [told, tell] = useState("");
  if (all.length === 0) return null;
  const rows = (): readonly (readonly string[])[] =>
    rowsOf(all, (kind) => words.check.kindName(kind, kinds.find((one) => one.kind === kind)?.name ?? kind), words);
  const copy = async (): Promise<void> => {
    tell((await copyText(asText(rows()), asHtml(rows()))) ? words.check.copied : words.check.copyFailed);
  };
  const download = (): void => saveBlob(new Blob([asCsv(rows())], { type: "text/csv;charset=utf-8" }), `${words.check.file(title)}.csv`);
  const workbook = async (): Promise<void> => {
    tell(words.check.preparing);
    try {
      const made = await proofs.workbook();
      if (made) saveBlob(made, `${words.check.file(title)}.xlsx`);
      tell(made ? "" : words.check.workbookGone);
    } catch (error) {
      const { kind, detail } = failureOf(error);
      tell(kind === "offline" ? words.failures.offlineWhat : detail || words.check.workbookFailed);
    }
  };
  return (
    <div className={styles["table"]}>
      <span role="status">{told}</span>
      <button type="button" onClick={() => void copy()}>
        {words.check.copy}
      </button>
      <button type="button" disabled={!isAtHand} title={isAtHand ? undefined : words.check.workbookGone} onClick={() => void workbook()}>
        {words.check.workbook}
      </button>
      <button type="button" onClick={download}>
        {words.check.download}
      </button>
    </div>
  );
}
