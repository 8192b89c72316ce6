import { describe, expect, it } from "vitest";
import type { DocumentSummary } from "../api/shapes";
import { arranged, everything, matching, nextSort } from "./choice";

function document(title: string, more: Partial<DocumentSummary> = {}): DocumentSummary {
  return {
    id: title, title, kind: "regulation", file: "", document_number: "", issuer: "", organisation: "", period: "", published: null, signed: null,
    secrecy: "", urgency: "", part_of: null, effective_from: null, effective_to: null, status_in_law: "in_force", units: 0, articles: 0, passages: 0, observations: 0, pages: null, characters: 0,
    media_type: "", added_at: "", ...more,
  };
}

const ALL = [
  document("差旅费办法", { document_number: "云政办发〔2023〕12号", articles: 38 }),
  document("会议费规定", { issuer: "云溪县财政局", articles: 7 }),
  document("工作总结", { kind: "report", articles: 0 }),
];

describe("matching", () => {
  it.each([
    ["", ["差旅费办法", "会议费规定", "工作总结"]],
    ["财政局", ["会议费规定"]],
    ["２０２３ 差旅", ["差旅费办法"]],
    ["差旅 财政局", []],
  ])("finds by %j", (filter, titles) => {
    expect(matching(ALL, filter).map(({ title }) => title)).toEqual(titles);
  });
});

describe("arranged", () => {
  it("keeps one kind and sorts by a column", () => {
    const sort = { column: "articles", down: true } as const;
    expect(arranged(ALL, { ...everything, kind: "regulation", sort }).map(({ articles }) => articles)).toEqual([38, 7]);
    expect(arranged(ALL, { ...everything, sort: { column: "title", down: false } }).map(({ title }) => title)).toEqual(["差旅费办法", "工作总结", "会议费规定"]);
  });
});

describe("nextSort", () => {
  it("goes up, down, and back to the server's order", () => {
    const up = nextSort(null, "title");
    const down = nextSort(up, "title");
    expect([up, down, nextSort(down, "title")]).toEqual([{ column: "title", down: false }, { column: "title", down: true }, null]);
  });
});
