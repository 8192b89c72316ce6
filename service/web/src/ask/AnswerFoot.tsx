import { CheckOutlined, CopyOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useState } from "react";
import type { Answer, Citation } from "../api/shapes";
import { copyText } from "../parts/clipboard";
import { writtenDate, writtenEffect } from "../parts/dates";
import { StatusTag } from "../parts/StatusTag";
import { citedTitle, hasStatus } from "../parts/title";
import { useWords } from "../services";
import { answerAsHtml, answerAsText } from "./copying";
import styles from "./AnswerFoot.module.css";

function onePerDocument(citations: readonly Citation[]): readonly Citation[] {
  return [...new Map(citations.map((citation) => [citation.document_id, citation])).values()];
}

/** Which versions an answer used, for which day, and a button that copies it. */
export function AnswerFoot({ answer }: { readonly answer: Answer }): React.JSX.Element {
  const words = useWords();
  const versions = onePerDocument(answer.citations);
  return (
    <footer className={styles["foot"]}>
      {versions.length > 0 && (
        <dl className={styles["basis"]}>
          <dt>{words.ask.basis}</dt>
          {versions.map((version) => (
            <dd key={version.document_id}>
              <span>{citedTitle(version)}</span>
              {hasStatus(version) && <StatusTag status={version.status_in_law} />}
              <span>{writtenEffect(version.effective_from, version.effective_to, words)}</span>
            </dd>
          ))}
        </dl>
      )}
      <div className={styles["line"]}>
        <span>{words.ask.asOfUsed(writtenDate(answer.as_of, words))}</span>
        {answer.citations.length > 0 && <span>{answer.model ? words.ask.byModel(answer.model) : words.ask.verbatim}</span>}
        <CopyButton answer={answer} />
      </div>
    </footer>
  );
}

const NOTICE_MILLISECONDS = 2500;

function CopyButton({ answer }: { readonly answer: Answer }): React.JSX.Element {
  const words = useWords();
  const [outcome, setOutcome] = useState<boolean | null>(null);
  useEffect(() => {
    if (outcome === null) return undefined;
    const timer = setTimeout(() => setOutcome(null), NOTICE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const notice = outcome === null ? "" : outcome ? words.ask.copied : words.ask.copyFailed;
  return (
    <>
      <Button
        type="text"
        size="small"
        icon={outcome ? <CheckOutlined /> : <CopyOutlined />}
        aria-label={words.ask.copyLabel}
        title={words.ask.copyLabel}
        onClick={() => void copyText(answerAsText(answer, words), answerAsHtml(answer, words)).then(setOutcome)}
      >
        {notice || words.ask.copy}
      </Button>
      <span role="status" className="visually-hidden">
        {notice}
      </span>
    </>
  );
}
