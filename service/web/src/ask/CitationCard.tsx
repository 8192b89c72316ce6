import type { Citation } from "../api/shapes";
import { writtenEffect } from "../parts/dates";
import { StatusTag } from "../parts/StatusTag";
import { citedTitle, hasStatus } from "../parts/title";
import { useWords } from "../services";
import styles from "./CitationCard.module.css";

/** The quoted 条款 with its title, label, time in force and status. */
export function CitationCard({ citation }: { readonly citation: Citation }): React.JSX.Element {
  const words = useWords();
  const effect = writtenEffect(citation.effective_from, citation.effective_to, words);
  return (
    <div className={styles["card"]}>
      <p className={styles["title"]}>{citedTitle(citation)}</p>
      <p className={styles["facts"]}>
        <strong>{citation.label}</strong>
        {hasStatus(citation) && <StatusTag status={citation.status_in_law} />}
        {effect && <span>{effect}</span>}
        {citation.page !== null && <span>{words.ask.page(citation.page)}</span>}
      </p>
      <blockquote className={styles["quote"]} lang="zh-CN">
        {citation.quote}
      </blockquote>
      {!citation.verified && <p className={styles["unverified"]}>{words.ask.unverified}</p>}
    </div>
  );
}
