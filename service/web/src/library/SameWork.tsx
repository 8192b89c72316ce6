import { LinkOutlined, UndoOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { failureOf, type Failure } from "../api/failure";
import type { Versions } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { writtenDate } from "../parts/dates";
import { inTitleMarks } from "../parts/title";
import { useServices, useWords } from "../services";
import { Follow } from "./Follow";
import styles from "./SameWork.module.css";

interface Props {
  readonly documentId: string;
  readonly versions: Versions;
  /** Told after Works were joined or parted. */
  readonly onChanged: () => void;
}

/** Rules of another office that may be the same one, to join by hand; what was joined, to part; what was said, to undo. */
export function SameWork({ documentId, versions, onChanged }: Props): React.JSX.Element | null {
  const { api } = useServices();
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { joined, edited, candidates } = versions;
  const change = async (made: Promise<Versions>): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await made;
      onChanged();
    } catch (error) {
      setFailure(failureOf(error));
    }
    setBusy(false);
  };
  return (
    <div className={styles["same"]}>
      {edited ? (
        <p title={edited.note}>
          {words.sameWork.said(writtenDate(edited.edited_at, words), edited.same_as)}
          <Button
            type="text"
            size="small"
            disabled={busy}
            icon={<UndoOutlined />}
            aria-label={words.sameWork.undo}
            title={words.sameWork.undo}
            onClick={() => void change(api.undoWork(documentId))}
          />
        </p>
      ) : (
        joined && (
          <p>
            {words.sameWork.joined}
            <Button type="link" size="small" disabled={busy} onClick={() => void change(api.editWork(documentId, null))}>
              {words.sameWork.part}
            </Button>
          </p>
        )
      )}
      {candidates.length > 0 && <p className={styles["lead"]}>{words.sameWork.candidates}</p>}
      {candidates.map((one) => (
        <p key={one.document_id}>
          {one.issuer}
          <Follow route={{ page: "library", document: one.document_id, span: null }}>{inTitleMarks(one.title)}</Follow>
          {one.effective_from && words.versions.since(writtenDate(one.effective_from, words))}
          <Button
            size="small"
            disabled={busy}
            icon={<LinkOutlined />}
            aria-label={words.sameWork.joinWith(one.issuer + inTitleMarks(one.title))}
            onClick={() => void change(api.editWork(documentId, one.document_id))}
          >
            {words.sameWork.join}
          </Button>
        </p>
      ))}
      {failure && <FailureNotice failure={failure} />}
    </div>
  );
}
