import { describe, expect, it } from "vitest";
import type { Checked, Finding } from "../api/shapes";
import { counts, grouped, keysOf, listed, shown, stepped, stretches, WHOLE, type Marked, type View } from "./findings";

function finding(kind: string, severity: Finding["severity"], start: number, end: number): Finding {
  return { kind, severity, start, end, quote: "字".repeat(end - start), label: "一、", message: "说明", suggestion: "" };
}

function checked(findings: readonly Finding[], document_id = "d1"): Checked {
  return { title: "**县总结", document_id, period: "", organisation: "", against: null, text: "字".repeat(40), units: [], findings };
}

const KINDS = ["sum", "word"].map((kind) => ({ kind, name: kind, on: true }));
const REPORT = checked([finding("word", "note", 20, 22), finding("sum", "error", 4, 12), finding("word", "warning", 6, 8)]);
const look = (change: Partial<View>): View => ({ ...WHOLE, ...change });
const starts = (view: View, marks: Marked = {}): number[] => shown(listed(REPORT, marks), view, KINDS).map(({ start }) => start);
const ignored = { [keysOf(REPORT)[0]?.ignored ?? ""]: "ignored" } as const;

describe("shown", () => {
  it.each<[string, View, Marked, number[]]>([
    ["all in the order of the text", WHOLE, {}, [4, 6, 20]],
    ["by kind, as the checks are ordered", look({ order: "kind" }), {}, [4, 6, 20]],
    ["by severity, the gravest first", look({ order: "severity" }), {}, [4, 6, 20]],
    ["without a severity", look({ hiddenSeverities: ["error"] }), {}, [6, 20]],
    ["without a kind", look({ hiddenKinds: ["word"] }), {}, [4]],
    ["those without a mark", look({ openOnly: true }), ignored, [4, 6]],
    ["marked ones too", WHOLE, ignored, [4, 6, 20]],
  ])("lists %s", (_, view, marks, expected) => {
    expect(starts(view, marks)).toEqual(expected);
  });

  it("groups and counts what it lists", () => {
    const all = listed(REPORT, {});
    const names = (order: View["order"]): string[] => grouped(shown(all, look({ order }), KINDS), order).map(({ name, findings }) => `${name}${findings.length}`);
    expect([names("place"), names("kind"), names("severity")]).toEqual([["3"], ["sum1", "word2"], ["error1", "warning1", "note1"]]);
    expect([...counts(all, "kind")]).toEqual([["sum", 1], ["word", 2]]);
  });
});

describe("stepped", () => {
  it.each<[number | null, 1 | -1, number]>([
    [null, 1, 1],
    [null, -1, 0],
    [1, 1, 2],
    [0, 1, 1],
    [1, -1, 0],
    [99, 1, 1],
  ])("goes from %s by %i to %i", (from, by, expected) => {
    expect(stepped(listed(REPORT, {}), from, by)).toBe(expected);
  });

  it("goes nowhere in an empty list", () => expect(stepped([], null, 1)).toBeNull());
});

describe("keysOf", () => {
  it("keeps what is ignored, not what was handled, for the next version of a report", () => {
    const next = keysOf(checked([finding("word", "note", 25, 27)], "d2"))[0];
    expect(next?.ignored).toBe(keysOf(REPORT)[0]?.ignored);
    expect(next?.handled).not.toBe(keysOf(REPORT)[0]?.handled);
  });

  it("tells the same words at two places apart", () => {
    const keys = keysOf(checked([finding("word", "note", 1, 3), finding("word", "note", 9, 11)]));
    expect(new Set(keys.flatMap(({ ignored, handled }) => [ignored, handled])).size).toBe(4);
  });
});

describe("stretches", () => {
  const drawn = (findings: readonly Finding[], marks: Marked = {}): string =>
    stretches(listed(checked(findings), marks)).map(({ start, end, key, tone }) => `${start}-${end}:${key}${tone}`).join(" ");
  it.each<[string, readonly Finding[], string]>([
    ["nothing", [], ""],
    ["one within another: the shorter has the words", REPORT.findings, "4-6:1error 6-8:2warning 8-12:1error 20-22:0note"],
    ["two that overlap", [finding("a", "note", 0, 5), finding("b", "error", 3, 6)], "0-3:0note 3-5:1error 5-6:1error"],
    ["a place without words", [finding("a", "note", 3, 3)], ""],
    ["two that touch", [finding("a", "note", 0, 2), finding("b", "note", 2, 4)], "0-2:0note 2-4:1note"],
  ])("cuts %s", (_, findings, expected) => {
    expect(drawn(findings)).toBe(expected);
  });

  it("draws what has a mark as done", () => expect(stretches(listed(REPORT, ignored)).map(({ tone }) => tone)).toContain("done"));
});
