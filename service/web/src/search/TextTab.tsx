import { Button, Input, Segmented } from "antd";
import { useEffect, useState } from "react";
import { FailureNotice } from "../parts/FailureNotice";
import { useWords } from "../services";
import type { OpenPlace } from "../source/SourcePane";
import { Chosen, Facets } from "./Facets";
import { HitView } from "./HitView";
import { SavedSearches } from "./SavedSearches";
import { MOST, PAGE, readSearchChoice, searchQuery, SORTS, writeSearchChoice, type SearchChoice, type Sort } from "./searchChoice";
import styles from "./TextTab.module.css";
import { EmptyLibrary, useEmptyLibrary } from "./EmptyLibrary";
import { useSearch, type Search } from "./useSearch";

interface Props {
  readonly asked: string;
  readonly onAsk: (asked: string, isStep?: boolean) => void;
  readonly onOpen: (place: OpenPlace) => void;
}

/** 检索: one box over everything, what was found, and what it can be narrowed by. */
export function TextTab({ asked, onAsk, onOpen }: Props): React.JSX.Element {
  const words = useWords();
  const choice = readSearchChoice(asked);
  const search = useSearch(searchQuery(choice), choice.shown);
  const [isListed, list] = useState(false);
  const change = (next: SearchChoice): void => onAsk(writeSearchChoice(next));
  const more = (): void => {
    search.more();
    onAsk(writeSearchChoice({ ...choice, shown: Math.min(MOST, search.hits.length + PAGE) }), false);
  };
  return (
    <div className={styles["tab"]}>
      <div className={styles["head"]}>
        <QueryBox query={choice.query} onFind={(query) => change({ ...choice, query, shown: PAGE })} />
        <Button type="text" aria-expanded={isListed} onClick={() => list(!isListed)}>
          {words.search.saved}
        </Button>
      </div>
      {isListed && (
        <div className={styles["head"]}>
          <SavedSearches key={asked} choice={choice} onRun={change} />
        </div>
      )}
      {choice.query ? (
        <div className={styles["columns"]}>
          <Facets choice={choice} counts={search.counts} onChange={change} />
          <Found search={search} choice={choice} onChange={change} onMore={more} onOpen={onOpen} />
        </div>
      ) : (
        <Start />
      )}
    </div>
  );
}

function QueryBox({ query, onFind }: { readonly query: string; readonly onFind: (query: string) => void }): React.JSX.Element {
  const words = useWords();
  const [text, setText] = useState(query);
  useEffect(() => setText(query), [query]);
  return (
    <form
      role="search"
      className={styles["box"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) onFind(text.trim());
      }}
    >
      <Input allowClear autoFocus value={text} maxLength={2000} aria-label={words.search.box} placeholder={words.search.placeholder} onChange={(event) => setText(event.target.value)} />
      <Button type="primary" htmlType="submit" disabled={!text.trim()}>
        {words.search.find}
      </Button>
    </form>
  );
}

function Hints(): React.JSX.Element {
  const words = useWords();
  return (
    <dl className={styles["hints"]} aria-label={words.search.language}>
      {words.search.hints.map(([form, meaning]) => (
        <div key={form}>
          <dt>{form}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}

function Start(): React.JSX.Element {
  const words = useWords();
  const isEmpty = useEmptyLibrary();
  if (isEmpty) return <EmptyLibrary />;
  return (
    <div className={styles["start"]}>
      <h2>{words.search.startTitle}</h2>
      <p>{words.search.startText}</p>
      <Hints />
    </div>
  );
}

interface FoundProps {
  readonly search: Search;
  readonly choice: SearchChoice;
  readonly onChange: (choice: SearchChoice) => void;
  readonly onMore: () => void;
  readonly onOpen: (place: OpenPlace) => void;
}

function Found({ search, choice, onChange, onMore, onOpen }: FoundProps): React.JSX.Element {
  const words = useWords();
  const { hits, last, counts, failure, isWaiting } = search;
  const isEmpty = !isWaiting && !failure && hits.length === 0 && last !== null;
  const hasNothing = useEmptyLibrary(isEmpty);
  if (isEmpty && hasNothing) return <EmptyLibrary />;
  return (
    <section className={styles["found"]} aria-label={words.search.hits} aria-busy={isWaiting}>
      <div className={styles["line"]}>
        <span role="status">
          {isWaiting && !last ? words.search.searching : counts && !isEmpty && words.search.count(words.number(counts.hits_total), words.number(counts.total))}
        </span>
        {!isEmpty && (
          <Segmented<Sort>
            size="small"
            aria-label={words.search.sort}
            value={choice.sort}
            options={SORTS.map((value) => ({ value, label: words.search.sorts[value] }))}
            onChange={(sort) => onChange({ ...choice, sort, shown: PAGE })}
          />
        )}
      </div>
      <Chosen choice={choice} onChange={onChange} />
      {last && last.query.ignored.length > 0 && <p className={styles["soft"]}>{words.search.ignored(last.query.ignored.join("、"))}</p>}
      {last?.changed && <p className={styles["soft"]}>{words.search.changed}</p>}
      {failure && <FailureNotice failure={failure} onRetry={search.retry} />}
      {isEmpty && (
        <div className={styles["soft"]}>
          <p>{words.search.none}</p>
          <ul className={styles["tries"]}>
            {words.search.tryThese.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <Hints />
        </div>
      )}
      <ol className={styles["hits"]}>
        {hits.map((hit) => (
          <HitView key={hit.passage} hit={hit} onOpen={onOpen} />
        ))}
      </ol>
      {last?.cursor && (
        <Button loading={isWaiting} onClick={onMore}>
          {words.search.more}
        </Button>
      )}
    </section>
  );
}
