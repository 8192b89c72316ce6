import { useCallback } from "react";
import type { Vouched } from "../api/drafts";
import { failureOf, type Failure } from "../api/failure";
import type { Fault, WholeDraft } from "../api/shapes";
import { useServices } from "../services";
import type { Filled } from "./facts";
import { intoGap, withValue, type PlacedRow } from "./gapRows";
import { factsKeptAs } from "./keptWords";
import { textAt, type Spot } from "./sectionEdit";
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

/** What fills a gap: what was typed, the row of the facts sheet that it goes into, and who answers for it where there is none. */
export interface Fill {
  readonly value: string;
  readonly row: PlacedRow | null;
  readonly vouched: Vouched | null;
}

/** Fills a gap: through the facts sheet where a row is given, so that the number is traced; else in its place alone. */
export function useGapFill({ whole, change }: Drafted): (gap: Gap, fill: Fill) => Promise<Filling> {
  const { api, kept } = useServices();
  const request = whole?.request;
  return useCallback(
    async (gap, { value, row, vouched }) => {
      const { section, paragraph, attachment } = gap.spot;
      let refused: Failure | undefined;
      const inPlace = (): Promise<boolean> =>
        change(async (now) => {
          const put = intoGap(textAt(now.draft, gap.spot), gap.text, gap.nth, value);
          if (!put) return now;
          const place = { attachment: attachment ?? null, position: section, paragraph, start: put.start, end: put.end };
          return api.drafts.fill(now.id, now.revision, place, put.words, vouched).catch((error: unknown) => {
            refused = failureOf(error);
            throw error;
          });
        });
      const filling = (isFilled: boolean): Filling => (refused ? { isFilled, failure: refused } : { isFilled });
      if (!whole || !request) return { isFilled: false };
      if (!row) return filling(await inPlace());
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
      const before = textAt(whole.draft, gap.spot);
      if (!(await put())) return { isFilled: false };
      // Numbers that were typed in the sheet's form and not yet sent get this one too.
      const name = factsKeptAs(whole.id);
      const typed = kept.read<Filled | null>(name, null);
      if (typed) kept.write(name, { ...typed, typed: { ...typed.typed, [row.key]: value } });
      // The sheet leaves the words of a paragraph that was edited by hand alone: there the number is written, and then traced.
      if (after && textAt((after as WholeDraft).draft, gap.spot) === before) return filling((await inPlace()) && (await put()));
      return { isFilled: true };
    },
    [api, kept, whole, request, change],
  );
}
