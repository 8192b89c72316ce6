import { Button } from "antd";
import { useCallback, useEffect, useMemo, useState } from "react";
import { failureOf, type Failure } from "../api/failure";
import type { Observation } from "../api/shapes";
import { writtenPeriod } from "../parts/dates";
import { FailureNotice } from "../parts/FailureNotice";
import { inTitleMarks } from "../parts/title";
import { useServices, useWords } from "../services";
import type { OpenPlace } from "../source/SourcePane";
import { writtenNumber } from "./amounts";
import styles from "./ObservationTable.module.css";
import { Quote } from "./Quote";
import { placeOf } from "./SeriesTable";

const PAGE = 20;

interface Props {
  readonly group: string;
  readonly organisations: readonly string[];
  readonly onOpen: (place: OpenPlace) => void;
}

/** Every number of a group as it is written, with the words around it. */
export function ObservationTable({ group, organisations, onOpen }: Props): React.JSX.Element {
  const words = useWords();
  const parameters = new URLSearchParams({ group, limit: String(PAGE) });
  for (const organisation of organisations) parameters.append("organisation", organisation);
  const list = useList(parameters.toString());
  return (
    <section className={styles["list"]} aria-label={words.series.list}>
      <header>
        <h3>{words.series.list}</h3>
        <span role="status">{words.series.listShown(words.number(list.found.length), words.number(list.total))}</span>
      </header>
      {list.failure && <FailureNotice failure={list.failure} onRetry={list.more} />}
      <ul>
        {list.found.map((one) => (
          <Row key={`${one.document_id}@${one.start}`} observation={one} onOpen={onOpen} />
        ))}
      </ul>
      {list.next && !list.failure && (
        <Button size="small" onClick={list.more}>
          {words.series.more}
        </Button>
      )}
    </section>
  );
}

function Row({ observation, onOpen }: { readonly observation: Observation; readonly onOpen: (place: OpenPlace) => void }): React.JSX.Element {
  const words = useWords();
  const { value_high: high } = observation;
  const where = `${inTitleMarks(observation.title)}${observation.label}`;
  return (
    <li>
      <span>{writtenPeriod(observation.period, words)}</span>
      <b>
        {writtenNumber(observation.value)}
        {high !== null && `–${writtenNumber(high)}`}
        {observation.unit}
      </b>
      <span>{observation.organisation || words.series.nobody}</span>
      <button type="button" aria-label={words.series.openSource(where)} onClick={() => onOpen(placeOf(observation))}>
        <Quote observation={observation} />
        <small>{where}</small>
      </button>
    </li>
  );
}

interface List {
  readonly found: readonly Observation[];
  readonly total: number;
  readonly next: string | null;
  readonly failure: Failure | null;
  readonly more: () => void;
}

interface Held extends Omit<List, "more"> {
  readonly query: string;
}

/** What `query` lists, the first part at once and each further one on demand. */
function useList(query: string): List {
  const { api } = useServices();
  const empty: Held = useMemo(() => ({ query, found: [], total: 0, next: "", failure: null }), [query]);
  const [held, setHeld] = useState<Held>(empty);
  const list = held.query === query ? held : empty;
  const load = useCallback(
    async (before: Held): Promise<Held> => {
      try {
        const part = await api.observations(`${before.query}&${new URLSearchParams({ after: before.next ?? "" }).toString()}`);
        return { ...before, found: [...before.found, ...part.observations], total: part.counts?.total ?? before.total, next: part.next, failure: null };
      } catch (error) {
        return { ...before, failure: failureOf(error) };
      }
    },
    [api],
  );
  useEffect(() => {
    let wanted = true;
    void load(empty).then((next) => wanted && setHeld(next));
    return () => {
      wanted = false;
    };
  }, [load, empty]);
  return { ...list, more: () => void load(list).then((next) => setHeld((now) => (now.query === next.query || next.query === query ? next : now))) };
}
