import { Button, Popconfirm } from "antd";
import { useCallback, useState } from "react";
import { failureOf, type Failure } from "../api/failure";
import type { DraftSummary } from "../api/shapes";
import { writtenPeriod } from "../parts/dates";
import { FailureNotice } from "../parts/FailureNotice";
import { usePart } from "../parts/usePart";
import { useServices, useWords } from "../services";
import { listed, writeDraftChoice, type DraftChoice } from "./draftChoice";
import styles from "./DraftList.module.css";
import { FirstReports, useReports } from "./reports";
import { writtenTime } from "./times";

interface Props {
  readonly onGo: (choice: DraftChoice) => void;
}

/** The drafts there are, the last changed first; what to do first where there is none. */
export function DraftList({ onGo }: Props): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const fetch = useCallback(() => api.drafts.list(), [api]);
  const { value: drafts, failure, again } = usePart("drafts", fetch);
  const reports = useReports();
  const [unremoved, fail] = useState<Failure | null>(null);
  const remove = (id: string): void => void api.drafts.remove(id).then(again, (error: unknown) => fail(failureOf(error)));
  if (reports.value?.length === 0 && drafts?.length === 0) return <FirstReports />;
  return (
    <div className={styles["list"]}>
      <header>
        <h1>{words.drafting.drafts}</h1>
        <Button type="primary" onClick={() => onGo({ ...listed, isNew: true })}>
          {words.drafting.fresh}
        </Button>
      </header>
      {failure && <FailureNotice failure={failure} onRetry={again} />}
      {unremoved && <FailureNotice failure={unremoved} />}
      {!drafts && !failure && <p role="status">{words.loading}</p>}
      {drafts?.length === 0 && (
        <div className={styles["empty"]}>
          <h2>{words.drafting.noDraftTitle}</h2>
          <p>{words.drafting.noDraftText}</p>
        </div>
      )}
      {drafts && drafts.length > 0 && (
        <table className={styles["table"]} aria-label={words.drafting.drafts}>
          <thead>
            <tr>
              <th scope="col">{words.drafting.listHead.title}</th>
              <th scope="col">{words.drafting.listHead.period}</th>
              <th scope="col">{words.drafting.listHead.changed}</th>
              <th aria-label={words.drafting.remove} />
            </tr>
          </thead>
          <tbody>
            {drafts.map((one) => (
              <Row key={one.id} draft={one} onGo={onGo} onRemove={remove} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

interface RowProps extends Props {
  readonly draft: DraftSummary;
  readonly onRemove: (id: string) => void;
}

function Row({ draft, onGo, onRemove }: RowProps): React.JSX.Element {
  const words = useWords();
  const choice = { ...listed, draft: draft.id };
  return (
    <tr>
      <td>
        <a
          href={`/draft?${writeDraftChoice(choice)}`}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            onGo(choice);
          }}
        >
          {draft.title}
        </a>
        {draft.state === "final" && <small className={styles["final"]}>{words.finishing.finalTag}</small>}
      </td>
      <td>{writtenPeriod(draft.period, words)}</td>
      <td>{writtenTime(draft.updated_at, words)}</td>
      <td>
        {draft.state !== "final" && (
          <Popconfirm
            title={words.drafting.removeDraft(draft.title)}
            description={words.drafting.removeText}
            okText={words.drafting.remove}
            okButtonProps={{ danger: true }}
            cancelText={words.cancel}
            onConfirm={() => onRemove(draft.id)}
          >
            <Button size="small" type="text" aria-label={words.drafting.removeDraft(draft.title)}>
              {words.drafting.remove}
            </Button>
          </Popconfirm>
        )}
      </td>
    </tr>
  );
}
