import { Segmented } from "antd";
import { useCallback, useState } from "react";
import type { Span, UnitNode } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { useServices, useWords } from "../services";
import { SourceView, type Target } from "../source/SourceView";
import { useSource } from "../source/useSource";
import { CompareView } from "./CompareView";
import { DocumentAside } from "./DocumentAside";
import { DocumentHead } from "./DocumentHead";
import { GenerationPanel } from "./GenerationPanel";
import styles from "./DocumentPage.module.css";
import { OutlineTree } from "./OutlineTree";
import { PagePictures } from "./PagePictures";
import { usePart } from "../parts/usePart";

interface Props {
  readonly documentId: string;
  readonly span: Span | null;
  /** The document that is compared with this one; null for none. */
  readonly other: string | null;
}

type View = "text" | "original" | "compare";

/** One document: its tree beside its text or its original pages, its identity and versions, what its numbering lacks. */
export function DocumentPage({ documentId, span, other }: Props): React.JSX.Element {
  const words = useWords();
  const { api, collection, navigation } = useServices();
  const detail = usePart(documentId, api.document);
  const versions = usePart(documentId, api.versions);
  const references = usePart(documentId, api.references);
  const doubts = usePart(documentId, api.doubts);
  const { source, failure: sourceFailure, retry: retrySource } = useSource(documentId);
  const [view, setView] = useState<View>("text");
  const [target, setTarget] = useState<Target | null>(() => (span ? { span, marked: true } : null));
  const [offset, setOffset] = useState<number | null>(null);
  const [chosen, setChosen] = useState<UnitNode | null>(null);
  const go = useCallback((unit: UnitNode) => {
    setChosen(unit);
    setOffset(null);
    setTarget({ span: { start: unit.start, end: unit.end }, marked: false });
  }, []);
  const show = useCallback((place: Span) => setTarget({ span: place, marked: true }), []);
  const changed = useCallback(() => {
    for (const part of [detail, versions, references, doubts]) part.again();
    retrySource();
    void collection.refresh();
  }, [detail, versions, references, doubts, retrySource, collection]);

  const shown: View = other ? "compare" : view;
  const others = versions.value?.versions.filter((one) => one.document_id !== documentId) ?? [];
  const choose = (next: View): void => {
    const beside = others[others.length - 1];
    setView(next === "compare" ? view : next);
    navigation.go({ page: "library", document: documentId, span: null, ...(next === "compare" && beside ? { other: beside.document_id } : {}) });
  };
  const shownFailure = detail.failure ?? sourceFailure;
  return (
    <div className={styles["page"]}>
      <DocumentHead detail={detail.value} />
      <div className={styles["notice"]}>
        <GenerationPanel />
      </div>
      {shownFailure ? (
        <div className={styles["failure"]}>
          <FailureNotice failure={shownFailure} onRetry={detail.failure ? detail.again : retrySource} />
        </div>
      ) : (
        <div className={styles["columns"]}>
          {shown !== "compare" && (
            <nav className={styles["tree"]} aria-label={words.document.outline}>
              {source && <OutlineTree source={source} offset={offset} chosen={chosen} opening={span} onChoose={go} />}
            </nav>
          )}
          <div className={styles["centre"]}>
            <Views shown={shown} pages={(detail.value?.pages ?? null) !== null} compare={others.length > 0 || other !== null} onChoose={choose} />
            {shown === "compare" && other && <CompareView left={other} right={documentId} />}
            {shown === "original" && <PagePictures documentId={documentId} span={target?.span ?? null} onPoint={show} />}
            {shown === "text" &&
              (source ? (
                <SourceView source={source} target={target} onVisible={setOffset} />
              ) : (
                <p role="status" className={styles["waiting"]}>
                  {words.source.loading}
                </p>
              ))}
          </div>
          {shown !== "compare" && (
            <aside className={styles["facts"]} aria-label={words.document.identity}>
              {detail.value && (
                <DocumentAside
                  detail={detail.value}
                  outline={source?.outline ?? null}
                  unit={chosen}
                  versions={versions}
                  references={references}
                  doubts={doubts}
                  onShow={show}
                  onChanged={changed}
                />
              )}
            </aside>
          )}
        </div>
      )}
    </div>
  );
}

interface ViewsProps {
  readonly shown: View;
  readonly pages: boolean;
  readonly compare: boolean;
  readonly onChoose: (view: View) => void;
}

/** The ways to look at a document: its text, its original pages, beside another version. */
function Views({ shown, pages, compare, onChoose }: ViewsProps): React.JSX.Element | null {
  const { document: names } = useWords();
  const options = [
    { value: "text" as const, label: names.text },
    ...(pages ? [{ value: "original" as const, label: names.original }] : []),
    ...(compare ? [{ value: "compare" as const, label: names.compare }] : []),
  ];
  if (options.length === 1) return null;
  return (
    <div className={styles["views"]}>
      <Segmented<View> size="small" aria-label={names.views} value={shown} options={options} onChange={onChoose} />
    </div>
  );
}
