import { describe, expect, it } from "vitest";
import type { Answer, Citation } from "../api/shapes";
import { zh } from "../words/zh";
import { answerAsHtml, answerAsText } from "./copying";

function citation(n: number, title: string, label: string, office = ""): Citation {
  return {
    n, title, office, label, document_id: "d", file: "", kind: "regulation", status_in_law: "in_force", effective_from: null, effective_to: null,
    article: label, quote: "", page: null, start: 0, end: 1, verified: true,
  };
}

describe("answerAsText", () => {
  it("puts 《title》label behind every sentence and the day at the end", () => {
    const answer: Answer = {
      id: "a1", status: "answered", message: "", notes: [], answer: "", looked_at: [], as_of: "2026-11-22", conversation: "c",
      question: "", completed: "", model: null, timings_ms: {},
      sentences: [{ text: "每人每天80元。", citations: [1] }, { text: "**县执行“一事一报”。", citations: [1, 2] }],
      citations: [citation(1, "差旅费办法", "第十二条"), citation(2, "关于印发《会议费办法》的通知", "第三条第二款")],
    };
    expect(answerAsText(answer, zh)).toBe(
      "每人每天80元。（《差旅费办法》第十二条）\n**县执行“一事一报”。（《差旅费办法》第十二条；《关于印发〈会议费办法〉的通知》第三条第二款）\n（按2026年11月22日时点）",
    );
  });
});

describe("answerAsText of two offices", () => {
  it("says whose rule it is where the citation does", () => {
    const answer: Answer = {
      id: "a1", status: "answered", message: "", notes: [], answer: "", looked_at: [], as_of: "2026-11-22", conversation: "c", question: "", completed: "",
      model: null, timings_ms: {}, sentences: [{ text: "由门卫保管。", citations: [1] }], citations: [citation(1, "印章管理规定", "第一条", "甲县财政局")],
    };
    expect(answerAsText(answer, zh)).toBe("由门卫保管。（《印章管理规定》（甲县财政局）第一条）\n（按2026年11月22日时点）");
  });
});

describe("answerAsHtml", () => {
  it("makes a paragraph of each line and leaves no markup of a document standing", () => {
    const answer: Answer = {
      id: "a1", status: "answered", message: "", notes: [], answer: "", looked_at: [], as_of: "2026-11-22", conversation: "c", question: "", completed: "",
      model: null, timings_ms: {}, sentences: [{ text: "<b>**县**</b>\n应当登记。", citations: [1] }], citations: [citation(1, "“A&B”办法", "第一条")],
    };
    expect(answerAsHtml(answer, zh)).toBe(
      "<p>&lt;b&gt;**县**&lt;/b&gt;</p><p>应当登记。（《“A&amp;B”办法》第一条）</p><p>（按2026年11月22日时点）</p>",
    );
  });
});
