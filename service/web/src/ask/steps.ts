/** What a person may do next when an answer does not settle the question. */
import type { Answer } from "../api/shapes";
import { inTitleMarks } from "../parts/title";

export type NextStep =
  | { readonly kind: "reword" }
  | { readonly kind: "import" }
  | { readonly kind: "choose" }
  | { readonly kind: "again" }
  /** Ask the question of this document. */
  | { readonly kind: "title"; readonly title: string }
  /** Ask the question on this day; null is today. */
  | { readonly kind: "day"; readonly day: string | null };

const TITLE = /《((?:[^《》]|《[^《》]*》)+)》/g;

/** The titles that a sentence names between 《》, each once, without the marks. */
export function titlesIn(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(TITLE), (match) => match[1] ?? ""))].filter(Boolean);
}

/** The question asked of one document; a title that the question already names is not said twice. */
export function askedOf(title: string, question: string): string {
  const marked = inTitleMarks(title);
  return question.includes(marked) ? question : marked + question;
}

/** The days on which the cited versions begin (`from`) or still stood (`to`), other than the day that was asked for. */
function days(answer: Answer, of: (citation: Answer["citations"][number]) => string | null): readonly NextStep[] {
  const found = new Set(answer.citations.map(of).filter((day): day is string => day !== null && day !== answer.as_of));
  return [...found].sort().slice(0, 2).map((day) => ({ kind: "day", day }));
}

/** The steps to offer after `answer`, when today is `today`; none where it stands by itself. */
export function nextSteps(answer: Answer, today: string): readonly NextStep[] {
  const backToToday: readonly NextStep[] = answer.as_of === today ? [] : [{ kind: "day", day: null }];
  switch (answer.status) {
    case "not_found":
      return [...backToToday, { kind: "reword" }, { kind: "choose" }, { kind: "import" }];
    case "partly_answered":
      return [{ kind: "reword" }, { kind: "choose" }];
    case "ambiguous": {
      const titles = [...answer.notes, answer.message].flatMap(titlesIn);
      return [...[...new Set(titles)].map((title): NextStep => ({ kind: "title", title })), { kind: "choose" }, { kind: "reword" }];
    }
    case "repealed_only":
      return [...backToToday, ...days(answer, (citation) => citation.effective_to), { kind: "import" }];
    case "not_in_force":
      return [...backToToday, ...days(answer, (citation) => citation.effective_from), { kind: "import" }];
    case "model_failed":
      return [{ kind: "again" }];
    default:
      return [];
  }
}
