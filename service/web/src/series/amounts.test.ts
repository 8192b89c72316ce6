import { describe, expect, it } from "vitest";
import type { Reading } from "../api/shapes";
import { en } from "../words/en";
import { zh } from "../words/zh";
import { signed, writtenChange, writtenNumber, writtenReading } from "./amounts";

const reading = (more: Partial<Reading>): Reading => ({
  value: 1, value_high: null, unit: "件", qualifier: "exact", normalized_value: 1, normalized_high: null, normalized_unit: "件",
  shown: 1, shown_high: null, direction: null, cumulative: false, sources: [], ...more,
});

describe("numbers", () => {
  it.each([
    [12345.6, "12,345.6", "+12,345.6"],
    [-4.9, "−4.9", "−4.9"],
    [0, "0", "0"],
    [0.1 + 0.2, "0.3", "+0.3"],
  ])("writes %d", (value, plain, change) => {
    expect(writtenNumber(value)).toBe(plain);
    expect(signed(value)).toBe(change);
  });
});

describe("writtenReading", () => {
  it.each<[Partial<Reading>, string, string]>([
    [{ shown: 201.1 }, "201.1", "201.1"],
    [{ shown: 30, qualifier: "approximate" }, "约30", "about 30"],
    [{ shown: 30, qualifier: "at_least" }, "30以上", "at least 30"],
    [{ shown: 30, qualifier: "at_most" }, "30以内", "at most 30"],
    [{ shown: 3, shown_high: 5 }, "3–5", "3–5"],
    [{ shown: 8, cumulative: true }, "累计8", "8 in total"],
    [{ shown: -4.9, qualifier: "change" }, "−4.9", "−4.9"],
  ])("writes %j", (more, chinese, english) => {
    expect(writtenReading(reading(more), zh)).toBe(chinese);
    expect(writtenReading(reading(more), en)).toBe(english);
  });
});

describe("writtenChange", () => {
  it.each([
    [{ period: "2022", difference: -9.9, percent: -4.9, words: "" }, "万元", "−4.9%"],
    [{ period: "2022", difference: 1.2, percent: null, words: "" }, "%", "+1.2个百分点"],
    [{ period: "2022", difference: 3, percent: null, words: "" }, "件", "+3件"],
  ])("writes %j", (change, unit, expected) => {
    expect(writtenChange(change, unit, zh)).toBe(expected);
  });
});
