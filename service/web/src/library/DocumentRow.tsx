import { memo } from "react";
import type { DocumentSummary } from "../api/shapes";
import { writtenDate } from "../parts/dates";
import { StatusTag } from "../parts/StatusTag";
import { addressOf, type Route } from "../routing/route";
import { useServices, useWords } from "../services";
import styles from "./DocumentTable.module.css";

interface Props {
  readonly document: DocumentSummary;
  readonly index: number;
  readonly top: number;
  readonly height: number;
}

export const DocumentRow = memo(function DocumentRow({ document, index, top, height }: Props): React.JSX.Element {
  const words = useWords();
  const { navigation } = useServices();
  const route: Route = { page: "library", document: document.id, span: null };
  const title = document.title || document.file;
  const count = (value: number): string => (value ? words.number(value) : "");
  const open = (event: React.MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    navigation.go(route);
  };
  return (
    <div role="row" aria-rowindex={index + 2} className={styles["row"]} style={{ position: "absolute", top, height, left: 0, right: 0 }}>
      <div role="cell" className={styles["title"]} title={title}>
        <a href={addressOf(route)} onClick={open}>
          {title}
        </a>
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
