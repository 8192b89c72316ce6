import { describe, expect, it } from "vitest";
import { en } from "../words/en";
import { zh } from "../words/zh";
import { writtenDate, writtenEffect, writtenPeriod } from "./dates";

describe("writtenDate", () => {
  it.each([
    ["2023-06-05", "2023年6月5日", "5 June 2023"],
    ["2020-12-31", "2020年12月31日", "31 December 2020"],
    [null, "", ""],
    ["2023年", "2023年", "2023年"],
  ])("writes %s", (day, chinese, english) => {
    expect(writtenDate(day, zh)).toBe(chinese);
    expect(writtenDate(day, en)).toBe(english);
  });
});

describe("writtenEffect", () => {
  it.each([
    ["2023-06-05", null, "2023年6月5日起施行"],
    ["2019-02-01", "2023-06-04", "2019年2月1日至2023年6月4日施行"],
    [null, "2023-06-04", "施行至2023年6月4日"],
    [null, null, ""],
  ])("writes %s to %s", (from, to, expected) => {
    expect(writtenEffect(from, to, zh)).toBe(expected);
  });
});

describe("writtenPeriod", () => {
  it.each([
    ["2023", "2023年", "2023"],
    ["2023H1", "2023年上半年", "First half of 2023"],
    ["2023H2", "2023年下半年", "Second half of 2023"],
    ["2023Q4", "2023年第四季度", "Quarter 4 of 2023"],
    ["2023-06", "2023年6月", "June 2023"],
    ["2023-06-05", "2023年6月5日", "5 June 2023"],
    ["2021/2025", "2021年至2025年", "2021 to 2025"],
    ["2023Q1/2023Q3", "2023年第一季度至2023年第三季度", "Quarter 1 of 2023 to Quarter 3 of 2023"],
    ["2021/今", "2021/今", "2021/今"],
    ["十四五", "十四五", "十四五"],
  ])("writes %s", (period, chinese, english) => {
    expect(writtenPeriod(period, zh)).toBe(chinese);
    expect(writtenPeriod(period, en)).toBe(english);
  });
});
