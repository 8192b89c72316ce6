import { describe, expect, it } from "vitest";
import type { DraftSection } from "../api/shapes";
import { isOneParagraph, takenIn, withParagraph } from "./sectionEdit";

const SECTION: DraftSection = {
  label: "一、", level: 1, mark: "一、", heading: "监督",
  paragraphs: ["甲。", "乙。"].map((text) => ({ text, numbers: [], citations: [], gaps: [] })),
};

describe("withParagraph", () => {
  it.each([
    [0, "丙。", ["丙。", "乙。"]],
    [1, "", ["甲。"]],
    [1, "丙。\n\n丁。", ["甲。", "丙。", "丁。"]],
    [2, "**县。", ["甲。", "乙。", "**县。"]],
  ])("puts at %i %j", (paragraph, text, expected) => {
    expect(withParagraph(SECTION, paragraph, text)).toEqual(expected);
  });
});

it.each([
  ["甲", true],
  [" ", false],
  ["甲\n乙", false],
])("knows whether %j is one paragraph", (text, expected) => {
  expect(isOneParagraph(text)).toBe(expected);
});

describe("takenIn", () => {
  const sentence = "印发$&办法。";
  it.each([
    ["甲。【待补充：本期有无同类工作：印发办法（上期原文见参考1）】乙。", "甲。印发$&办法。乙。"],
    ["【待补充：本期有无同类工作：甲（上期原文见参考1、2）】", "印发$&办法。【待补充：本期有无同类工作：甲（上期原文见参考1、2）】"],
    ["甲。【待补充：立案数】", "甲。【待补充：立案数】印发$&办法。"],
    ["【待补充：本期有无同类工作：甲（上期原文见参考12）】", "【待补充：本期有无同类工作：甲（上期原文见参考12）】印发$&办法。"],
  ])("takes into %s", (text, expected) => {
    expect(takenIn(text, 1, sentence)).toBe(expected);
  });
});
