import { ArrowLeftOutlined, DeleteOutlined, DownloadOutlined, FileDoneOutlined, FormOutlined } from "@ant-design/icons";
import { Button, Modal } from "antd";
import { useState } from "react";
import { failureOf, type Failure } from "../api/failure";
import type { DocumentDetail } from "../api/shapes";
import { listed, writeDraftChoice } from "../drafting/draftChoice";
import { FailureNotice } from "../parts/FailureNotice";
import { LinkButton } from "../parts/LinkButton";
import { StatusTag } from "../parts/StatusTag";
import { inTitleMarks } from "../parts/title";
import { useServices, useWords } from "../services";
import { GenerateButton } from "./GenerationPanel";
import styles from "./DocumentHead.module.css";

/** The title of a document, the way back, its original, and its removal. */
export function DocumentHead({ detail }: { readonly detail: DocumentDetail | null }): React.JSX.Element {
  const words = useWords();
  const { api, navigation } = useServices();
  const [asking, setAsking] = useState(false);
  const isRule = detail?.kind === "regulation" || detail?.kind === "compilation";
  return (
    <header className={styles["head"]}>
      <Button type="text" icon={<ArrowLeftOutlined />} onClick={() => navigation.go({ page: "library", document: null, span: null })}>
        {words.library.back}
      </Button>
      <h1 title={detail?.title}>{detail ? detail.title || detail.file : ""}</h1>
      {detail && isRule && <StatusTag status={detail.status_in_law} />}
      {detail && (
        <span className={styles["actions"]}>
          {isRule && <GenerateButton documents={[detail.id]} />}
          {detail.kind === "report" && (
            <>
              <LinkButton icon={<FileDoneOutlined />} route={{ page: "check", document: detail.id, against: "" }}>
                {words.document.check}
              </LinkButton>
              <LinkButton icon={<FormOutlined />} route={{ page: "draft", asked: writeDraftChoice({ ...listed, model: detail.id }) }}>
                {words.document.draft}
              </LinkButton>
            </>
          )}
          <Button icon={<DownloadOutlined />} href={api.originalAddress(detail.id)} download>
            {words.document.download}
          </Button>
          <Button danger icon={<DeleteOutlined />} onClick={() => setAsking(true)}>
            {words.document.remove}
          </Button>
        </span>
      )}
      {detail && <Removal detail={detail} open={asking} onClose={() => setAsking(false)} />}
    </header>
  );
}

interface RemovalProps {
  readonly detail: DocumentDetail;
  readonly open: boolean;
  readonly onClose: () => void;
}

function Removal({ detail, open, onClose }: RemovalProps): React.JSX.Element {
  const words = useWords();
  const { api, collection, navigation, shelf } = useServices();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const remove = async (): Promise<void> => {
    setBusy(true);
    try {
      await api.removeDocument(detail.id);
      shelf.forget();
      await collection.refresh();
      navigation.go({ page: "library", document: null, span: null });
    } catch (error) {
      setFailure(failureOf(error));
      setBusy(false);
    }
  };
  return (
    <Modal
      open={open}
      title={words.document.removeTitle(inTitleMarks(detail.title || detail.file))}
      okText={busy ? words.document.removing : words.document.remove}
      okButtonProps={{ danger: true, disabled: busy }}
      cancelText={words.cancel}
      onOk={() => void remove()}
      onCancel={onClose}
    >
      <p>{words.document.removeText}</p>
      {failure && <FailureNotice failure={failure} />}
    </Modal>
  );
}
