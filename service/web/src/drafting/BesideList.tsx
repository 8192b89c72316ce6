import { Button } from "antd";
import type { DraftBlock, WholeDraft } from "../api/shapes";
import { useWords } from "../services";
import styles from "./BesideList.module.css";
import tones from "./DraftView.module.css";
import { Group, Item } from "./BesideGroup";
import { MaterialGroup } from "./MaterialGroup";
import { askedBy } from "./pieces";
import { BlockedGroup, FindingGroup } from "./ReviewList";
import { markerOf, takenIn, type Spot } from "./sectionEdit";
import { showPlace } from "./showPlace";
import type { Drafted } from "./useDrafted";
import type { Review } from "./useReview";

interface Props {
  readonly hasModel: boolean;
  readonly whole: WholeDraft;
  readonly drafted: Drafted;
  readonly review: Review;
  /** What kept the draft from being final when it was asked; null where nobody asked. */
  readonly blocks: readonly DraftBlock[] | null;
  readonly onUnblock: () => void;
}

// Told by the sentences themselves, in a list of their own.
const SET_ASIDE = "set_aside";

/** What is still open: gaps, untraced numbers, checks, and the sentences that were left out; each leads to its place. */
export function BesideList({ hasModel, whole, drafted, review, blocks, onUnblock }: Props): React.JSX.Element {
  const words = useWords();
  const { gaps, untraced, checks, suggestions } = whole.draft;
  const labels = whole.draft.sections.flatMap((section) => [section.label, ...section.paragraphs.map((_, index) => `${section.label}第${index + 1}段`)]);
  // They were told when it was drafted: what is about a section that has left the draft is about nothing.
  const told = checks.filter((check) => check.kind !== SET_ASIDE && (check.where === "" || check.where.startsWith("附件") || labels.includes(check.where)));
  return (
    <aside className={styles["beside"]} aria-label={words.drafting.beside}>
      {blocks && <BlockedGroup blocks={blocks} findings={review.value?.findings ?? []} onClose={onUnblock} />}
      <Group name={words.drafting.untraced} count={untraced.length}>
        {untraced.map((one, index) => (
          <Item key={index} where={one.where} className={tones["untraced"]} text={one.text} onGo={() => showPlace(one.where, one.text, nthOf(untraced, index))} />
        ))}
      </Group>
      <Group name={words.drafting.gaps} count={gaps.length}>
        {gaps.map((one, index) => (
          <Item key={index} where={one.where} className={tones["gap"]} text={askedBy(one.text)} onGo={() => showPlace(one.where, one.text, nthOf(gaps, index))} />
        ))}
      </Group>
      <FindingGroup drafted={drafted} review={review} />
      <Group name={words.drafting.checks} count={told.length}>
        {told.map((one, index) => (
          <Item key={index} where={one.where} text={one.message} className={one.severity === "error" ? tones["untraced"] : undefined} onGo={() => showPlace(one.where, undefined, 0)} />
        ))}
      </Group>
      <Group name={words.drafting.suggestions} count={suggestions.length}>
        <li className={tones["soft"]}>{words.drafting.suggestionsHelp}</li>
        {suggestions.map((one) => (
          <li key={one.number} className={styles["suggestion"]}>
            <b>{words.drafting.reference(one.number)}</b> <small>{one.reason}</small>
            <p lang="zh-CN">{one.text}</p>
            <TakeIn whole={whole} drafted={drafted} suggestion={one} />
          </li>
        ))}
      </Group>
      {hasModel && <MaterialGroup drafted={drafted} />}
    </aside>
  );
}

function nthOf(places: readonly { readonly where: string; readonly text: string }[], index: number): number {
  const own = places[index];
  return places.slice(0, index).filter((one) => one.where === own?.where && one.text === own.text).length;
}

interface TakeInProps {
  readonly whole: WholeDraft;
  readonly drafted: Drafted;
  readonly suggestion: WholeDraft["draft"]["suggestions"][number];
}

function TakeIn({ whole, drafted, suggestion }: TakeInProps): React.JSX.Element {
  const words = useWords();
  const isIn = whole.draft.sections.some((section) => section.paragraphs.some((one) => one.text.includes(suggestion.text)));
  const spot = spotOf(whole, suggestion);
  if (isIn) return <small>{words.drafting.takenIn}</small>;
  if (drafted.isFinal) return <></>;
  const take = (): void => {
    if (!spot) return;
    const before = whole.draft.sections[spot.section]?.paragraphs[spot.paragraph]?.text ?? "";
    void drafted.write(spot, takenIn(before, suggestion.number, suggestion.text), false).then(() => showPlace(suggestion.label, undefined, 0));
  };
  return (
    <Button size="small" aria-label={words.drafting.takeInLabel(suggestion.number)} disabled={!spot} onClick={take}>
      {words.drafting.takeIn}
    </Button>
  );
}

/** Where a sentence stood: at the marker that names it, else in the paragraph of its label, else behind that section's last. */
function spotOf({ draft }: WholeDraft, { number, label }: TakeInProps["suggestion"]): Spot | null {
  const spots = draft.sections.flatMap((section, at) =>
    section.paragraphs.map((one, index) => ({ section: at, paragraph: index, text: one.text, label: `${section.label}第${index + 1}段` })),
  );
  const found = spots.find((one) => markerOf(one.text, number)) ?? spots.find((one) => one.label === label);
  if (found) return { section: found.section, paragraph: found.paragraph };
  const section = draft.sections.findIndex((one) => one.label && label.startsWith(`${one.label}第`));
  return section < 0 ? null : { section, paragraph: draft.sections[section]?.paragraphs.length ?? 0 };
}
