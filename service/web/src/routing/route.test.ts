import { describe, expect, it } from "vitest";
import { addressOf, parseRoute, type Route } from "./route";

describe("routes", () => {
  it.each<[string, string, Route]>([
    ["/", "", { page: "ask" }],
    ["/ask", "", { page: "ask" }],
    ["/library", "", { page: "library", document: null, span: null }],
    ["/library", "?document=d%2F1&start=3&end=9", { page: "library", document: "d/1", span: { start: 3, end: 9 } }],
    ["/library", "?document=d&start=9&end=3", { page: "library", document: "d", span: null }],
  ])("reads %s%s", (path, query, route) => {
    expect(parseRoute(path, query)).toEqual(route);
  });

  it("writes an address that reads back as the same route", () => {
    const route: Route = { page: "library", document: "甲&乙", span: { start: 0, end: 5 } };
    const [path, query] = addressOf(route).split("?");
    expect(parseRoute(path ?? "", `?${query ?? ""}`)).toEqual(route);
  });
});
