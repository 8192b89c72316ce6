import { SearchOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useDeferredValue, useMemo, type RefObject } from "react";
import type { DocumentKind, DocumentSummary } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { useServices, useWords } from "../services";
import { useCell } from "../storage/cell";
import { arranged, everything, matching, type Choice } from "./choice";
import styles from "./DocumentList.module.css";
import { DocumentTable } from "./DocumentTable";
import { GenerateButton } from "./GenerationPanel";

const KINDS: readonly DocumentKind[] = ["regulation", "compilation", "report", "other"];

interface Props {
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
  /** Where the table was scrolled to when it was last left. */
  readonly place: RefObject<number>;
}

/** The filter, the kinds with their counts, and the table below. */
export function DocumentList({ choice, onChoose, place }: Props): React.JSX.Element {
  const words = useWords();
  const { collection } = useServices();
  const { documents, failure } = useCell(collection.state);
  const filter = useDeferredValue(choice.words);
  const found = useMemo(() => matching(documents ?? [], filter), [documents, filter]);
  const shown = useMemo(() => arranged(found, choice), [found, choice]);

  if (failure && !documents) return <FailureNotice failure={failure} onRetry={() => void collection.refresh()} />;
  if (!documents) return <p role="status">{words.loading}</p>;
  if (documents.length === 0) {
    return (
      <div className={styles["empty"]}>
        <h2>{words.library.emptyTitle}</h2>
        <p>{words.library.emptyText}</p>
      </div>
    );
  }
  return (
    <section className={styles["list"]} aria-label={words.library.table}>
      <div className={styles["tools"]}>
        <Input
          className={styles["filter"] ?? ""}
          allowClear
          prefix={<SearchOutlined />}
          value={choice.words}
          placeholder={words.library.filter}
          aria-label={words.library.filter}
          onChange={(event) => onChoose({ ...choice, words: event.target.value })}
        />
        <KindFilter found={found} kind={choice.kind} onChoose={(kind) => onChoose({ ...choice, kind })} />
        <GenerateButton documents={[]} />
        <span className={styles["shown"]} role="status">
          {words.library.shown(words.number(shown.length), words.number(documents.length))}
        </span>
      </div>
      {shown.length > 0 ? (
        <DocumentTable documents={shown} sort={choice.sort} onSort={(sort) => onChoose({ ...choice, sort })} place={place} />
      ) : (
        <div className={styles["empty"]}>
          <p>{words.library.none}</p>
          <Button onClick={() => onChoose(everything)}>{words.library.clearFilter}</Button>
        </div>
      )}
    </section>
  );
}

interface KindFilterProps {
  readonly found: readonly DocumentSummary[];
  readonly kind: DocumentKind | null;
  readonly onChoose: (kind: DocumentKind | null) => void;
}

function KindFilter({ found, kind, onChoose }: KindFilterProps): React.JSX.Element {
  const words = useWords();
  const choices: readonly (readonly [DocumentKind | null, string, number])[] = [
    [null, words.library.allKinds, found.length],
    ...KINDS.map((one) => [one, words.kinds[one] ?? one, found.filter((document) => document.kind === one).length] as const),
  ];
  return (
    <div role="group" aria-label={words.library.kindFilter} className={styles["kinds"]}>
      {choices.map(([one, name, count]) => (
        <button key={one ?? "all"} type="button" aria-pressed={kind === one} onClick={() => onChoose(one)}>
          {name}
          <span>{words.number(count)}</span>
        </button>
      ))}
    </div>
  );
}
