import type { Outline } from "../api/shapes";
import { useWords } from "../services";
import styles from "./Numbering.module.css";

/** Gaps and duplicates of a document's numbering. */
export function Numbering({ outline }: { readonly outline: Outline }): React.JSX.Element {
  const { document: names } = useWords();
  const fine = outline.gaps.length === 0 && outline.duplicates.length === 0;
  return (
    <>
      <h2 className={styles["heading"]}>{names.numbering}</h2>
      {fine && <p className={styles["soft"]}>{names.numberingFine}</p>}
      {outline.gaps.length > 0 && <Findings title={names.gaps} findings={outline.gaps} />}
      {outline.duplicates.length > 0 && <Findings title={names.duplicates} findings={outline.duplicates} />}
    </>
  );
}

function Findings({ title, findings }: { readonly title: string; readonly findings: readonly string[] }): React.JSX.Element {
  return (
    <>
      <h3 className={styles["finding"]}>
        {title} {findings.length}
      </h3>
      <ul className={styles["notes"]}>
        {findings.map((finding) => (
          <li key={finding}>{finding}</li>
        ))}
      </ul>
    </>
  );
}

/** A list of remarks under a heading. */
export function Notes({ title, notes }: { readonly title: string; readonly notes: readonly string[] }): React.JSX.Element {
  return (
    <>
      <h2 className={styles["heading"]}>{title}</h2>
      <ul className={styles["notes"]}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}
