import { describe, expect, it } from "vitest";
import { NO_FILTERS, PAGE, readSearchChoice, searchQuery, toggled, writeSearchChoice, type SearchChoice } from "./searchChoice";

const NOTHING: SearchChoice = { query: "", filters: NO_FILTERS, sort: "relevance", shown: PAGE };

describe("the choice of a search", () => {
  it.each<[string, SearchChoice]>([
    ["", NOTHING],
    ["q=%E5%85%AC%E8%BD%A6&year=2022&year=2023", { ...NOTHING, query: "公车", filters: { ...NO_FILTERS, year: ["2022", "2023"] } }],
    ["sort=newest&shown=30", { ...NOTHING, sort: "newest", shown: 30 }],
    ["sort=size&shown=4000", { ...NOTHING, shown: 100 }],
    ["shown=-3", NOTHING],
  ])("reads %s", (asked, choice) => {
    expect(readSearchChoice(asked)).toEqual(choice);
  });

  it("writes what it reads, and asks the server for no more than it knows", () => {
    const choice: SearchChoice = { query: "“甲” -乙 & 丙", filters: { ...NO_FILTERS, section: ["工作 打算"] }, sort: "newest", shown: 20 };
    expect(readSearchChoice(writeSearchChoice(choice))).toEqual(choice);
    expect(searchQuery(choice)).not.toContain("shown");
  });

  it("chooses a value and takes it back, from the first hit on", () => {
    const chosen = toggled({ ...NOTHING, shown: 40 }, "kind", "report");
    expect(chosen).toEqual({ ...NOTHING, filters: { ...NO_FILTERS, kind: ["report"] } });
    expect(toggled(chosen, "kind", "report")).toEqual(NOTHING);
  });
});
