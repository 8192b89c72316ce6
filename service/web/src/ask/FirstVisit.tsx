import { Prompts, Welcome } from "@ant-design/x";
import { Button } from "antd";
import { useEffect } from "react";
import { FailureNotice } from "../parts/FailureNotice";
import { StatusTag } from "../parts/StatusTag";
import { useServices, useWords } from "../services";
import { useCell } from "../storage/cell";
import styles from "./FirstVisit.module.css";
import { starterQuestions } from "./starters";

const SHOWN = 5;

/** What the library holds and three questions to click; an empty library says what to do first. */
export function FirstVisit({ onAsk }: { readonly onAsk: (question: string) => void }): React.JSX.Element {
  const words = useWords();
  const { collection } = useServices();
  const { documents, failure } = useCell(collection.state);

  useEffect(() => {
    void collection.refresh();
  }, [collection]);

  return (
    <div className={styles["visit"]}>
      <Welcome variant="borderless" rootClassName={styles["welcome"] ?? ""} title={words.ask.heading} />
      {failure && !documents && <FailureNotice failure={failure} onRetry={() => void collection.refresh()} />}
      {documents && documents.length === 0 && <EmptyLibrary />}
      {documents && documents.length > 0 && (
        <>
          <Holdings />
          <Questions questions={starterQuestions(documents, words)} onAsk={onAsk} />
        </>
      )}
    </div>
  );
}

function EmptyLibrary(): React.JSX.Element {
  const words = useWords();
  const { navigation } = useServices();
  return (
    <div className={styles["block"]}>
      <h2>{words.ask.emptyTitle}</h2>
      <p className={styles["soft"]}>{words.ask.emptyText}</p>
      <Button type="primary" onClick={() => navigation.go({ page: "library", document: null, span: null })}>
        {words.ask.emptyAction}
      </Button>
    </div>
  );
}

function Holdings(): React.JSX.Element {
  const words = useWords();
  const { collection, navigation } = useServices();
  const documents = useCell(collection.state).documents ?? [];
  return (
    <div className={styles["block"]}>
      <h2>{words.ask.holds(words.number(documents.length))}</h2>
      <ul className={styles["titles"]}>
        {documents.slice(0, SHOWN).map((document) => (
          <li key={document.id}>
            <button type="button" onClick={() => navigation.go({ page: "library", document: document.id, span: null })}>
              {document.title || document.file}
            </button>
            {document.kind !== "report" && <StatusTag status={document.status_in_law} />}
          </li>
        ))}
      </ul>
      {documents.length > SHOWN && (
        <Button type="link" size="small" className={styles["all"] ?? ""} onClick={() => navigation.go({ page: "library", document: null, span: null })}>
          {words.ask.all}
        </Button>
      )}
    </div>
  );
}

interface QuestionsProps {
  readonly questions: readonly string[];
  readonly onAsk: (question: string) => void;
}

function Questions({ questions, onAsk }: QuestionsProps): React.JSX.Element | null {
  const words = useWords();
  if (questions.length === 0) return null;
  // The label is a button of its own, because the component's items cannot be reached by keyboard.
  const items = questions.map((question) => ({
    key: question,
    label: (
      <button type="button" className={styles["prompt"]}>
        {question}
      </button>
    ),
  }));
  return (
    <div className={styles["block"]}>
      <h2>{words.ask.tryThese}</h2>
      <Prompts vertical items={items} rootClassName={styles["prompts"] ?? ""} onItemClick={({ data }) => onAsk(data.key)} />
    </div>
  );
}
