import { describe, expect, it } from "vitest";
import { cellsOf } from "./cells";

describe("cellsOf", () => {
  it.each([
    ["1 | 北京、上海 | 650", ["1", "北京、上海", "650"]],
    ["序号 |  | 合计", ["序号", "", "合计"]],
    ["没有分隔的一行", ["没有分隔的一行"]],
  ])("parts %j, every cell a slice of the row", (row, texts) => {
    const cells = cellsOf(row);
    expect(cells.map(({ text }) => text)).toEqual(texts);
    for (const { text, start } of cells) expect(row.slice(start, start + text.length)).toBe(text);
  });
});
