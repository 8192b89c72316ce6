import { describe, expect, it } from "vitest";
import { differWithin, markedPieces, NO_MARKS, wordsWithin, type Marks, type Stretch } from "./marks";

const stretch = (start: number, end: number): Stretch => ({ start, end });
const words = [stretch(2, 4), stretch(6, 7), stretch(30, 32)];

describe("markedPieces", () => {
  it.each<[string, Marks, string]>([
    ["nothing", NO_MARKS, "plain:一二三四五六七八"],
    ["a passage alone", { ...NO_MARKS, passage: stretch(1, 3) }, "plain:一 passage:二三 plain:四五六七八"],
    ["a passage over the ends", { ...NO_MARKS, passage: stretch(-5, 90) }, "passage:一二三四五六七八"],
    ["words alone", { ...NO_MARKS, words }, "plain:一二 word:三四 plain:五六 word:七 plain:八"],
    ["words in and behind a passage", { passage: stretch(0, 5), words, current: words[1] ?? null }, "around:一二 word:三四 around:五 plain:六 current:七 plain:八"],
    ["words elsewhere", { passage: stretch(4, 6), words, current: null }, "plain:一二 word:三四 passage:五六 word:七 plain:八"],
    ["a word over the end", { ...NO_MARKS, words: [stretch(7, 12)] }, "plain:一二三四五六七 word:八"],
  ])("marks %s", (_, marks, expected) => {
    const pieces = markedPieces("一二三四五六七八", 0, marks);
    expect(pieces.map(({ text, look }) => `${look}:${text}`).join(" ")).toBe(expected);
  });
});

describe("wordsWithin", () => {
  it.each([
    [0, 2, 0],
    [3, 7, 2],
    [7, 30, 0],
    [31, 99, 1],
  ])("finds those in %i to %i", (start, end, count) => {
    expect(wordsWithin(words, start, end)).toHaveLength(count);
  });
});

describe("differWithin", () => {
  it("tells only what is marked otherwise there", () => {
    const before: Marks = { passage: null, words, current: words[0] ?? null };
    const after: Marks = { passage: null, words, current: words[2] ?? null };
    expect([differWithin(before, after, 0, 5), differWithin(before, after, 5, 20), differWithin(before, NO_MARKS, 8, 20)]).toEqual([true, false, false]);
    expect(differWithin(before, NO_MARKS, 5, 20)).toBe(true);
  });
});
