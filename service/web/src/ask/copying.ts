/** An answer for the clipboard, as plain text and as HTML: every sentence followed by where it stands. */
import type { Answer, Citation } from "../api/shapes";
import { writtenDate } from "../parts/dates";
import { citedTitle } from "../parts/title";
import type { Words } from "../words/zh";

function places(citations: readonly Citation[], numbers: readonly number[]): string {
  const cited = numbers.map((n) => citations.find((citation) => citation.n === n)).filter((one): one is Citation => one !== undefined);
  const written = cited.map((citation) => citedTitle(citation) + citation.label);
  return written.length ? `（${[...new Set(written)].join("；")}）` : "";
}

function linesOf(answer: Answer, words: Words): readonly string[] {
  const lines = answer.sentences.map((sentence) => sentence.text.trim() + places(answer.citations, sentence.citations));
  const body = lines.length ? lines : [answer.message];
  return [...body, words.ask.copiedAsOf(writtenDate(answer.as_of, words))];
}

/** The sentences with 《title》label after each, and the day the answer holds for. */
export function answerAsText(answer: Answer, words: Words): string {
  return linesOf(answer, words).join("\n");
}

function escaped(text: string): string {
  const names: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (mark) => names[mark] ?? mark);
}

/** The same as HTML for a word processor: a paragraph for each line of it; the words of documents stay words. */
export function answerAsHtml(answer: Answer, words: Words): string {
  const lines = linesOf(answer, words).join("\n").split("\n");
  return lines.map((line) => `<p>${escaped(line)}</p>`).join("");
}
