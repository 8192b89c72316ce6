import { describe, expect, it } from "vitest";
import type { Line, Point, Reading, Series } from "../api/shapes";
import { chartLooks } from "../theme";
import { chartOption, drawnLines } from "./chartOption";
import { gridOf } from "./grid";

const reading = (shown: number): Reading => ({ shown }) as Reading;
const point = (period: string, ...values: number[]): Point =>
  ({ period, words: period, gap: values.length === 0, conflict: values.length > 1, readings: values.map(reading), change: null, year_on_year: null, uncomputed: "", uncomputed_code: "" });
const line = (organisation: string, ...points: Point[]): Line => ({ organisation, comparison: "", points });
const series = (...lines: Line[]): Series => ({ lines }) as unknown as Series;
const WORDS = { title: "甲（件）", nobody: "不明", period: (row: { words: string }) => row.words };

describe("drawnLines", () => {
  it("leaves a gap where nothing is stated, and draws a contradicting value apart under the same name", () => {
    const one = series(line("甲", point("2021", 4), point("2022"), point("2023", 5, 6)), line("乙", point("2023", 1)));
    const values = drawnLines(one, gridOf(one), "不明").map(({ name, connected, data }) => [name, connected, data.map(({ value }) => value)]);
    expect(values).toEqual([
      ["甲", true, [4, null, 5]],
      ["甲", false, [null, null, 6]],
      ["乙", true, [null, null, 1]],
    ]);
  });
});

describe("chartOption", () => {
  it.each(["light", "dark"] as const)("draws lines that are not joined over gaps (%s)", (shade) => {
    const option = chartOption(series(line("甲", point("2021", 4), point("2022"), point("2023", 5))), "line", chartLooks(shade), WORDS);
    expect(option.series).toMatchObject([{ type: "line", connectNulls: false }]);
    expect(option.xAxis.data).toEqual(["2021", "2022", "2023"]);
    expect(option.legend.show).toBe(false);
  });

  it("begins bars at 0 and gives every line of a number its own colour", () => {
    const many = series(...Array.from({ length: 9 }, (_, index) => line(`甲${index}`, point("2021", index))));
    const option = chartOption(many, "bar", chartLooks("light"), WORDS);
    expect(option.yAxis.scale).toBe(false);
    expect(new Set(option.series.slice(0, 8).map((one) => one.itemStyle.color)).size).toBe(8);
    const lines = chartOption(many, "line", chartLooks("light"), WORDS).series;
    expect(lines[8]).toMatchObject({ itemStyle: { color: lines[0]?.itemStyle.color }, symbol: "rect" });
  });
});
