import { describe, expect, it } from "vitest";
import type { UnitNode } from "../api/shapes";
import { utf16Offsets } from "./codePoints";
import { lineAt, marginLabel, sourceLines } from "./lines";

function unit(kind: string, label: string, text: string, whole: string, children: readonly UnitNode[] = []): UnitNode {
  const start = Array.from(whole.slice(0, whole.indexOf(text))).length;
  return { id: label, kind, number: null, branch: 0, level: null, label, heading: "", text, start, end: start + Array.from(text).length, page: null, children };
}

describe("marginLabel", () => {
  it.each([
    ["第十二条第二款", ["第一章", "第十二条"], "第二款"],
    ["第十二条第（三）项", ["第十二条", "第十二条第一款"], "第（三）项"],
    ["第十二条", ["第一章"], "第十二条"],
    ["一、（二）第1段", ["一、", "一、（二）"], "第1段"],
  ])("shortens %s under %j to %s", (label, above, expected) => {
    expect(marginLabel(label, above)).toBe(expected);
  });
});

describe("sourceLines", () => {
  const text = "𠮷庄镇办法\n第一章　总则\n\n第一条　甲。\n　　乙。\n（一）丙；";
  const item = unit("item", "第一条第二款第（一）项", "（一）丙；", text);
  const second = unit("paragraph", "第一条第二款", "乙。\n（一）丙；", text, [item]);
  const first = unit("paragraph", "第一条第一款", "甲。", text);
  const article = unit("article", "第一条", "第一条　甲。\n　　乙。\n（一）丙；", text, [first, second]);
  const chapter = unit("chapter", "第一章", text.slice(text.indexOf("第一章")), text, [article]);
  const lines = sourceLines(text, [unit("title", "标题", "𠮷庄镇办法", text), chapter], utf16Offsets(text));

  it("leaves out empty lines and keeps every other line verbatim", () => {
    expect(lines.map((line) => line.text)).toEqual(["𠮷庄镇办法", "第一章　总则", "第一条　甲。", "　　乙。", "（一）丙；"]);
    for (const line of lines) expect(text.slice(line.start, line.end)).toBe(line.text);
  });

  it("gives a line the kind of the innermost Unit that begins with it", () => {
    expect(lines.map((line) => line.kind)).toEqual(["title", "chapter", "article", "paragraph", "item"]);
  });

  it("puts one short label into the margin and none beside a heading", () => {
    expect(lines.map((line) => line.label)).toEqual(["", "", "第一条", "第二款", "第（一）项"]);
  });

  it("tells where a heading ends whose paragraph begins in the same line", () => {
    const report = "一、开展情况\n（一）抓学习。组织学习3次。\n再次学习。";
    const paragraphs = [unit("paragraph", "一、（一）第1段", "组织学习3次。", report), unit("paragraph", "一、（一）第2段", "再次学习。", report)];
    const run = unit("heading", "一、（一）", report.slice(report.indexOf("（一）")), report, paragraphs);
    const found = sourceLines(report, [unit("heading", "一、", report, report, [run])], utf16Offsets(report));
    expect(found.map((line) => line.headEnd && report.slice(line.start, line.headEnd))).toEqual([undefined, "（一）抓学习。", undefined]);
  });

  it("finds the line of an offset", () => {
    expect(lineAt(lines, text.indexOf("乙"))).toBe(3);
  });
});
