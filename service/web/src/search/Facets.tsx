import { Checkbox } from "antd";
import { useState } from "react";
import type { SearchCounts } from "../api/shapes";
import { useWords } from "../services";
import styles from "./Facets.module.css";
import { facetValue } from "./facetWords";
import { FACETS, NO_FILTERS, PAGE, toggled, type Facet, type SearchChoice } from "./searchChoice";

const FEW = 6;

interface Props {
  readonly choice: SearchChoice;
  readonly counts: SearchCounts | null;
  readonly onChange: (choice: SearchChoice) => void;
}

/** What the found passages can be narrowed by, each value with what choosing it would give. */
export function Facets({ choice, counts, onChange }: Props): React.JSX.Element {
  const words = useWords();
  const [isOpen, open] = useState(false);
  return (
    <aside className={styles["facets"]} aria-label={words.search.narrow} data-open={isOpen ? "" : undefined}>
      <button type="button" className={styles["fold"]} aria-expanded={isOpen} onClick={() => open(!isOpen)}>
        {words.search.narrow}
      </button>
      {FACETS.map((facet) => (
        <FacetList key={facet} facet={facet} counts={counts?.facets[facet] ?? {}} choice={choice} onChange={onChange} />
      ))}
    </aside>
  );
}

/** The values of a facet with their counts: the chosen ones always, years from the newest, others by number. */
export function valuesOf(facet: Facet, counts: Readonly<Record<string, number>>, chosen: readonly string[]): readonly (readonly [string, number])[] {
  const all = Object.entries(counts);
  const missing = chosen.filter((value) => !(value in counts)).map((value) => [value, 0] as const);
  const byTime = facet === "year" || facet === "period";
  const sorted = [...all, ...missing].sort(([one, many], [other, few]) => (byTime ? (one < other ? 1 : -1) : few - many));
  return sorted;
}

interface ListProps extends Omit<Props, "counts"> {
  readonly facet: Facet;
  readonly counts: Readonly<Record<string, number>>;
}

function FacetList({ facet, counts, choice, onChange }: ListProps): React.JSX.Element | null {
  const words = useWords();
  const [all, showAll] = useState(false);
  const values = valuesOf(facet, counts, choice.filters[facet]);
  if (values.length === 0) return null;
  const shown = all ? values : values.filter(([value], index) => index < FEW || choice.filters[facet].includes(value));
  return (
    <fieldset className={styles["facet"]}>
      <legend>{words.search.facets[facet]}</legend>
      {shown.map(([value, count]) => (
        <Checkbox key={value} checked={choice.filters[facet].includes(value)} onChange={() => onChange(toggled(choice, facet, value))}>
          <span>{facetValue(facet, value, words)}</span>
          <small>{words.number(count)}</small>
        </Checkbox>
      ))}
      {values.length > FEW && (
        <button type="button" aria-expanded={all} onClick={() => showAll(!all)}>
          {all ? words.search.fewerValues : words.search.moreValues(values.length - shown.length)}
        </button>
      )}
    </fieldset>
  );
}

/** The chosen values, each of which one press takes back. */
export function Chosen({ choice, onChange }: Omit<Props, "counts">): React.JSX.Element | null {
  const words = useWords();
  const all = FACETS.flatMap((facet) => choice.filters[facet].map((value) => [facet, value] as const));
  if (all.length === 0) return null;
  return (
    <ul className={styles["chosen"]} aria-label={words.search.chosen}>
      {all.map(([facet, value]) => {
        const [name, written] = [words.search.facets[facet] ?? facet, facetValue(facet, value, words)];
        return (
          <li key={`${facet}:${value}`}>
            <button type="button" aria-label={words.search.take(name, written)} onClick={() => onChange(toggled(choice, facet, value))}>
              {written} <span aria-hidden="true">×</span>
            </button>
          </li>
        );
      })}
      <li>
        <button type="button" className={styles["clear"]} onClick={() => onChange({ ...choice, filters: NO_FILTERS, shown: PAGE })}>
          {words.search.clear}
        </button>
      </li>
    </ul>
  );
}
