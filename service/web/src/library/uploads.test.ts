import { describe, expect, it } from "vitest";
import { lineSplitter } from "../api/jobEvents";
import type { FileOutcome, Job } from "../api/shapes";
import { batches } from "./batches";
import { isLitter } from "../parts/dropped";
import { afterEvent } from "./uploads";

const sized = (size: number): { file: File; path: string } => ({ file: { size } as File, path: "甲.docx" });
const JOB: Job = { id: "j", state: "running", total: 2, finished: 0, current: null, outcomes: [], summary: null };

describe("batches", () => {
  it("holds to both limits, keeps the order and lets a large file go alone", () => {
    const files = [1, 2, 9, 3, 3, 3].map(sized);
    expect(batches(files, 2, 5).map((batch) => batch.map(({ file }) => file.size))).toEqual([[1, 2], [9], [3], [3], [3]]);
    expect(batches(files, 2, 100).map((batch) => batch.length)).toEqual([2, 2, 2]);
    expect(batches([])).toEqual([]);
  });
});

describe("isLitter", () => {
  it.each([
    ["制度/.DS_Store", true],
    ["制度/~$差旅费办法.docx", true],
    ["Thumbs.db", true],
    ["__MACOSX/a.pdf", true],
    ["制度/差旅费办法.docx", false],
  ])("%s: %s", (path, expected) => {
    expect(isLitter(path)).toBe(expected);
  });
});

describe("lineSplitter", () => {
  it("joins pieces into lines wherever they were cut", () => {
    const lines: string[] = [];
    const splitter = lineSplitter((line) => lines.push(line));
    for (const piece of ['{"a"', ':1}\n{"b":2}', "\n\n", '{"c":3}']) splitter.push(piece);
    splitter.end();
    expect(lines).toEqual(['{"a":1}', '{"b":2}', '{"c":3}']);
  });
});

describe("afterEvent", () => {
  it("gathers outcomes, progress and the summary", () => {
    const outcome = { path: "甲.docx", status: "added" } as FileOutcome;
    const summary = { added: 1, unchanged: 0, updated: 0, failed: 0, skipped: 0, seconds: 1 };
    const steps = [
      { type: "file", outcome } as const,
      { type: "progress", finished: 1, total: 2, current: "乙.docx" } as const,
      { type: "summary", summary } as const,
    ];
    const job = steps.reduce<Job>(afterEvent, JOB);
    expect(job).toEqual({ ...JOB, outcomes: [outcome], finished: 1, summary, state: "done" });
    expect(afterEvent({ ...JOB, state: "cancelled" }, { type: "summary", summary }).state).toBe("cancelled");
  });
});
