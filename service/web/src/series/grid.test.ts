import { describe, expect, it } from "vitest";
import type { Line, Point } from "../api/shapes";
import { gridOf, lineName } from "./grid";

const point = (period: string, gap = false): Point =>
  ({ period, words: `${period}年`, gap, conflict: false, readings: [], change: null, year_on_year: null, uncomputed: "" });
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

  it("has no rows for a series without lines", () => {
    expect(gridOf({ lines: [] })).toEqual([]);
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
