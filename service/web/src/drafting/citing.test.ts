import { describe, expect, it } from "vitest";
import { namedBy, spanOf } from "./citing";

describe("namedBy", () => {
  it.each([
    ["observation", "《2022年工作总结》一、（二）第1段", "立案47件。", ["2022年工作总结", "一、（二）第1段", "立案47件。"]],
    ["formula", "算式", "上年 40件（《2022年工作总结》一、第1段）", ["2022年工作总结", "一、第1段", ""]],
    ["facts", "数据表第1行", "立案 7件", null],
    ["formula", "5件 + 6件", "数据表第1行 立案 5件", null],
  ] as const)("reads a source of type %s", (type, ref, quote, expected) => {
    const named = namedBy({ type, ref, quote });
    expect(named && [named.title, named.label, named.quote]).toEqual(expected);
  });
});

describe("spanOf", () => {
  it("counts code points", () => {
    expect(spanOf("𠮷庄镇立案47件。", "立案47件")).toEqual({ start: 3, end: 8 });
    expect(spanOf("甲", "乙")).toBeNull();
  });
});
