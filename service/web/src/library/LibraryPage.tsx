import { useEffect, useRef, useState } from "react";
import type { Span } from "../api/shapes";
import { useServices } from "../services";
import { DocumentList } from "./DocumentList";
import { DocumentPage } from "./DocumentPage";
import { everything, type Choice } from "./choice";
import styles from "./LibraryPage.module.css";
import { UploadArea } from "./UploadArea";

interface Props {
  readonly document: string | null;
  readonly span: Span | null;
}

/** 资料库: what the library holds, how more gets in, and one document at a time. */
export default function LibraryPage({ document, span }: Props): React.JSX.Element {
  const { collection, uploads } = useServices();
  const [choice, setChoice] = useState<Choice>(everything);
  const place = useRef(0);

  useEffect(() => {
    void collection.refresh();
    void uploads.resume();
  }, [collection, uploads]);

  if (document !== null) return <DocumentPage key={document} documentId={document} span={span} />;
  return (
    <div className={styles["page"]}>
      <UploadArea />
      <DocumentList choice={choice} onChoose={setChoice} place={place} />
    </div>
  );
}
