import { describe, expect, it } from "vitest";
import { addressOf, parseRoute, type Route } from "./route";

describe("routes", () => {
  it.each<[string, string, Route]>([
    ["/", "", { page: "ask" }],
    ["/ask", "", { page: "ask" }],
    ["/library", "", { page: "library", document: null, span: null }],
    ["/library", "?document=d%2F1&start=3&end=9", { page: "library", document: "d/1", span: { start: 3, end: 9 } }],
    ["/search", "", { page: "search", tab: "text", asked: "" }],
    ["/search", "?q=%E5%85%AC%E8%BD%A6&year=2023", { page: "search", tab: "text", asked: "q=%E5%85%AC%E8%BD%A6&year=2023" }],
    ["/search/data", "?indicator=a%7Cb", { page: "search", tab: "data", asked: "indicator=a%7Cb" }],
    ["/check", "", { page: "check", document: null, against: "" }],
    ["/check", "?document=d%2F1&against=d0", { page: "check", document: "d/1", against: "d0" }],
    ["/check", "?document=", { page: "check", document: null, against: "" }],
    ["/library", "?document=d&start=9&end=3", { page: "library", document: "d", span: null }],
  ])("reads %s%s", (path, query, route) => {
    expect(parseRoute(path, query)).toEqual(route);
  });

  it.each<Route>([
    { page: "library", document: "甲&乙", span: { start: 0, end: 5 } },
    { page: "search", tab: "data", asked: new URLSearchParams({ indicator: "甲 & 乙|%|share" }).toString() },
    { page: "search", tab: "text", asked: "" },
    { page: "check", document: null, against: "" },
    { page: "check", document: "甲&乙", against: "丙" },
  ])("writes an address that reads back as the same route: %j", (route) => {
    const [path, query] = addressOf(route).split("?");
    expect(parseRoute(path ?? "", `?${query ?? ""}`)).toEqual(route);
  });
});
