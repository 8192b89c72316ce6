import { useCallback, useEffect, useMemo, useState } from "react";
import { failureOf, type Failure } from "../api/failure";
import type { DocumentDetail, Span, UnitNode } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { useServices, useWords } from "../services";
import { SourceView, type Target } from "../source/SourceView";
import { useSource } from "../source/useSource";
import { DocumentHead } from "./DocumentHead";
import { DocumentFacts } from "./DocumentFacts";
import styles from "./DocumentPage.module.css";
import { OutlineTree } from "./OutlineTree";

interface DetailState {
  readonly detail: DocumentDetail | null;
  readonly failure: Failure | null;
}

function useDetail(documentId: string): DetailState & { readonly retry: () => void } {
  const { api } = useServices();
  const [state, setState] = useState<DetailState>({ detail: null, failure: null });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let wanted = true;
    api.document(documentId).then(
      (detail) => wanted && setState({ detail, failure: null }),
      (error: unknown) => wanted && setState({ detail: null, failure: failureOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [api, documentId, tries]);
  return { ...state, retry: () => setTries(tries + 1) };
}

interface Props {
  readonly documentId: string;
  readonly span: Span | null;
}

/** One document: its identity, its tree, its text, and what its numbering lacks. */
export function DocumentPage({ documentId, span }: Props): React.JSX.Element {
  const words = useWords();
  const { detail, failure, retry } = useDetail(documentId);
  const { source, failure: sourceFailure, retry: retrySource } = useSource(documentId);
  const [target, setTarget] = useState<Target | null>(() => (span ? { span, marked: true } : null));
  const [offset, setOffset] = useState<number | null>(null);
  const [chosen, setChosen] = useState<UnitNode | null>(null);
  const go = useCallback((unit: UnitNode) => {
    setChosen(unit);
    setOffset(null);
    setTarget({ span: { start: unit.start, end: unit.end }, marked: false });
  }, []);

  const shownFailure = failure ?? sourceFailure;
  const again = failure ? retry : retrySource;
  const outline = source?.outline ?? null;
  const facts = useMemo(() => (detail ? <DocumentFacts detail={detail} outline={outline} /> : null), [detail, outline]);

  return (
    <div className={styles["page"]}>
      <DocumentHead detail={detail} />
      {shownFailure ? (
        <div className={styles["failure"]}>
          <FailureNotice failure={shownFailure} onRetry={again} />
        </div>
      ) : (
        <div className={styles["columns"]}>
          <nav className={styles["tree"]} aria-label={words.document.outline}>
            {source && <OutlineTree source={source} offset={offset} chosen={chosen} opening={span} onChoose={go} />}
          </nav>
          {source ? (
            <SourceView source={source} target={target} onVisible={setOffset} />
          ) : (
            <p role="status" className={styles["waiting"]}>
              {words.source.loading}
            </p>
          )}
          <aside className={styles["facts"]} aria-label={words.document.identity}>
            {facts}
          </aside>
        </div>
      )}
    </div>
  );
}
