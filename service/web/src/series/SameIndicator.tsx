import { Button } from "antd";
import { useRef, useState } from "react";
import { failureOf, type Failure } from "../api/failure";
import type { IndicatorDetail, Observation, Suggestion } from "../api/shapes";
import { writtenPeriod } from "../parts/dates";
import { FailureNotice } from "../parts/FailureNotice";
import { inTitleMarks } from "../parts/title";
import { useServices, useWords } from "../services";
import type { OpenPlace } from "../source/SourcePane";
import { writtenNumber } from "./amounts";
import { MergeList } from "./MergeList";
import { Quote } from "./Quote";
import styles from "./SameIndicator.module.css";
import { placeOf } from "./SeriesTable";

// A line or two of words around the number.
const AROUND = 40;

interface Props {
  readonly detail: IndicatorDetail;
  readonly onOpen: (place: OpenPlace) => void;
  /** Told when something was said or taken back: the groups are others now. */
  readonly onJudged: () => void;
}

/** Groups that may mean the same as the chosen one, to be merged or refused, and what people said before. */
export function SameIndicator({ detail, onOpen, onJudged }: Props): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const [told, tell] = useState("");
  const [failure, setFailure] = useState<Failure | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { group, suggestions, merges } = detail;

  const act = async (action: () => Promise<void>, done: string): Promise<void> => {
    try {
      await action();
      setFailure(null);
      tell(done);
      // The button that was pressed goes away.
      heading.current?.focus();
      onJudged();
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  const judge = (name: string, same: boolean): void =>
    void act(() => api.sayOfNames(group.name, name, same), same ? words.series.merged(name) : words.series.refused(name));

  return (
    <section className={styles["panel"]} aria-label={words.series.likelyTitle}>
      <h3 ref={heading} tabIndex={-1}>
        {words.series.likelyTitle}
      </h3>
      <p className={styles["help"]}>{suggestions.length > 0 ? words.series.likelyHelp : words.series.noLikely}</p>
      <p role="status" className={styles["told"]}>
        {told}
      </p>
      {failure && <FailureNotice failure={failure} />}
      <ul className={styles["suggestions"]}>
        {suggestions.map((one) => (
          <SuggestionView key={one.group.id} own={group.name} suggestion={one} onOpen={onOpen} onJudge={(same) => judge(one.group.name, same)} />
        ))}
      </ul>
      {merges.length > 0 && (
        <>
          <h3>{words.series.saidTitle}</h3>
          <MergeList merges={merges} onUndo={(merge) => void act(() => api.undoMerge(merge.id), words.series.undone)} />
        </>
      )}
    </section>
  );
}

interface SuggestionProps {
  readonly own: string;
  readonly suggestion: Suggestion;
  readonly onOpen: (place: OpenPlace) => void;
  readonly onJudge: (same: boolean) => void;
}

function SuggestionView({ own, suggestion, onOpen, onJudge }: SuggestionProps): React.JSX.Element {
  const words = useWords();
  const { group, both, equal } = suggestion;
  return (
    <li>
      <header>
        <b>{group.name}</b>
        <small>{words.series.times(words.number(group.count))}</small>
        <small>{both > 0 ? words.series.both(words.number(both), words.number(equal)) : words.series.noneBoth}</small>
        <span className={styles["buttons"]}>
          <Button size="small" aria-label={words.series.mergeName(group.name)} onClick={() => onJudge(true)}>
            {words.series.merge}
          </Button>
          <Button size="small" type="text" aria-label={words.series.refuseName(group.name)} onClick={() => onJudge(false)}>
            {words.series.refuse}
          </Button>
        </span>
      </header>
      <div className={styles["sides"]}>
        <Examples name={own} examples={suggestion.own} onOpen={onOpen} />
        <Examples name={group.name} examples={suggestion.examples} onOpen={onOpen} />
      </div>
    </li>
  );
}

interface ExamplesProps {
  readonly name: string;
  readonly examples: readonly Observation[];
  readonly onOpen: (place: OpenPlace) => void;
}

function Examples({ name, examples, onOpen }: ExamplesProps): React.JSX.Element {
  const words = useWords();
  return (
    <div>
      <h4>{name}</h4>
      <ul>
        {examples.map((one) => {
          const where = `${inTitleMarks(one.title)}${one.label}`;
          return (
            <li key={`${one.document_id}@${one.start}`}>
              <p className={styles["facts"]}>
                <b>
                  {writtenNumber(one.value)}
                  {one.value_high !== null && `–${writtenNumber(one.value_high)}`}
                  {one.unit}
                </b>
                <span>{writtenPeriod(one.period, words)}</span>
                <span>{one.organisation || words.series.nobody}</span>
              </p>
              <button type="button" aria-label={words.series.openSource(where)} onClick={() => onOpen(placeOf(one))}>
                <Quote observation={one} room={AROUND} />
                <small>{where}</small>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
