/** An answer as plain text for the clipboard: every sentence followed by where it stands. */
import type { Answer, Citation } from "../api/shapes";
import { writtenDate } from "../parts/dates";
import { inTitleMarks } from "../parts/title";
import type { Words } from "../words/zh";

function places(citations: readonly Citation[], numbers: readonly number[]): string {
  const cited = numbers.map((n) => citations.find((citation) => citation.n === n)).filter((one): one is Citation => one !== undefined);
  const written = cited.map((citation) => inTitleMarks(citation.title) + citation.label);
  return written.length ? `（${[...new Set(written)].join("；")}）` : "";
}

/** The sentences with 《title》label after each, and the day the answer holds for. */
export function answerAsText(answer: Answer, words: Words): string {
  const lines = answer.sentences.map((sentence) => sentence.text.trim() + places(answer.citations, sentence.citations));
  const body = lines.length ? lines : [answer.message];
  return [...body, words.ask.copiedAsOf(writtenDate(answer.as_of, words))].join("\n");
}
