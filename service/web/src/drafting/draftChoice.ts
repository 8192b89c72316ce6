/** What the page 起草 shows, in the address: `id=DRAFT` (with `facts` its numbers), or `model=DOCUMENT&period=…&take=…` for one to be made; `new` for the choice of a model. */

export interface DraftChoice {
  readonly draft: string;
  readonly model: string;
  readonly period: string;
  readonly take: readonly string[];
  readonly isNew: boolean;
  readonly isFacts: boolean;
}

export const listed: DraftChoice = { draft: "", model: "", period: "", take: [], isNew: false, isFacts: false };

export function readDraftChoice(asked: string): DraftChoice {
  const all = new URLSearchParams(asked);
  return {
    draft: all.get("id") ?? "",
    model: all.get("model") ?? "",
    period: all.get("period") ?? "",
    take: all.getAll("take"),
    isNew: all.has("new"),
    isFacts: all.has("facts"),
  };
}

export function writeDraftChoice({ draft, model, period, take, isNew, isFacts }: DraftChoice): string {
  const all = new URLSearchParams();
  if (draft) all.set("id", draft);
  if (model) all.set("model", model);
  if (period) all.set("period", period);
  for (const one of take) all.append("take", one);
  if (isFacts) all.set("facts", "1");
  if (isNew) all.set("new", "1");
  return all.toString();
}
