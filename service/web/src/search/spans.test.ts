import { describe, expect, it } from "vitest";
import { piecesOf } from "./spans";

describe("piecesOf", () => {
  it.each<[string, [number, number][], string]>([
    ["甲乙丙丁", [[1, 2]], "甲[乙]丙丁"],
    ["𠮷乙丙", [[1, 2]], "𠮷[乙]丙"],
    ["甲乙丙丁", [[2, 3], [0, 1]], "[甲]乙[丙]丁"],
    ["甲乙丙", [[0, 2], [1, 3]], "[甲乙][丙]"],
    ["甲<b>乙", [], "甲<b>乙"],
    ["甲", [[0, 9]], "[甲]"],
  ])("cuts %s", (text, spans, expected) => {
    const pieces = piecesOf(text, spans.map(([start, end]) => ({ start, end })));
    expect(pieces.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join("")).toBe(expected);
  });
});
