/** The questions that a first visit offers, made from what the library really holds, so that each has an answer there. */
import type { DocumentSummary } from "../api/shapes";
import { inTitleMarks } from "../parts/title";
import type { Words } from "../words/zh";

// What staff of the sample office would ask; the sample documents answer it.
const OFFICE = "云渡县综合事务服务中心";
const SAMPLE_QUESTIONS: readonly (readonly [title: string, question: string])[] = [
  [`${OFFICE}公务用车管理办法`, "公务用车使用满几年可以申请更新？"],
  [`${OFFICE}差旅费管理办法`, "出差能不能坐飞机？"],
  [`${OFFICE}印章管理规定`, "电子印章的使用审批和实物印章一样吗？"],
];

const RANK: Record<string, number> = { in_force: 0, trial: 1, amended: 2 };

function byUse(a: DocumentSummary, b: DocumentSummary): number {
  return (RANK[a.status_in_law] ?? 3) - (RANK[b.status_in_law] ?? 3);
}

/** Three questions about regulations in force, the sample office's own where it is there; none without a regulation. */
export function starterQuestions(documents: readonly DocumentSummary[], words: Words): readonly string[] {
  const titles = new Set(documents.map((document) => document.title));
  if (SAMPLE_QUESTIONS.every(([title]) => titles.has(title))) return SAMPLE_QUESTIONS.map(([, question]) => question);
  const rules = documents.filter((document) => document.kind === "regulation" && document.title).sort(byUse);
  const first = rules[0];
  if (!first) return [];
  const { article, scope, start } = words.ask.starters;
  return [article, start, scope].map((form, index) => form(inTitleMarks((rules[index] ?? first).title)));
}
