import { useState } from "react";
import type { CheckKind } from "../api/shapes";
import { copyText } from "../parts/clipboard";
import { useWords } from "../services";
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
  const [told, tell] = useState("");
  if (all.length === 0) return null;
  const rows = (): readonly (readonly string[])[] =>
    rowsOf(all, (kind) => words.check.kindName(kind, kinds.find((one) => one.kind === kind)?.name ?? kind), words);
  const copy = async (): Promise<void> => {
    tell((await copyText(asText(rows()), asHtml(rows()))) ? words.check.copied : words.check.copyFailed);
  };
  const download = (): void => {
    const address = URL.createObjectURL(new Blob([asCsv(rows())], { type: "text/csv;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = address;
    // What no file system takes in a name.
    link.download = `${words.check.file(title).replace(/[\\/:*?"<>|\u0000-\u001f]/g, "_")}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  return (
    <div className={styles["table"]}>
      <span role="status">{told}</span>
      <button type="button" onClick={() => void copy()}>
        {words.check.copy}
      </button>
      <button type="button" onClick={download}>
        {words.check.download}
      </button>
    </div>
  );
}
