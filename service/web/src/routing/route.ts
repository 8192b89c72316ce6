/** Addresses of the pages: /ask, /library, /library?document=ID&start=…&end=…, /library?document=ID&with=ID. */
import { createCell, type Cell } from "../storage/cell";
import type { Span } from "../api/shapes";

export type Route =
  | { readonly page: "ask" }
  | { readonly page: "library"; readonly document: string | null; readonly span: Span | null; readonly other?: string };

export function parseRoute(path: string, query: string): Route {
  if (!path.startsWith("/library")) return { page: "ask" };
  const parameters = new URLSearchParams(query);
  const start = Number(parameters.get("start") ?? NaN);
  const end = Number(parameters.get("end") ?? NaN);
  const span = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end ? { start, end } : null;
  const other = parameters.get("with");
  return { page: "library", document: parameters.get("document"), span, ...(other ? { other } : {}) };
}

export function addressOf(route: Route): string {
  if (route.page === "ask") return "/ask";
  if (route.document === null) return "/library";
  const parameters = new URLSearchParams({ document: route.document });
  if (route.span) {
    parameters.set("start", String(route.span.start));
    parameters.set("end", String(route.span.end));
  }
  if (route.other) parameters.set("with", route.other);
  return `/library?${parameters.toString()}`;
}

export interface Navigation {
  readonly route: Cell<Route>;
  readonly go: (route: Route) => void;
}

/** Follows the browser's address and its back button. */
export function navigationOf(target: Window): Navigation {
  const here = (): Route => parseRoute(target.location.pathname, target.location.search);
  const route = createCell<Route>(here());
  target.addEventListener("popstate", () => route.set(here()));
  return {
    route,
    go: (next) => {
      if (addressOf(next) === addressOf(route.get())) return;
      target.history.pushState(null, "", addressOf(next));
      route.set(next);
    },
  };
}
