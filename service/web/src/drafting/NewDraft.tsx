import { Button, Input, Select } from "antd";
import { useCallback, useMemo, useRef, useState } from "react";
import { failureOf, type Failure } from "../api/failure";
import type { DraftModel } from "../api/shapes";
import { writtenPeriod } from "../parts/dates";
import { FailureNotice } from "../parts/FailureNotice";
import { inTitleMarks } from "../parts/title";
import { useServices, useWords } from "../services";
import { listed, type DraftChoice } from "./draftChoice";
import { FactsForm, type Opening } from "./FactsForm";
import styles from "./NewDraft.module.css";
import { useReports } from "./reports";
import { useFacts } from "./useFacts";
import { useModel } from "./useModel";
import { useLocate } from "./useLocate";
import { Waiting } from "./Waiting";

interface Props {
  readonly choice: DraftChoice;
  readonly onGo: (choice: DraftChoice) => void;
  readonly onOpen: Opening;
}

/** A draft to be made: its model, its period, what else is taken, and its numbers. */
export function NewDraft({ choice, onGo, onOpen }: Props): React.JSX.Element {
  const words = useWords();
  const { model: document, period, take } = choice;
  const asked = useMemo(() => ({ document, period, take }), [document, period, take]);
  const { value: model, failure, again } = useModel(asked);
  // What was read last stays while another period or section is asked for.
  const held = useRef<DraftModel | null>(null);
  if (model) held.current = model;
  const back = (
    <Button size="small" onClick={() => onGo({ ...listed, isNew: true })}>
      {words.drafting.otherModel}
    </Button>
  );
  return (
    <div className={styles["setup"]}>
      {failure && <FailureNotice failure={failure} onRetry={again}>{back}</FailureNotice>}
      {!model && !failure && <Waiting text={words.drafting.reading} onCancel={() => onGo({ ...listed, isNew: true })} />}
      {(model ?? (failure ? null : held.current)) && <Setup model={(model ?? held.current) as DraftModel} choice={choice} onGo={onGo} onOpen={onOpen} back={back} />}
    </div>
  );
}

interface SetupProps extends Props {
  readonly model: DraftModel;
  readonly back: React.ReactNode;
}

function Setup({ model, choice, onGo, onOpen, back }: SetupProps): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const locate = useLocate(onOpen);
  const asked = useMemo(
    () => ({ document: choice.model, period: choice.period || model.next_period, take: choice.take }),
    [choice, model.next_period],
  );
  const facts = useFacts(`facts.${choice.model}`, asked, model.rows, NONE);
  const [failure, fail] = useState<Failure | null>(null);
  const [making, begin] = useState<AbortController | null>(null);
  const wrong = facts.byKey.size + facts.others.length;
  const make = (): void => {
    const stop = new AbortController();
    begin(stop);
    fail(null);
    api.drafts
      .make(facts.request, stop.signal)
      .then(
        (draft) => {
          facts.sent();
          onGo({ ...listed, draft: draft.id });
        },
        (error: unknown) => {
          const why = failureOf(error);
          if (why.kind !== "cancelled") fail(why);
        },
      )
      .finally(() => begin(null));
  };
  const source = useCallback((quote: string) => void locate({ title: model.title, label: "", quote }, choice.model), [locate, model.title, choice.model]);
  return (
    <>
      <header className={styles["head"]}>
        <div>
          <small>{words.drafting.model}</small>
          <h1>{model.title}</h1>
        </div>
        {back}
        <PeriodBox key={`${words.language}:${asked.period}`} period={asked.period} onChange={(period) => onGo({ ...choice, period })} />
      </header>
      <div className={styles["columns"]}>
        <div className={styles["outline"]}>
          <Outline model={model} />
          <TakeBox choice={choice} onGo={onGo} />
        </div>
        <FactsForm asked={asked} rows={model.rows} facts={facts} onSource={source} />
      </div>
      <footer className={styles["foot"]}>
        {failure && <FailureNotice failure={failure} onRetry={make} />}
        {wrong > 0 && <span role="status" className={styles["wrong"]}>{words.drafting.fixFirst(wrong)}</span>}
        {making ? (
          <Waiting text={words.drafting.making} onCancel={() => making.abort()} />
        ) : (
          <Button type="primary" disabled={wrong > 0} onClick={make}>
            {words.drafting.make}
          </Button>
        )}
      </footer>
    </>
  );
}

const NONE = [] as const;

function PeriodBox({ period, onChange }: { readonly period: string; readonly onChange: (period: string) => void }): React.JSX.Element {
  const words = useWords();
  // What stands here is sent as it is: the server reads codes and Chinese words.
  const written = words.language === "en" ? period : writtenPeriod(period, words);
  const [text, setText] = useState(written);
  const isChanged = text.trim() !== written && text.trim() !== "";
  return (
    <form
      className={styles["period"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) onChange(text.trim());
      }}
    >
      <label htmlFor="draft-period">{words.drafting.period}</label>
      <Input id="draft-period" value={text} maxLength={40} title={words.drafting.periodHelp} onChange={(event) => setText(event.target.value)} />
      {isChanged && (
        <Button size="small" htmlType="submit">
          {words.drafting.periodUse}
        </Button>
      )}
    </form>
  );
}

function Outline({ model }: { readonly model: DraftModel }): React.JSX.Element {
  const words = useWords();
  return (
    <section aria-label={words.drafting.outline}>
      <h2>{words.drafting.outline}</h2>
      <ol className={styles["sections"]}>
        {model.sections.map((one, index) => (
          <li key={index} style={{ paddingLeft: `${Math.max(0, one.level - 1)}em` }}>
            {one.mark}
            {one.heading || (one.level === 0 ? words.drafting.lead : "")}
            {one.document_id !== model.document_id && <small>{inTitleMarks(one.title)}</small>}
            <small>{words.drafting.usual(words.number(one.numbers), words.number(one.characters))}</small>
          </li>
        ))}
      </ol>
      {model.notes.map((note) => (
        <p key={note} className={styles["soft"]}>
          {note}
        </p>
      ))}
    </section>
  );
}

/** Sections of other reports to be taken into this one. */
function TakeBox({ choice, onGo }: Pick<Props, "choice" | "onGo">): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const reports = useReports().value ?? [];
  const [report, choose] = useState<string | null>(null);
  const [sections, offer] = useState<readonly { readonly value: string; readonly label: string }[]>([]);
  const pick = (id: string): void => {
    choose(id);
    offer([]);
    void api.outline(id).then(
      ({ units }) => offer(units.flatMap(function headed(unit): { value: string; label: string }[] {
        const own = unit.kind === "heading" ? [{ value: unit.label, label: `${unit.label}${unit.heading}` }] : [];
        return [...own, ...unit.children.flatMap(headed)];
      })),
      () => undefined,
    );
  };
  const titleOf = (id: string): string => reports.find((one) => one.id === id)?.title ?? id;
  return (
    <details className={styles["take"]} open={choice.take.length > 0}>
      <summary>{words.drafting.take}</summary>
      <ul>
        {choice.take.map((one) => {
          const mark = one.lastIndexOf(":");
          const what = `${inTitleMarks(titleOf(one.slice(0, mark)))}${one.slice(mark + 1)}`;
          return (
            <li key={one}>
              {what}
              <Button size="small" type="text" aria-label={words.drafting.takeDrop(what)} onClick={() => onGo({ ...choice, take: choice.take.filter((other) => other !== one) })}>
                {words.drafting.dropShort}
              </Button>
            </li>
          );
        })}
      </ul>
      <Select
        size="small"
        showSearch
        optionFilterProp="label"
        aria-label={words.drafting.takeFrom}
        placeholder={words.drafting.takeFrom}
        value={report}
        options={reports.filter((one) => one.id !== choice.model).map((one) => ({ value: one.id, label: one.title }))}
        onChange={(id: string) => pick(id)}
      />
      {report && (
        <Select
          size="small"
          showSearch
          optionFilterProp="label"
          aria-label={words.drafting.takeSection}
          placeholder={words.drafting.takeSection}
          value={null}
          options={[...sections]}
          onChange={(label: string | null) => label && onGo({ ...choice, take: [...choice.take.filter((one) => one !== `${report}:${label}`), `${report}:${label}`] })}
        />
      )}
    </details>
  );
}
