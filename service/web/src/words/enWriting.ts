/** The words of a chat model that writes in a draft, in English. */
import type { zhWriting } from "./zhWriting";

export const enWriting: typeof zhWriting = {
  rewrite: "Rewrite with the model",
  rewriteLabel: (label) => `Let the model rewrite ${label}`,
  rewriteSection: "Rewrite with the model",
  title: (label) => `The model rewrites ${label}`,
  wish: "Wish",
  wishHint: "Optional. For example: shorter; results first",
  start: "Rewrite",
  help: "The model may use this period's numbers, the model report and the materials; a program checks each place and marks what is untraced.",
  running: "The model is writing…",
  done: "Rewritten: read it, then decide.",
  keep: "Keep",
  reject: "Restore the text before",
  rejectLater: "Something else was changed since: restore it under “Versions”.",
  before: "Text before",
  unchanged: "The text was not changed.",
  none: "No chat model is configured, so nothing can be rewritten; the administrator can set one.",
  materials: "Materials",
  materialsHelp: "Texts that the model may use besides the numbers and the model report.",
  addDocument: "Add a document",
  addFile: "Add a file",
  removeMaterial: (title) => `Remove the material “${title}”`,
  drop: "Remove",
  characters: (count) => `${count} characters`,
};
