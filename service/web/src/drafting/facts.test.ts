import { describe, expect, it } from "vitest";
import type { FactLine, FactsRow } from "../api/shapes";
import { bySection, countFilled, linesOf, nothing, placeFaults, withLines } from "./facts";

function row(key: string, section: string, indicator: string, unit = "件"): FactsRow {
  return { key, section, indicator, unit, period: "", last: "1", quote: `上期${indicator}1${unit}。`, note: "" };
}

function line(given: Partial<FactLine>): FactLine {
  return { key: "", section: "", indicator: "", unit: "", value: "7", note: "", quote: "", place: "", ...given };
}

const ROWS = [row("a", "一、监督", "立案"), row("b", "一、监督", "处分", "人"), row("c", "二、巡察", "立案")];

describe("linesOf", () => {
  it("sends what was typed, under the place of its row", () => {
    const sent = linesOf(ROWS, { typed: { b: " 41 ", a: "  ", gone: "3" }, extra: [] });
    expect(sent.map(({ key, value, place }) => [key, value, place])).toEqual([["b", "41", "数据表第2行"]]);
  });
});

describe("withLines", () => {
  it.each<[string, Partial<FactLine>, Record<string, string>, number]>([
    ["a key", { key: "c", indicator: "改了名" }, { c: "7" }, 0],
    ["a unique indicator", { indicator: "处 分" }, { b: "7" }, 0],
    ["section and indicator", { section: "二、巡察", indicator: "立案" }, { c: "7" }, 0],
    ["the sentence of last time", { indicator: "立案", quote: "上期立案1件。", section: "一、监督" }, { a: "7" }, 0],
    ["an indicator of two sections, which nobody can place", { indicator: "立案" }, {}, 1],
    ["a changed unit, which has to be told", { key: "b", unit: "次" }, {}, 1],
    ["an unknown key", { key: "x" }, {}, 1],
  ])("places %s", (_, given, typed, extra) => {
    const filled = withLines(ROWS, nothing, [line(given)]);
    expect(filled.typed).toEqual(typed);
    expect(filled.extra).toHaveLength(extra);
  });

  it("keeps what was typed beside it", () => {
    expect(withLines(ROWS, { typed: { a: "5" }, extra: [] }, [line({ key: "b" })]).typed).toEqual({ a: "5", b: "7" });
  });
});

describe("placeFaults", () => {
  it("puts a fault at its row, and others apart", () => {
    const fault = (place: string) => ({ code: "wrong_kind", place, reason: "应为数字", remedy: "请改" });
    const { byKey, others } = placeFaults(ROWS, [fault("数据表第3行"), fault("数据表另列第1行")]);
    expect([...byKey.keys()]).toEqual(["c"]);
    expect(others).toHaveLength(1);
  });
});

it("counts and groups the rows", () => {
  expect(countFilled(ROWS, { a: "1", b: " ", x: "2" })).toBe(1);
  expect(bySection(ROWS).map(([section, rows]) => [section, rows.length])).toEqual([["一、监督", 2], ["二、巡察", 1]]);
});
