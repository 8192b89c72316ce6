import { Button } from "antd";
import { useEffect, useState } from "react";
import type { Failure } from "../api/failure";
import { FailureNotice } from "../parts/FailureNotice";
import { droppedFiles } from "../parts/dropped";
import { useDrop } from "../parts/useDrop";
import { useServices, useWords } from "../services";
import { useCell } from "../storage/cell";
import { CheckHead } from "./CheckHead";
import styles from "./CheckPage.module.css";
import { CheckStart } from "./CheckStart";
import { Proofread } from "./Proofread";
import { UNREADABLE } from "./proofs";
import { Running } from "./Running";

interface Props {
  readonly document: string | null;
  readonly against: string;
}

/** 校核: a report, and beside it what looks wrong in it. */
export default function CheckPage({ document, against }: Props): React.JSX.Element {
  const words = useWords().check;
  const { navigation, proofs } = useServices();
  const { asked, since, failure, result } = useCell(proofs.state);
  const [notice, setNotice] = useState("");
  const [compareWith, setCompareWith] = useState("");

  // The address names a document of the library, so that a reload or a link proofreads it.
  useEffect(() => {
    const now = proofs.state.get().asked;
    if (document !== null && (now?.document !== document || now.against !== against)) void proofs.checkDocument(document, "", against);
  }, [proofs, document, against]);

  const checkFile = (file: File, other: string): void => {
    navigation.replace({ page: "check", document: null, against: "" });
    void proofs.checkFile(file, other);
  };
  const checkDocument = (id: string, title: string): void => {
    void proofs.checkDocument(id, title, compareWith);
    navigation.go({ page: "check", document: id, against: compareWith });
  };
  const isOver = useDrop((transfer) => {
    void droppedFiles(transfer).then(({ files }) => {
      const [first] = files;
      if (!first) return;
      setNotice(files.length > 1 ? words.oneOnly(first.file.name) : "");
      checkFile(first.file, asked ? "" : compareWith);
    });
  });
  const clear = (): void => {
    setNotice("");
    setCompareWith("");
    proofs.clear();
    navigation.go({ page: "check", document: null, against: "" });
  };
  const again = (other: string): void => {
    void proofs.again(other);
    if (asked?.document) navigation.replace({ page: "check", document: asked.document, against: other });
  };

  return (
    <div className={`${styles["page"]} ${isOver ? styles["over"] : ""}`}>
      {asked && <CheckHead onAnother={clear} onAgain={again} onFile={(file) => checkFile(file, asked.against)} />}
      {notice && (
        <p role="status" className={styles["notice"]}>
          {notice}
        </p>
      )}
      {asked && since !== null && <Running name={asked.name} since={since} onCancel={proofs.cancel} />}
      {failure && (
        <div className={styles["notice"]}>
          <Failed failure={failure} name={asked?.name ?? ""} onRetry={() => again(asked?.against ?? "")} />
        </div>
      )}
      {!asked && <CheckStart isOver={isOver} against={compareWith} onAgainst={setCompareWith} onFile={(file) => checkFile(file, compareWith)} onDocument={checkDocument} />}
      {result && <Proofread key={result.document_id} checked={result} onAgain={() => again(asked?.against ?? "")} />}
    </div>
  );
}

interface FailedProps {
  readonly failure: Failure;
  readonly name: string;
  readonly onRetry: () => void;
}

function Failed({ failure, name, onRetry }: FailedProps): React.JSX.Element {
  const words = useWords().check;
  if (failure.kind === "cancelled") {
    return (
      <p role="status">
        {words.stopped}{" "}
        <Button size="small" onClick={onRetry}>
          {words.again}
        </Button>
      </p>
    );
  }
  if (failure.code === UNREADABLE.code) return <p role="alert">{words.unreadable(name)}</p>;
  return <FailureNotice failure={failure} onRetry={onRetry} />;
}
