/** What the tab 检索 is asked for, as parameters of its address; the names are those of the HTTP API. */
export const FACETS = ["kind", "year", "period", "organisation", "status", "section"] as const;
export type Facet = (typeof FACETS)[number];
export const SORTS = ["relevance", "newest", "oldest"] as const;
export type Sort = (typeof SORTS)[number];

export interface SearchChoice {
  readonly query: string;
  /** The values that are chosen of each facet; alternatives within one. */
  readonly filters: Readonly<Record<Facet, readonly string[]>>;
  readonly sort: Sort;
  /** How many hits were asked for, so that a reload shows as many. */
  readonly shown: number;
}

export const PAGE = 10;
/** The most that one call lists. */
export const MOST = 100;
export const NO_FILTERS: SearchChoice["filters"] = { kind: [], year: [], period: [], organisation: [], status: [], section: [] };

export function readSearchChoice(asked: string): SearchChoice {
  const parameters = new URLSearchParams(asked);
  const shown = Number(parameters.get("shown"));
  const filters = Object.fromEntries(FACETS.map((facet) => [facet, parameters.getAll(facet)])) as Record<Facet, string[]>;
  return {
    query: parameters.get("q") ?? "",
    filters,
    sort: SORTS.find((sort) => sort === parameters.get("sort")) ?? "relevance",
    shown: Number.isInteger(shown) && shown > PAGE ? Math.min(shown, MOST) : PAGE,
  };
}

export function writeSearchChoice(choice: SearchChoice): string {
  const parameters = new URLSearchParams(searchQuery(choice));
  if (choice.shown > PAGE) parameters.set("shown", String(choice.shown));
  return parameters.toString();
}

/** The part of a choice that the server answers. */
export function searchQuery({ query, filters, sort }: Omit<SearchChoice, "shown">): string {
  const parameters = new URLSearchParams();
  if (query) parameters.set("q", query);
  for (const facet of FACETS) for (const value of filters[facet]) parameters.append(facet, value);
  if (sort !== "relevance") parameters.set("sort", sort);
  return parameters.toString();
}

/** The choice with `value` of `facet` chosen, or no longer where it was; from the first hit on. */
export function toggled(choice: SearchChoice, facet: Facet, value: string): SearchChoice {
  const before = choice.filters[facet];
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  return { ...choice, filters: { ...choice.filters, [facet]: after }, shown: PAGE };
}
