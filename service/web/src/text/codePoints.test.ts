import { describe, expect, it } from "vitest";
import { utf16Offsets } from "./codePoints";

const TEXTS = ["", "第十二条　市内交通费", "𠮷庄镇参照执行", "甲𠮷乙𠀀丙", "**县𠮷", "\ud842单独的高位", "👨‍👩‍👧家庭"];

describe("utf16Offsets", () => {
  it.each(TEXTS)("cuts %j where a walk over its code points cuts it", (text) => {
    const points = Array.from(text);
    const toUtf16 = utf16Offsets(text);
    for (let end = 0; end <= points.length; end += 1) {
      expect(text.slice(0, toUtf16(end))).toBe(points.slice(0, end).join(""));
    }
  });

  it("gives the end of the text for an offset past it", () => {
    expect(utf16Offsets("甲𠮷")(99)).toBe(3);
  });
});
