/** The report that is proofread, what was found in it, and what the clerk did about that; it outlives the page and a reload. */
import type { Api, ToCheck } from "../api/client";
import { failureOf, type Failure } from "../api/failure";
import type { Checked } from "../api/shapes";
import { createCell, type Cell } from "../storage/cell";
import type { Kept } from "../storage/kept";
import { keysOf, type Mark, type Marked } from "./findings";

/** What is, or was, proofread: a file by its name, or a document of the library. */
export interface Asked {
  readonly name: string;
  readonly document: string | null;
  /** The id of the report to compare with; empty for the last of its series. */
  readonly against: string;
}

export interface ProofState {
  readonly asked: Asked | null;
  /** When the check that runs was begun, or null. */
  readonly since: number | null;
  readonly failure: Failure | null;
  readonly result: Checked | null;
  readonly marks: Marked;
  /** The name of a file whose check a reload broke off. */
  readonly lost: string;
  /** Whether it can be proofread again: a file is gone after a reload. */
  readonly isAtHand: boolean;
}

export interface Proofs {
  readonly state: Cell<ProofState>;
  readonly checkFile: (file: File, against: string) => Promise<void>;
  readonly checkDocument: (id: string, name: string, against: string) => Promise<void>;
  /** The same again, compared with the document `against`. */
  readonly again: (against: string) => Promise<void>;
  /** The findings as a workbook; null where what was proofread is gone. */
  readonly workbook: () => Promise<Blob | null>;
  readonly cancel: () => void;
  readonly clear: () => void;
  /** Sets the mark of the finding with this index; the one that it has takes it back. */
  readonly mark: (index: number, mark: Mark) => void;
}

const RESULT = "check.result";
const PENDING = "check.pending";
const MARKS = "check.marks";
/** A chosen file that the browser cannot read. */
export const UNREADABLE: Failure = { kind: "refused", status: 0, code: "unreadable", detail: "" };
const NOTHING: ProofState = { asked: null, since: null, failure: null, result: null, marks: {}, lost: "", isAtHand: false };

interface KeptResult {
  readonly asked: Asked;
  readonly result: Checked;
}

export function createProofs(api: Api, kept: Kept, clock: () => number = Date.now): Proofs {
  const state = createCell<ProofState>(restored(kept));
  let file: File | null = null;
  let running: AbortController | null = null;

  const run = async (asked: Asked, what: ToCheck): Promise<void> => {
    running?.abort();
    const control = new AbortController();
    running = control;
    const { marks, result, asked: before } = state.get();
    // What was found stays in sight while the same is proofread again.
    const isSame = before?.name === asked.name && before.document === asked.document;
    state.set({ ...NOTHING, asked, marks, since: clock(), isAtHand: true, result: isSame ? result : null });
    if (what.file) kept.write(PENDING, asked.name);
    try {
      const found = await api.check(what, asked.against, control.signal);
      if (running !== control) return;
      const named = asked.document && found.title ? { ...asked, name: found.title } : asked;
      state.update((now) => ({ ...now, asked: named, since: null, result: found }));
      // A text too long to be kept is proofread anew after a reload.
      if (!kept.write(RESULT, { asked: named, result: found } satisfies KeptResult)) kept.remove(RESULT);
    } catch (error) {
      if (running === control) state.update((now) => ({ ...now, since: null, failure: failureOf(error) }));
    }
    kept.remove(PENDING);
  };

  return {
    state,
    checkFile: async (chosen, against) => {
      const asked = { name: chosen.name, document: null, against };
      try {
        // A browser refuses to read a file once it has changed on disk; compared with another report it is what was chosen.
        file = new File([await chosen.arrayBuffer()], chosen.name);
      } catch {
        running?.abort();
        state.update(({ marks }) => ({ ...NOTHING, asked, marks, failure: UNREADABLE }));
        return;
      }
      await run(asked, { file });
    },
    checkDocument: (id, name, against) => run({ name, document: id, against }, { file: null, document: id }),
    again: async (against) => {
      const { asked } = state.get();
      if (asked?.document) await run({ ...asked, against }, { file: null, document: asked.document });
      else if (asked && file) await run({ ...asked, against }, { file });
    },
    workbook: async () => {
      const { asked } = state.get();
      if (asked?.document) return api.checkWorkbook({ file: null, document: asked.document }, asked.against);
      return asked && file ? api.checkWorkbook({ file }, asked.against) : null;
    },
    cancel: () => running?.abort(),
    clear: () => {
      running?.abort();
      running = null;
      file = null;
      kept.remove(RESULT);
      kept.remove(PENDING);
      state.update(({ marks }) => ({ ...NOTHING, marks }));
    },
    mark: (index, mark) => {
      const { result, marks } = state.get();
      const key = result ? keysOf(result)[index]?.[mark] : undefined;
      if (!result || !key) return;
      const other = keysOf(result)[index]?.[mark === "handled" ? "ignored" : "handled"] ?? "";
      const next = Object.fromEntries(Object.entries(marks).filter(([one]) => one !== other && one !== key));
      if (!marks[key]) next[key] = mark;
      state.update((now) => ({ ...now, marks: next }));
      kept.write(MARKS, next);
    },
  };
}

function restored(kept: Kept): ProofState {
  const marks = kept.read<Marked>(MARKS, {});
  const lost = kept.read<string>(PENDING, "");
  kept.remove(PENDING);
  const found = lost ? null : kept.read<KeptResult | null>(RESULT, null);
  return found ? { ...NOTHING, marks, asked: found.asked, result: found.result, isAtHand: found.asked.document !== null } : { ...NOTHING, marks, lost };
}
