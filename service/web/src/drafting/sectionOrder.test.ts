import { describe, expect, it } from "vitest";
import { besideOf, endOf, moved, targetOf, without } from "./sectionOrder";

// 开头；一、（一）（二）；二、；三、（一）
const ALL = [
  { level: 0, name: "开头" },
  { level: 1, name: "一" },
  { level: 2, name: "一一" },
  { level: 2, name: "一二" },
  { level: 1, name: "二" },
  { level: 1, name: "三" },
  { level: 2, name: "三一" },
];
const names = (sections: readonly { readonly name: string }[]): string => sections.map(({ name }) => name).join(" ");

describe("the order of sections", () => {
  it.each([
    [1, 4],
    [2, 3],
    [4, 5],
    [5, 7],
  ])("the section at %i ends at %i", (at, end) => expect(endOf(ALL, at)).toBe(end));

  it.each([
    [0, 1, null],
    [1, -1, null],
    [1, 1, 4],
    [4, -1, 1],
    [5, 1, null],
    [2, 1, 3],
    [3, 1, null],
    [6, -1, null],
  ] as const)("beside the section at %i, by %i, stands %s", (at, by, beside) => expect(besideOf(ALL, at, by)).toBe(beside));

  it.each([
    [1, 4, "开头 二 一 一一 一二 三 三一", 2],
    [1, 5, "开头 二 三 三一 一 一一 一二", 4],
    [5, 1, "开头 三 三一 一 一一 一二 二", 1],
    [3, 2, "开头 一 一二 一一 二 三 三一", 2],
    [2, 6, "开头 一 一二 二 三 三一 一一", 6],
  ])("the section at %i in the place of %i", (from, to, expected, at) => {
    const after = moved(ALL, from, to);
    expect(names(after.sections)).toBe(expected);
    expect(after.at).toBe(at);
  });

  it.each([
    [1, 6, 5],
    [1, 2, null],
    [2, 6, 6],
    [2, 4, null],
    [0, 4, null],
    [4, 0, null],
  ])("the section at %i dropped on %i goes to %s", (from, on, to) => expect(targetOf(ALL, from, on)).toBe(to));

  it("takes along what is under a section that is left out", () => expect(names(without(ALL, 1))).toBe("开头 二 三 三一"));
});
