import { writtenDate } from "../parts/dates";
import { FailureNotice } from "../parts/FailureNotice";
import { StatusTag } from "../parts/StatusTag";
import { inTitleMarks } from "../parts/title";
import type { Route } from "../routing/route";
import { useWords } from "../services";
import type { Cause, Version, Versions } from "../api/shapes";
import type { Words } from "../words/zh";
import { Follow } from "./Follow";
import styles from "./VersionLine.module.css";
import type { Part } from "../parts/usePart";

interface Props {
  readonly documentId: string;
  readonly part: Part<Versions>;
}

/** The versions of one Work in the order of time: from when to when each stood, and what ended it. */
export function VersionLine({ documentId, part }: Props): React.JSX.Element | null {
  if (part.failure) return <FailureNotice failure={part.failure} onRetry={part.again} />;
  if (!part.value) return null;
  // An office that was renamed is told beside each version.
  const renamed = new Set(part.value.versions.map((version) => version.issuer)).size > 1;
  return (
    <ol className={styles["line"]}>
      {part.value.versions.map((version) => (
        <VersionItem key={version.document_id} version={version} here={documentId} withIssuer={renamed} />
      ))}
    </ol>
  );
}

interface ItemProps {
  readonly version: Version;
  readonly here: string;
  readonly withIssuer: boolean;
}

function VersionItem({ version, here, withIssuer }: ItemProps): React.JSX.Element {
  const words = useWords();
  const isHere = version.document_id === here;
  const itself: Route = { page: "library", document: version.document_id, span: null };
  const beside: Route = { page: "library", document: here, span: null, other: version.document_id };
  const { begun_by: begun, ended_by: ended } = version;
  return (
    <li className={isHere ? styles["here"] : ""} aria-current={isHere ? "true" : undefined}>
      <p>
        <StatusTag status={version.status_in_law} /> {spanOf(version, words)}
      </p>
      {withIssuer && version.issuer && <p className={styles["note"]}>{version.issuer}</p>}
      {!isHere && (
        <p className={styles["ways"]}>
          <Follow route={itself}>{version.title}</Follow>
          <Follow route={beside}>{words.versions.compare}</Follow>
        </p>
      )}
      {version.unknown.includes("effective_from") && <p className={styles["note"]}>{words.versions.unknownFrom}</p>}
      {begun && begun.document_id !== version.document_id && <Reason cause={begun} words={words.versions.begunBy} />}
      {ended && ended.document_id !== version.document_id && <Reason cause={ended} words={words.versions.endedBy} />}
    </li>
  );
}

/** The document that began or ended a version, with the words that say so. */
function Reason({ cause, words }: { readonly cause: Cause; readonly words: string }): React.JSX.Element {
  const span = cause.start < cause.end ? { start: cause.start, end: cause.end } : null;
  return (
    <p className={styles["note"]}>
      {words}
      <Follow route={{ page: "library", document: cause.document_id, span }}>{inTitleMarks(cause.title)}</Follow>
      {cause.quote && <q>{cause.quote}</q>}
    </p>
  );
}

function spanOf(version: Version, words: Words): string {
  const from = writtenDate(version.effective_from, words) || words.versions.unknownDay;
  const to = writtenDate(version.effective_to, words);
  return to ? `${from} — ${to}` : words.versions.since(from);
}
