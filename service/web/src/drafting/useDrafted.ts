import { useCallback, useEffect, useRef, useState } from "react";
import { failureOf, type Failure } from "../api/failure";
import type { DraftSection, WholeDraft } from "../api/shapes";
import { useServices } from "../services";
import { sectionsAt, withParagraph, type Spot } from "./sectionEdit";

/** A paragraph that could not be saved because somebody changed the draft first. */
export interface Conflict {
  readonly spot: Spot;
  readonly text: string;
  readonly theirs: WholeDraft;
}

/** A draft being written: every change names the revision it was made on, one after another. */
export interface Drafted {
  readonly whole: WholeDraft | null;
  readonly failure: Failure | null;
  /** Why the last change was not saved. */
  readonly unsaved: Failure | null;
  readonly isSaving: boolean;
  readonly conflict: Conflict | null;
  /** Somebody else had changed it before an undo or a restoring: it is shown as it stands now. */
  readonly isOvertaken: boolean;
  /** Nothing can be changed: it is final. */
  readonly isFinal: boolean;
  readonly again: () => void;
  /** Whether the words were saved. */
  readonly write: (spot: Spot, text: string, auto: boolean) => Promise<boolean>;
  readonly change: (work: (now: WholeDraft) => Promise<WholeDraft>) => Promise<boolean>;
  /** Chooses one of the two texts of a conflict; whether that one now stands. */
  readonly settle: (mine: boolean) => Promise<boolean>;
}

const CHANGED = 409;
// A section that somebody left out.
const GONE = 404;
// The codes of other refusals with that status: somebody made it final, or it cannot be made so yet.
const FINAL = "draft_final";
const BLOCKED = "draft_blocked";

const NO_SECTION: DraftSection = { label: "", level: 0, mark: "", heading: "", paragraphs: [] };

interface Place {
  readonly section: DraftSection;
  readonly position: number;
  readonly paragraph: number;
  readonly attachment: number | undefined;
}

/** The section of a place; where somebody left it out, the words go behind the last section, so that they are not lost. */
function placeIn({ draft }: WholeDraft, spot: Spot): Place {
  const { sections } = draft;
  const own = sectionsAt(draft, spot.attachment)[spot.section];
  if (own) return { section: own, position: spot.section, paragraph: spot.paragraph, attachment: spot.attachment };
  const section = sections[sections.length - 1] ?? NO_SECTION;
  return { section, position: Math.max(0, sections.length - 1), paragraph: section.paragraphs.length, attachment: undefined };
}

export function useDrafted(draft: string): Drafted {
  const { api } = useServices();
  const [whole, setWhole] = useState<WholeDraft | null>(null);
  const [failure, fail] = useState<Failure | null>(null);
  const [unsaved, setUnsaved] = useState<Failure | null>(null);
  const [pending, setPending] = useState(0);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [isOvertaken, overtake] = useState(false);
  const now = useRef<WholeDraft | null>(null);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const take = useCallback((next: WholeDraft): void => {
    now.current = next;
    setWhole(next);
  }, []);
  const again = useCallback(() => {
    fail(null);
    api.drafts.get(draft).then(take, (error: unknown) => fail(failureOf(error)));
  }, [api, draft, take]);
  useEffect(again, [again]);

  /** Does `work` when what was begun before is done; a change that came too late goes to `late` with the draft as it stands. */
  const queued = useCallback(
    (work: (now: WholeDraft) => Promise<WholeDraft>, late: (theirs: WholeDraft) => void): Promise<boolean> => {
      const done = queue.current.then(async (): Promise<boolean> => {
        if (!now.current) return false;
        setPending((count) => count + 1);
        overtake(false);
        try {
          take(await work(now.current));
          setUnsaved(null);
          return true;
        } catch (error) {
          const why = failureOf(error);
          if ((why.status !== CHANGED && why.status !== GONE) || why.code === BLOCKED) setUnsaved(why);
          else if (why.code === FINAL) {
            setUnsaved(why);
            await api.drafts.get(draft).then(take, () => undefined);
          }
          else await api.drafts.get(draft).then(late, (other: unknown) => setUnsaved(failureOf(other)));
          return false;
        } finally {
          setPending((count) => count - 1);
        }
      });
      queue.current = done;
      return done;
    },
    [api, draft, take],
  );

  const write = useCallback(
    (spot: Spot, text: string, auto: boolean): Promise<boolean> =>
      queued(
        async (current) => {
          const { section, position, paragraph, attachment } = placeIn(current, spot);
          const paragraphs = withParagraph(section, paragraph, text);
          const edit = { revision: current.revision, heading: section.heading, paragraphs, auto };
          return section.paragraphs[paragraph]?.text === text.trim() ? current : api.drafts.putSection(draft, position, edit, attachment);
        },
        (theirs) => setConflict({ spot, text, theirs }),
      ),
    [api, draft, queued],
  );
  const change = useCallback(
    (work: (current: WholeDraft) => Promise<WholeDraft>) =>
      queued(work, (theirs) => {
        take(theirs);
        overtake(true);
      }),
    [queued, take],
  );
  const settle = useCallback(
    async (mine: boolean): Promise<boolean> => {
      if (!conflict) return true;
      setConflict(null);
      take(conflict.theirs);
      return mine ? write(conflict.spot, conflict.text, false) : true;
    },
    [conflict, take, write],
  );
  return { whole, failure, unsaved, isSaving: pending > 0, isFinal: whole?.state === "final", conflict, isOvertaken, again, write, change, settle };
}
