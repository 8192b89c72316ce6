import { useCallback } from "react";
import { failureOf, type Failure } from "../api/failure";
import type { Fault, WholeDraft } from "../api/shapes";
import { useServices } from "../services";
import type { Filled } from "./facts";
import { withoutGap, withValue, type PlacedRow } from "./gapRows";
import { factsKeptAs } from "./keptWords";
import type { Spot } from "./sectionEdit";
import type { Drafted } from "./useDrafted";

/** A gap of a paragraph: the `nth` (from 0) of those with the same words. */
export interface Gap {
  readonly spot: Spot;
  readonly text: string;
  readonly nth: number;
}

/** What came of filling a gap. */
export interface Filling {
  readonly isFilled: boolean;
  readonly fault?: Fault;
  readonly failure?: Failure;
}

function textAt(whole: WholeDraft, { section, paragraph }: Spot): string {
  return whole.draft.sections[section]?.paragraphs[paragraph]?.text ?? "";
}

/** Fills a gap: through the facts sheet where a row is given, so that the number is traced; else with words in its place. */
export function useGapFill({ whole, write, change }: Drafted): (gap: Gap, value: string, row: PlacedRow | null) => Promise<Filling> {
  const { api, kept } = useServices();
  const request = whole?.request;
  return useCallback(
    async (gap, value, row) => {
      const inWords = async (now: WholeDraft): Promise<boolean> => write(gap.spot, withoutGap(textAt(now, gap.spot), gap.text, gap.nth, value), false);
      if (!whole || !request) return { isFilled: false };
      if (!row) return { isFilled: await inWords(whole) };
      const facts = withValue(request.facts ?? [], row, value);
      try {
        const [fault] = await api.drafts.checkFacts({ ...request, facts: [...facts] }, new AbortController().signal);
        if (fault) return { isFilled: false, fault };
      } catch (error) {
        return { isFilled: false, failure: failureOf(error) };
      }
      let after: WholeDraft | null = null;
      const put = (): Promise<boolean> =>
        change(async (now) => {
          after = await api.drafts.putFacts(now.id, now.revision, withValue(now.request.facts ?? [], row, value));
          return after;
        });
      const before = textAt(whole, gap.spot);
      if (!(await put())) return { isFilled: false };
      // Numbers that were typed in the sheet's form and not yet sent get this one too.
      const name = factsKeptAs(whole.id);
      const typed = kept.read<Filled | null>(name, null);
      if (typed) kept.write(name, { ...typed, typed: { ...typed.typed, [row.key]: value } });
      // The sheet leaves the words of a paragraph that was edited by hand alone: there the number is written, and then traced.
      if (after && textAt(after, gap.spot) === before) return { isFilled: (await inWords(after)) && (await put()) };
      return { isFilled: true };
    },
    [api, kept, whole, request, write, change],
  );
}
