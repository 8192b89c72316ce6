import { Button, Input } from "antd";
import { useCallback, useEffect, useState } from "react";
import { failureOf, type Failure } from "../api/failure";
import type { SavedSearch } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { useServices, useWords } from "../services";
import { FACETS, NO_FILTERS, PAGE, type SearchChoice } from "./searchChoice";
import styles from "./SavedSearches.module.css";

interface Props {
  readonly choice: SearchChoice;
  readonly onRun: (choice: SearchChoice) => void;
}

/** The choice that a kept search makes. */
export function savedChoice(saved: SavedSearch): SearchChoice {
  const filters = Object.fromEntries(FACETS.map((facet) => [facet, saved.filters[facet] ?? []])) as unknown as SearchChoice["filters"];
  return { query: saved.query, filters: { ...NO_FILTERS, ...filters }, sort: saved.sort, shown: PAGE };
}

/** Searches kept under a name: saved, run, renamed, deleted. */
export function SavedSearches({ choice, onRun }: Props): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const [saved, setSaved] = useState<readonly SavedSearch[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [name, setName] = useState(choice.query);
  const [renaming, setRenaming] = useState<string | null>(null);
  const act = useCallback(
    async (action: () => Promise<unknown>): Promise<boolean> => {
      try {
        await action();
        setSaved(await api.savedSearches());
        setFailure(null);
        return true;
      } catch (error) {
        setFailure(failureOf(error));
        return false;
      }
    },
    [api],
  );
  useEffect(() => void act(() => Promise.resolve()), [act]);
  const save = (): void => {
    const { query, sort, filters } = choice;
    void act(() => api.saveSearch({ name: name.trim(), query, sort, filters: { ...filters, year: filters.year.map(Number) } }));
  };

  return (
    <section className={styles["saved"]} aria-label={words.search.saved}>
      {failure && <FailureNotice failure={failure} />}
      {choice.query && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim()) save();
          }}
        >
          <Input size="small" value={name} maxLength={200} aria-label={words.search.name} onChange={(event) => setName(event.target.value)} />
          <Button size="small" htmlType="submit" disabled={!name.trim()}>
            {words.search.save}
          </Button>
        </form>
      )}
      {saved?.length === 0 && <p>{words.search.noSaved}</p>}
      <ul>
        {saved?.map((one) =>
          renaming === one.id ? (
            <Renaming
              key={one.id}
              name={one.name}
              onDone={(next) => {
                setRenaming(null);
                if (next && next !== one.name) void act(() => api.renameSearch(one.id, next));
              }}
            />
          ) : (
            <li key={one.id}>
              <Button size="small" type="link" onClick={() => onRun(savedChoice(one))}>
                {one.name}
              </Button>
              <Button size="small" type="text" aria-label={words.search.rename(one.name)} onClick={() => setRenaming(one.id)}>
                {words.search.renameShort}
              </Button>
              <Button size="small" type="text" danger aria-label={words.search.remove(one.name)} onClick={() => void act(() => api.removeSearch(one.id))}>
                {words.search.removeShort}
              </Button>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}

function Renaming({ name, onDone }: { readonly name: string; readonly onDone: (name: string | null) => void }): React.JSX.Element {
  const words = useWords();
  const [next, setNext] = useState(name);
  return (
    <li>
      <form
        onKeyDown={(event) => {
          if (event.key === "Escape") onDone(null);
        }}
        onSubmit={(event) => {
          event.preventDefault();
          onDone(next.trim() || null);
        }}
      >
        <Input size="small" autoFocus value={next} maxLength={200} aria-label={words.search.name} onChange={(event) => setNext(event.target.value)} />
        <Button size="small" htmlType="submit">
          {words.search.saveNow}
        </Button>
      </form>
    </li>
  );
}
