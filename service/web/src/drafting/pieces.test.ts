import { describe, expect, it } from "vitest";
import type { DraftNumber } from "../api/shapes";
import { askedBy, piecesOf } from "./pieces";

function number(text: string, written: string, type: DraftNumber["source"]["type"]): DraftNumber {
  const start = Array.from(text.slice(0, text.indexOf(written))).length;
  return { text: written, value: null, unit: "", start, end: start + Array.from(written).length, source: { type, ref: "", quote: "" } };
}

describe("piecesOf", () => {
  const text = "𠮷庄镇受理139件，办结【待补充：办结数】件，办结率92%，**县共7件。";
  const pieces = piecesOf({
    text,
    numbers: [number(text, "139件", "facts"), number(text, "92%", "formula"), number(text, "7件", "none")],
  });

  it("gives every number its tone, and every gap", () => {
    expect(pieces.flatMap((one) => (one.kind === "words" ? [] : [[one.kind === "gap" ? "gap" : one.tone, one.text]]))).toEqual([
      ["traced", "139件"],
      ["gap", "【待补充：办结数】"],
      ["derived", "92%"],
      ["untraced", "7件"],
    ]);
  });

  it("loses no character", () => {
    expect(pieces.map((one) => one.text).join("")).toBe(text);
  });
});

describe("askedBy", () => {
  it.each([
    ["【待补充：立案数】", "立案数"],
    ["【待补充:文号】", "文号"],
  ])("reads %s", (gap, expected) => {
    expect(askedBy(gap)).toBe(expected);
  });
});
