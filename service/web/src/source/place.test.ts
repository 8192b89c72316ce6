import { describe, expect, it } from "vitest";
import { joinPlace, readPlace, splitPlace, writePlace } from "./place";

describe("the open source in the address", () => {
  it.each([
    ["d1:3-9:第三条", { documentId: "d1", title: "", label: "第三条", span: { start: 3, end: 9 } }],
    ["d1:3-9:一、（二）1.第1段：甲", { documentId: "d1", title: "", label: "一、（二）1.第1段：甲", span: { start: 3, end: 9 } }],
    ["d1:3-9@5-7:第三条", { documentId: "d1", title: "", label: "第三条", span: { start: 3, end: 9 }, point: { start: 5, end: 7 } }],
    ["d1:9-3:", null],
    ["d1", null],
    [null, null],
  ])("reads %s", (at, place) => {
    expect(readPlace(at)).toEqual(place);
    if (place) expect(writePlace(place)).toBe(at);
  });

  it("is kept apart from what is asked for", () => {
    const { asked, at } = splitPlace("q=%E7%94%B2&at=d1%3A3-9%3A%E4%B9%99");
    expect([asked, at]).toEqual(["q=%E7%94%B2", "d1:3-9:乙"]);
    expect(splitPlace(joinPlace({ asked, at }))).toEqual({ asked, at });
    expect(joinPlace({ asked, at: null })).toBe(asked);
  });
});
