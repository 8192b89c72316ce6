import { useEffect, useRef, useState } from "react";
import type { Span } from "../api/shapes";
import { useServices } from "../services";
import { DocumentList } from "./DocumentList";
import { DocumentPage } from "./DocumentPage";
import { everything, type Choice } from "./choice";
import { GenerationPanel } from "./GenerationPanel";
import styles from "./LibraryPage.module.css";
import { UploadArea } from "./UploadArea";

interface Props {
  readonly document: string | null;
  readonly span: Span | null;
  readonly other: string | null;
}

/** Another document, or another place to open it at, is another page. */
function keyOf(document: string, span: Span | null): string {
  return span ? `${document}@${span.start}-${span.end}` : document;
}

/** 资料库: what the library holds, how more gets in, and one document at a time. */
export default function LibraryPage({ document, span, other }: Props): React.JSX.Element {
  const { collection, uploads } = useServices();
  const [choice, setChoice] = useState<Choice>(everything);
  const place = useRef(0);

  useEffect(() => {
    void collection.refresh();
    void uploads.resume();
  }, [collection, uploads]);

  if (document !== null) return <DocumentPage key={keyOf(document, span)} documentId={document} span={span} other={other} />;
  return (
    <div className={styles["page"]}>
      <UploadArea />
      <GenerationPanel />
      <DocumentList choice={choice} onChoose={setChoice} place={place} />
    </div>
  );
}
