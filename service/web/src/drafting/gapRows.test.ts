import { describe, expect, it } from "vitest";
import type { FactsRow } from "../api/shapes";
import { intoGap, rowsFor, withValue } from "./gapRows";

const row = (indicator: string, more: Partial<FactsRow> = {}): FactsRow => ({ key: indicator, section: "一、（一）信访", indicator, unit: "件", period: "", last: "3", quote: "", note: "", ...more });
const section = { label: "一、（一）", heading: "信访" };

describe("the rows that a gap may ask for", () => {
  it.each([
    ["【待补充：受理来访数】", ["受理来访"]],
    ["【待补充：受理来访同比】", ["受理来访同比变化"]],
    ["【待补充：培训干部人次数】", ["培训干部"]],
    ["【待补充：办结率】", ["上半年办结率"]],
    ["【待补充：文件名称】", []],
    ["【待补充：受理】", []],
  ])("%s", (gap, expected) => {
    const rows = [row("受理来访"), row("受理来访同比变化"), row("培训干部"), row("上半年办结率"), row("受理来访", { key: "other", section: "二、下半年" })];
    expect(rowsFor(rows, section, gap, "").map((one) => one.key)).toEqual(expected);
  });

  it("knows a section that was moved, and rows of one name by their sentences", () => {
    const rows = [row("立案", { key: "a", quote: "共立案3件" }), row("立案", { key: "b", quote: "其中，自侦立案2件" })];
    expect(rowsFor(rows, { label: "三、", heading: "信访" }, "【待补充：立案数】", "其中，自侦立案").map((one) => one.key)).toEqual(["b", "a"]);
  });

  it("puts a value into its line, once", () => {
    const [found] = rowsFor([row("x"), row("受理")], section, "【待补充：受理数】", "");
    const facts = withValue(withValue([], found as never, "1"), found as never, "2");
    expect(facts.map(({ key, value, place }) => [key, value, place])).toEqual([["受理", "2", "数据表第2行"]]);
  });
});

describe("a gap that is filled in its place", () => {
  it.each([
    ["受理【缺】件", 0, "139", "受理139件"],
    ["受理【缺】件", 0, "139件", "受理139件"],
    ["受理【缺】万件", 0, "1.2万件", "受理1.2万件"],
    ["【缺】、【缺】", 1, "乙", "【缺】、乙"],
    ["按照【缺】件", 0, "文件", "按照文件件"],
    ["𠮷【缺】件", 0, "139件", "𠮷139件"],
  ])("%s (%i) with %s", (text, nth, words, expected) => {
    const put = intoGap(text, "【缺】", nth, words);
    const points = Array.from(text);
    expect([...points.slice(0, put?.start), put?.words, ...points.slice(put?.end)].join("")).toBe(expected);
  });

  it("is not there any more", () => expect(intoGap("没有", "【缺】", 0, "1")).toBeNull());
});
