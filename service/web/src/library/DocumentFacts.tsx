import type { DocumentDetail, Outline } from "../api/shapes";
import { writtenDate, writtenPeriod } from "../parts/dates";
import { StatusTag } from "../parts/StatusTag";
import { useWords } from "../services";
import styles from "./DocumentFacts.module.css";

interface Props {
  readonly detail: DocumentDetail;
  readonly outline: Outline | null;
}

/** What a document says of itself, and what its numbering lacks or has twice. */
export function DocumentFacts({ detail, outline }: Props): React.JSX.Element {
  const words = useWords();
  const { document: names } = words;
  const size = [
    detail.articles ? names.articles(words.number(detail.articles)) : "",
    names.units(words.number(detail.units)),
    names.characters(words.number(detail.characters)),
    detail.pages === null ? "" : names.pages(words.number(detail.pages)),
  ];
  const isRule = detail.kind === "regulation" || detail.kind === "compilation";
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [names.kind, words.kinds[detail.kind]],
    [names.status, isRule ? <StatusTag status={detail.status_in_law} /> : ""],
    [names.number, detail.document_number],
    [names.issuer, detail.issuer],
    [names.organisation, detail.organisation === detail.issuer ? "" : detail.organisation],
    [names.addressee, detail.addressee],
    [names.period, writtenPeriod(detail.period, words)],
    [names.passed, writtenDate(detail.passed, words)],
    [names.published, writtenDate(detail.published, words)],
    [names.effectiveFrom, writtenDate(detail.effective_from, words)],
    [names.effectiveTo, writtenDate(detail.effective_to, words)],
    [names.counts, size.filter(Boolean).join(words.language === "en" ? ", " : "，")],
    [names.file, detail.file],
  ];
  return (
    <>
      <h2 className={styles["heading"]}>{names.identity}</h2>
      <dl className={styles["facts"]}>
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {outline && <Numbering outline={outline} />}
      {detail.warnings.length > 0 && <Notes title={names.warnings} notes={detail.warnings} />}
    </>
  );
}

function Numbering({ outline }: { readonly outline: Outline }): React.JSX.Element {
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

function Notes({ title, notes }: { readonly title: string; readonly notes: readonly string[] }): React.JSX.Element {
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
