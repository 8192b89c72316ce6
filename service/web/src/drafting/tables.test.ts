import { describe, expect, it } from "vitest";
import type { Piece } from "./pieces";
import { amountColumns, isAmount, isTable, rowsOf } from "./tables";

const gap: Piece = { kind: "gap", text: "【待补充：数】" };
const words = (text: string): Piece => ({ kind: "words", text });

describe("a table in a draft", () => {
  it.each([
    ["甲 | 乙\n1 | 2", true],
    ["甲 | 乙", false],
    ["甲 | 乙\n没有格子", false],
    ["|甲 | 乙\n1 | 2", false],
    ["一句话。", false],
  ])("is told by its words: %j", (text, expected) => expect(isTable(text)).toBe(expected));

  it("has its pieces in rows of cells", () => {
    const rows = rowsOf([words("项目 | 数量 | 同比\n来访 | "), gap, words("件 | 持平\n来信 | | "), gap]);
    expect(rows.map((row) => row.map((cell) => cell.map((piece) => piece.text).join("")))).toEqual([
      ["项目", "数量", "同比"],
      ["来访", "【待补充：数】件", "持平"],
      ["来信", "| 【待补充：数】"],
    ]);
  });

  it("sets the heads of its amounts as these", () => {
    const [, ...rows] = rowsOf([words("项目 | 单位 | 数量 | 同比\n来访 | % | "), gap, words(" | 持平\n来信 | 件 | 3 | +2%")]);
    expect(amountColumns(rows)).toEqual([false, false, true, true]);
  });

  it.each([
    [[gap], true],
    [[words("12.5%")], true],
    [[words("来访")], false],
    [[words("%")], false],
    [[gap, words("件")], false],
    [[], false],
  ] as const)("knows a cell that is an amount", (cell, expected) => expect(isAmount(cell)).toBe(expected));
});
