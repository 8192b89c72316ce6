/** The questions that a first visit offers, made from what the library really holds, so that each has an answer there. */
import type { DocumentSummary } from "../api/shapes";
import { inTitleMarks } from "../parts/title";
import type { Words } from "../words/zh";

const RANK: Record<string, number> = { in_force: 0, trial: 1, amended: 2 };

function byUse(a: DocumentSummary, b: DocumentSummary): number {
  return (RANK[a.status_in_law] ?? 3) - (RANK[b.status_in_law] ?? 3);
}

/** Up to three questions about regulations in force; none when the library holds no regulation. */
export function starterQuestions(documents: readonly DocumentSummary[], words: Words): readonly string[] {
  const rules = documents.filter((document) => document.kind === "regulation" && document.title).sort(byUse);
  const first = rules[0];
  if (!first) return [];
  const { article, scope, start } = words.ask.starters;
  return [article, start, scope].map((form, index) => form(inTitleMarks((rules[index] ?? first).title)));
}
