import { Button, Input } from "antd";
import { useState } from "react";
import { writtenPeriod } from "../parts/dates";
import { FailureNotice } from "../parts/FailureNotice";
import { useWords } from "../services";
import { listed, type DraftChoice } from "./draftChoice";
import styles from "./DraftList.module.css";
import { FirstReports, useReports } from "./reports";

/** The past reports, one of which the draft is written after. */
export function ModelChooser({ onGo }: { readonly onGo: (choice: DraftChoice) => void }): React.JSX.Element {
  const words = useWords();
  const { value: reports, failure, again } = useReports();
  const [sought, seek] = useState("");
  if (reports?.length === 0) return <FirstReports />;
  const found = (reports ?? []).filter((one) => !sought.trim() || `${one.title}${one.organisation}`.includes(sought.trim()));
  return (
    <div className={styles["list"]}>
      <header>
        <h1>{words.drafting.chooseModel}</h1>
        <Button type="text" onClick={() => onGo(listed)}>
          {words.drafting.back}
        </Button>
      </header>
      <p className={styles["soft"]}>{words.drafting.chooseModelHelp}</p>
      <Input allowClear autoFocus className={styles["find"] ?? ""} value={sought} aria-label={words.drafting.findModel} placeholder={words.drafting.findModel} onChange={(event) => seek(event.target.value)} />
      {failure && <FailureNotice failure={failure} onRetry={again} />}
      {!reports && !failure && <p role="status">{words.loading}</p>}
      {reports && found.length === 0 && <p>{words.drafting.noModel}</p>}
      <ul className={styles["models"]}>
        {found.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => onGo({ ...listed, model: one.id })}>
              <b>{one.title}</b>
              <span>{one.period ? writtenPeriod(one.period, words) : words.drafting.anyPeriod}</span>
              <small>{[one.organisation, one.file].filter(Boolean).join("　")}</small>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
