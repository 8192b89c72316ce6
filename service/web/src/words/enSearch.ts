/** The words of the page 检索 in English; the keys are those of zhSearch.ts. */
import type { Words } from "./zh";

export const enSearch: Words["search"] = {
  tabs: { label: "Ways to search", text: "Text", data: "Figures in text" },
};
