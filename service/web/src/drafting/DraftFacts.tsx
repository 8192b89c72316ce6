import { Button, Popconfirm } from "antd";
import { useCallback, useMemo, useState } from "react";
import { failureOf, type Failure } from "../api/failure";
import type { DraftModel, WholeDraft } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { usePart } from "../parts/usePart";
import { useServices, useWords } from "../services";
import { listed, type DraftChoice } from "./draftChoice";
import { FactsForm, type Opening } from "./FactsForm";
import { factsKeptAs } from "./keptWords";
import { askedOf } from "./madeFrom";
import styles from "./NewDraft.module.css";
import { useFacts } from "./useFacts";
import { useLocate } from "./useLocate";
import { useModel } from "./useModel";
import { Waiting } from "./Waiting";

interface Props {
  readonly draft: string;
  readonly onGo: (choice: DraftChoice) => void;
  readonly onOpen: Opening;
}

/** The numbers of a draft that is there, to be completed, and the draft written anew with them. */
export function DraftFacts({ draft, onGo, onOpen }: Props): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const fetch = useCallback((id: string) => api.drafts.get(id), [api]);
  const { value: whole, failure, again } = usePart(draft, fetch);
  const asked = useMemo(() => (whole ? askedOf(whole.request) : null), [whole]);
  const { value: model, failure: unread, again: readAgain } = useModel(asked);
  const back = (): void => onGo({ ...listed, draft });
  return (
    <div className={styles["setup"]}>
      {failure && <FailureNotice failure={failure} onRetry={again} />}
      {unread && <FailureNotice failure={unread} onRetry={readAgain} />}
      {!failure && !unread && !(whole && model) && <Waiting text={words.drafting.reading} onCancel={back} />}
      {whole && model && <Completing whole={whole} model={model} onBack={back} onOpen={onOpen} />}
    </div>
  );
}

interface CompletingProps {
  readonly whole: WholeDraft;
  readonly model: DraftModel;
  readonly onBack: () => void;
  readonly onOpen: Opening;
}

function Completing({ whole, model, onBack, onOpen }: CompletingProps): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const locate = useLocate(onOpen);
  const asked = useMemo(() => askedOf(whole.request), [whole]);
  const facts = useFacts(factsKeptAs(whole.id), asked, model.rows, whole.request.facts ?? []);
  const [failure, fail] = useState<Failure | null>(null);
  const [isMaking, making] = useState(false);
  const wrong = facts.byKey.size + facts.others.length;
  const source = useCallback((quote: string) => void locate({ title: model.title, label: "", quote }, model.document_id), [locate, model]);
  const put = (work: Promise<WholeDraft>): void => {
    making(true);
    fail(null);
    work
      .then(
        () => {
          facts.sent();
          onBack();
        },
        (error: unknown) => fail(failureOf(error)),
      )
      .finally(() => making(false));
  };
  const lines = facts.request.facts ?? [];
  const fill = (): void => put(api.drafts.putFacts(whole.id, whole.revision, lines));
  const renew = (): void => put(api.drafts.renew(whole.id, whole.revision, null, lines));
  return (
    <>
      <header className={styles["head"]}>
        <h1>{whole.title}</h1>
        <Button size="small" onClick={onBack}>
          {words.cancel}
        </Button>
      </header>
      <div className={styles["columns"]}>
        <FactsForm asked={asked} rows={model.rows} facts={facts} onSource={source} />
      </div>
      <footer className={styles["foot"]}>
        {failure && <FailureNotice failure={failure} onRetry={fill} />}
        {wrong > 0 && <span role="status" className={styles["wrong"]}>{words.drafting.fixFirst(wrong)}</span>}
        {isMaking ? (
          <Waiting text={words.drafting.making} />
        ) : (
          <>
            <Popconfirm title={words.drafting.renewAll} description={words.drafting.renewWarning} okText={words.drafting.renewYes} cancelText={words.cancel} onConfirm={renew} disabled={wrong > 0}>
              <Button disabled={wrong > 0}>{words.drafting.renewAll}</Button>
            </Popconfirm>
            <Button type="primary" disabled={wrong > 0} title={words.drafting.fillInHelp} onClick={fill}>
              {words.drafting.fillIn}
            </Button>
          </>
        )}
      </footer>
    </>
  );
}
