import { describe, expect, it } from "vitest";
import type { Line, Point, Series } from "../api/shapes";
import { fullestFirst, gridOf, lineName, missing } from "./grid";

const point = (period: string, gap = false): Point =>
  ({ period, words: `${period}年`, gap, conflict: false, readings: [], change: null, year_on_year: null, uncomputed: "", uncomputed_code: "" });
const line = (organisation: string, points: readonly Point[], comparison = ""): Line => ({ organisation, comparison, points });

describe("gridOf", () => {
  it("has a row for each period of any line, in order, and nothing where nothing is stated", () => {
    const rows = gridOf({ lines: [line("甲", [point("2021"), point("2022", true), point("2023")]), line("乙", [point("2020"), point("2023")])] });
    expect(rows.map((row) => [row.words, ...row.points.map((one) => one?.period ?? null)])).toEqual([
      ["2020年", null, "2020"],
      ["2021年", "2021", null],
      ["2022年", null, null],
      ["2023年", "2023", "2023"],
    ]);
  });

  it("has a row for periods that no line has, between those of different lines", () => {
    const rows = gridOf({ lines: [line("甲", [point("2020")]), line("乙", [point("2022")])] });
    expect(rows.map((row) => row.period)).toEqual(["2020", "2021", "2022"]);
  });

  it("has no rows for a series without lines", () => {
    expect(gridOf({ lines: [] })).toEqual([]);
  });
});

describe("missing", () => {
  it.each<[readonly string[], readonly string[]]>([
    [["2022H2", "2023H2"], ["2023H1"]],
    [["2023Q3", "2022Q4"], ["2023Q1", "2023Q2"]],
    [["2022-11", "2023-02"], ["2022-12", "2023-01"]],
    [["2021", "2023H1"], []],
    [["2021/2025", "2026/2030"], []],
    [["1949", "2023"], []],
    [[], []],
  ])("between %s", (periods, expected) => {
    expect(missing(periods)).toEqual(expected);
  });
});

describe("fullestFirst", () => {
  it("puts the line of the most values first and keeps the order of equals", () => {
    const series = { lines: [line("甲", [point("2021")]), line("乙", [point("2021"), point("2022")]), line("丙", [point("2022"), point("2023", true)])] } as unknown as Series;
    expect(fullestFirst(series).lines.map((one) => one.organisation)).toEqual(["乙", "甲", "丙"]);
  });
});

describe("lineName", () => {
  it.each([
    ["甲局", "", "甲局"],
    ["甲局", "同比", "甲局（同比）"],
    ["", "", "单位不明"],
  ])("names %s %s", (organisation, comparison, name) => {
    expect(lineName(line(organisation, [], comparison), "单位不明")).toBe(name);
  });
});
