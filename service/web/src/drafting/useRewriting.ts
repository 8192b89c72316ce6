import { createContext, useCallback, useMemo, useRef, useState } from "react";
import { failureOf, type Failure } from "../api/failure";
import type { DraftCheck, DraftParagraph } from "../api/shapes";
import { usePart } from "../parts/usePart";
import { useServices } from "../services";
import { knownAuthor } from "./people";
import type { Drafted } from "./useDrafted";

/** What a chat model writes: a paragraph of a section, or with null all of it. */
export interface Target {
  readonly section: number;
  readonly paragraph: number | null;
}

export type Phase =
  | { readonly name: "asking" }
  /** `paragraphs` is what has come so far. */
  | { readonly name: "running"; readonly paragraphs: readonly DraftParagraph[] }
  /** It stands in the draft as the change `revision`; `before` is what stood there. */
  | { readonly name: "kept"; readonly before: readonly string[]; readonly checks: readonly DraftCheck[]; readonly revision: number }
  | { readonly name: "failed"; readonly failure: Failure };

export interface Rewriting {
  /** Whether the server has a chat model; null until it has said so. */
  readonly isConfigured: boolean | null;
  readonly target: Target | null;
  readonly phase: Phase;
  readonly ask: (target: Target) => void;
  readonly start: (wish: string) => void;
  readonly cancel: () => void;
  readonly close: () => void;
  /** Takes what was written back. */
  readonly reject: () => void;
}

export const RewriteContext = createContext<Rewriting | null>(null);

const ASKING: Phase = { name: "asking" };
const OVERTAKEN = 409;

/** The rewriting of one part of a draft at a time; what is written becomes a change of the draft, which can be taken back. */
export function useRewriting({ whole, change }: Drafted): Rewriting {
  const { api, kept } = useServices();
  const { value: model } = usePart("model", useCallback(() => api.model(), [api]));
  const [target, aim] = useState<Target | null>(null);
  const [phase, enter] = useState<Phase>(ASKING);
  const control = useRef<AbortController | null>(null);
  const before = useMemo(() => {
    const section = target ? whole?.draft.sections[target.section] : undefined;
    const texts = (section?.paragraphs ?? []).map(({ text }) => text);
    return target === null || target.paragraph === null ? texts : texts.slice(target.paragraph, target.paragraph + 1);
  }, [whole, target]);

  const start = (wish: string): void => {
    if (!target) return;
    const own = new AbortController();
    control.current = own;
    enter({ name: "running", paragraphs: [] });
    void change(async (now) => {
      try {
        const asked = { revision: now.revision, position: target.section, paragraph: target.paragraph, wish, author: knownAuthor(kept) };
        const { draft, checks } = await api.drafts.compose(now.id, asked, ({ paragraphs }) => enter({ name: "running", paragraphs }), own.signal);
        enter({ name: "kept", before, checks, revision: draft.revision });
        return draft;
      } catch (error) {
        const failure = failureOf(error);
        enter(failure.kind === "cancelled" ? ASKING : { name: "failed", failure });
        // Somebody changed the draft first: that is told as with every change.
        if (failure.status === OVERTAKEN) throw error;
        return now;
      }
    });
  };
  const close = (): void => {
    aim(null);
    enter(ASKING);
  };
  return {
    isConfigured: model ? model.configured : null,
    target,
    phase,
    ask: (next) => {
      if (phase.name === "running") return;
      aim(next);
      enter(ASKING);
    },
    start,
    cancel: () => control.current?.abort(),
    close,
    reject: () => void change((now) => api.drafts.undo(now.id, now.revision)).then((isDone) => isDone && close()),
  };
}
