import { describe, expect, it } from "vitest";
import type { Answer, AnswerStatus, Citation } from "../api/shapes";
import { askedOf, nextSteps, titlesIn } from "./steps";

const TODAY = "2026-11-22";

function answer(status: AnswerStatus, more: Partial<Answer> = {}): Answer {
  return {
    id: "a1", status, message: "", notes: [], answer: "", sentences: [], citations: [], looked_at: [], as_of: TODAY, conversation: "c",
    question: "", completed: "", model: null, timings_ms: {}, ...more,
  };
}

function version(from: string | null, to: string | null): Citation {
  return {
    n: 1, title: "办法", office: "", label: "第一条", document_id: "d", file: "", kind: "regulation", status_in_law: "not_yet", effective_from: from, effective_to: to,
    article: "第一条", quote: "", page: null, start: 0, end: 1, verified: true,
  };
}

describe("titlesIn", () => {
  it.each([
    ["可能是《差旅费办法》或《会议费办法》。", ["差旅费办法", "会议费办法"]],
    ["《关于印发《会议费办法》的通知》", ["关于印发《会议费办法》的通知"]],
    ["《办法》和《办法》", ["办法"]],
    ["没有写明文件。", []],
  ])("finds those of %s", (text, titles) => {
    expect(titlesIn(text)).toEqual(titles);
  });
});

describe("askedOf", () => {
  it.each([
    ["差旅费办法", "标准是多少？", "《差旅费办法》标准是多少？"],
    ["差旅费办法", "《差旅费办法》的标准是多少？", "《差旅费办法》的标准是多少？"],
    ["关于印发《会议费办法》的通知", "谁审批？", "《关于印发〈会议费办法〉的通知》谁审批？"],
  ])("asks %s: %s", (title, question, expected) => {
    expect(askedOf(title, question)).toBe(expected);
  });
});

describe("nextSteps", () => {
  it("offers nothing after an answer that stands", () => {
    expect(nextSteps(answer("answered"), TODAY)).toEqual([]);
  });

  it("names the candidates of an ambiguous question", () => {
    const steps = nextSteps(answer("ambiguous", { message: "可能指《甲办法》或《乙办法》。" }), TODAY);
    expect(steps.slice(0, 2)).toEqual([{ kind: "title", title: "甲办法" }, { kind: "title", title: "乙办法" }]);
  });

  it("offers the day on which a version begins", () => {
    const steps = nextSteps(answer("not_in_force", { citations: [version("2027-01-01", null)] }), TODAY);
    expect(steps).toContainEqual({ kind: "day", day: "2027-01-01" });
  });

  it("offers today where another day was asked for", () => {
    expect(nextSteps(answer("not_found", { as_of: "2019-01-01" }), TODAY)[0]).toEqual({ kind: "day", day: null });
    expect(nextSteps(answer("not_found"), TODAY)[0]).toEqual({ kind: "reword" });
  });
});
