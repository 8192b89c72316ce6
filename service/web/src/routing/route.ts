/** Addresses of the pages: /ask, /search?…, /search/data?…, /draft?…, /check?document=ID&against=ID, /library, /library?document=ID&start=…&end=…, /library?document=ID&with=ID. */
import { createCell, type Cell } from "../storage/cell";
import type { Span } from "../api/shapes";

export type SearchTab = "text" | "data";

export type Route =
  | { readonly page: "ask" }
  /** `asked` is what the tab is asked for, as the parameters of the address: each tab reads its own. */
  | { readonly page: "search"; readonly tab: SearchTab; readonly asked: string }
  | { readonly page: "check"; readonly document: string | null; readonly against: string }
  /** `asked` names the draft or the model, as the parameters of the address. */
  | { readonly page: "draft"; readonly asked: string }
  | { readonly page: "library"; readonly document: string | null; readonly span: Span | null; readonly other?: string };

export function parseRoute(path: string, query: string): Route {
  if (path === "/search" || path.startsWith("/search/")) {
    return { page: "search", tab: path.startsWith("/search/data") ? "data" : "text", asked: new URLSearchParams(query).toString() };
  }
  if (path === "/check") {
    const parameters = new URLSearchParams(query);
    return { page: "check", document: parameters.get("document") || null, against: parameters.get("against") ?? "" };
  }
  if (path === "/draft") return { page: "draft", asked: new URLSearchParams(query).toString() };
  return path.startsWith("/library") ? libraryRoute(new URLSearchParams(query)) : { page: "ask" };
}

function libraryRoute(parameters: URLSearchParams): Route {
  const start = Number(parameters.get("start") ?? NaN);
  const end = Number(parameters.get("end") ?? NaN);
  const span = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end ? { start, end } : null;
  const other = parameters.get("with");
  return { page: "library", document: parameters.get("document"), span, ...(other ? { other } : {}) };
}

export function addressOf(route: Route): string {
  if (route.page === "ask") return "/ask";
  if (route.page === "search") return `/search${route.tab === "data" ? "/data" : ""}${route.asked && `?${route.asked}`}`;
  if (route.page === "check") return checkAddress(route);
  if (route.page === "draft") return `/draft${route.asked && `?${route.asked}`}`;
  if (route.document === null) return "/library";
  const parameters = new URLSearchParams({ document: route.document });
  if (route.span) {
    parameters.set("start", String(route.span.start));
    parameters.set("end", String(route.span.end));
  }
  if (route.other) parameters.set("with", route.other);
  return `/library?${parameters.toString()}`;
}

function checkAddress({ document, against }: Extract<Route, { page: "check" }>): string {
  if (document === null) return "/check";
  return `/check?${new URLSearchParams({ document, ...(against ? { against } : {}) }).toString()}`;
}

export interface Navigation {
  readonly route: Cell<Route>;
  readonly go: (route: Route) => void;
  /** As `go`, without a step that the back button would take. */
  readonly replace: (route: Route) => void;
}

/** Follows the browser's address and its back button. */
export function navigationOf(target: Window): Navigation {
  const here = (): Route => parseRoute(target.location.pathname, target.location.search);
  const route = createCell<Route>(here());
  target.addEventListener("popstate", () => route.set(here()));
  const isHere = (next: Route): boolean => addressOf(next) === addressOf(route.get());
  return {
    route,
    go: (next) => {
      if (isHere(next)) return;
      target.history.pushState(null, "", addressOf(next));
      route.set(next);
    },
    replace: (next) => {
      if (isHere(next)) return;
      target.history.replaceState(null, "", addressOf(next));
      route.set(next);
    },
  };
}
