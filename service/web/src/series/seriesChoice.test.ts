import { describe, expect, it } from "vitest";
import type { IndicatorGroup } from "../api/shapes";
import { nameOf, ofMeasure, readSeriesChoice, seriesQuery, writeSeriesChoice, type SeriesChoice } from "./seriesChoice";

const NOTHING: SeriesChoice = { indicator: "", organisations: [], kind: null, measure: null, form: "line" };

describe("the choice of a series", () => {
  it.each<[string, SeriesChoice]>([
    ["", NOTHING],
    ["indicator=a%7C%25%7Cshare&organisation=x&organisation=y", { ...NOTHING, indicator: "a|%|share", organisations: ["x", "y"] }],
    ["kind=half&measure=share&chart=bar", { ...NOTHING, kind: "half", measure: "share", form: "bar" }],
    ["kind=week&measure=length&chart=pie", NOTHING],
  ])("reads %s", (asked, choice) => {
    expect(readSeriesChoice(asked)).toEqual(choice);
  });

  it("writes what it reads, and asks the server for no more than it knows", () => {
    const choice: SeriesChoice = { indicator: "办结率", organisations: ["甲 & 乙"], kind: "month", measure: "share", form: "bar" };
    expect(readSeriesChoice(writeSeriesChoice(choice))).toEqual(choice);
    expect([...new URLSearchParams(seriesQuery(choice)).keys()]).toEqual(["indicator", "organisation", "kind"]);
    expect(writeSeriesChoice(NOTHING)).toBe("");
  });

  it.each([
    ["差旅费|元|level", "差旅费"],
    ["差旅费", "差旅费"],
    ["a|b|c", "a|b|c"],
  ])("names %s", (indicator, name) => {
    expect(nameOf(indicator)).toBe(name);
  });

  it("keeps the groups of a measure", () => {
    const groups = [{ measure: "level" }, { measure: "share" }] as IndicatorGroup[];
    expect(ofMeasure(groups, "share")).toEqual([{ measure: "share" }]);
    expect(ofMeasure(groups, null)).toBe(groups);
  });
});
