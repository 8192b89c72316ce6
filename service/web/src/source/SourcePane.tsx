import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useMemo, useRef } from "react";
import type { Span } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { useServices, useWords } from "../services";
import styles from "./SourcePane.module.css";
import { SourceView, type Target } from "./SourceView";
import { useSought } from "./useSought";
import { useSource } from "./useSource";
import { WordSteps } from "./WordSteps";

/** A place in a document, opened beside the chat or the hits. */
export interface OpenPlace {
  readonly documentId: string;
  /** Empty where only the text itself tells it. */
  readonly title: string;
  readonly label: string;
  readonly span: Span;
  /** What of the span is meant: the number in a sentence. */
  readonly point?: Span;
}

interface Props {
  readonly place: OpenPlace;
  /** A search whose words are marked in the whole text. */
  readonly query?: string;
  readonly onClose: () => void;
}

export function SourcePane({ place, query = "", onClose }: Props): React.JSX.Element {
  const words = useWords();
  const { navigation } = useServices();
  const { source, failure, retry } = useSource(place.documentId);
  const target = useMemo<Target>(() => ({ span: place.span, marked: true }), [place]);
  const sought = useSought(place, query);
  const title = place.title || (source?.title ?? "");
  const pane = useRef<HTMLElement>(null);

  useEffect(() => {
    pane.current?.focus();
  }, [place]);

  return (
    <aside
      ref={pane}
      tabIndex={-1}
      className={styles["pane"]}
      aria-label={words.source.title}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <header className={styles["head"]}>
        <div className={styles["name"]}>
          <h2 title={title}>{title}</h2>
          <p>{place.label}</p>
        </div>
        {query && sought.words.length > 0 && <WordSteps sought={sought} />}
        <Button size="small" type="link" onClick={() => navigation.go({ page: "library", document: place.documentId, span: place.span })}>
          {words.source.inLibrary}
        </Button>
        <Button size="small" type="text" icon={<CloseOutlined />} aria-label={words.source.close} title={words.source.close} onClick={onClose} />
      </header>
      {failure && (
        <div className={styles["failure"]}>
          <FailureNotice failure={failure} onRetry={retry} />
        </div>
      )}
      {!failure && !source && (
        <p role="status" className={styles["waiting"]}>
          {words.source.loading}
        </p>
      )}
      {source && <SourceView source={source} target={target} words={sought.words} current={sought.current} />}
    </aside>
  );
}
