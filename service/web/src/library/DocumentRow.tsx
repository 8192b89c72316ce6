import { memo } from "react";
import type { DocumentSummary } from "../api/shapes";
import { writtenDate } from "../parts/dates";
import { StatusTag } from "../parts/StatusTag";
import type { Route } from "../routing/route";
import { useWords } from "../services";
import { Follow } from "./Follow";
import styles from "./DocumentTable.module.css";

interface Props {
  readonly document: DocumentSummary;
  readonly index: number;
  readonly top: number;
  readonly height: number;
}

export const DocumentRow = memo(function DocumentRow({ document, index, top, height }: Props): React.JSX.Element {
  const words = useWords();
  const route: Route = { page: "library", document: document.id, span: null };
  const title = document.title || document.file;
  const count = (value: number): string => (value ? words.number(value) : "");
  return (
    <div role="row" aria-rowindex={index + 2} className={styles["row"]} style={{ position: "absolute", top, height, left: 0, right: 0 }}>
      <div role="cell" className={styles["title"]} title={title}>
        <Follow route={route}>{title}</Follow>
      </div>
      <div role="cell" className={styles["kind"]}>
        {words.kinds[document.kind]}
      </div>
      <div role="cell" className={styles["number"]} title={document.document_number}>
        {document.document_number}
      </div>
      <div role="cell" className={styles["issuer"]} title={document.issuer}>
        {document.issuer || document.organisation}
      </div>
      <div role="cell" className={styles["published"]}>
        {writtenDate(document.published, words)}
      </div>
      <div role="cell" className={styles["effective"]}>
        {writtenDate(document.effective_from, words)}
      </div>
      <div role="cell" className={styles["status"]}>
        {document.kind === "report" || document.kind === "other" ? null : <StatusTag status={document.status_in_law} />}
      </div>
      <div role="cell" className={styles["articles"]}>
        {count(document.articles)}
      </div>
      <div role="cell" className={styles["characters"]}>
        {count(document.characters)}
      </div>
    </div>
  );
});
