import { Button } from "antd";
import type { WholeDraft } from "../api/shapes";
import { useWords } from "../services";
import styles from "./BesideList.module.css";
import tones from "./DraftView.module.css";
import { askedBy } from "./pieces";
import { markerOf, takenIn, type Spot } from "./sectionEdit";
import type { Drafted } from "./useDrafted";

interface Props {
  readonly whole: WholeDraft;
  readonly drafted: Drafted;
}

// Told by the sentences themselves, in a list of their own.
const SET_ASIDE = "set_aside";

/** What is still open: gaps, untraced numbers, checks, and the sentences that were left out; each leads to its place. */
export function BesideList({ whole, drafted }: Props): React.JSX.Element {
  const words = useWords();
  const { gaps, untraced, checks, suggestions } = whole.draft;
  const told = checks.filter((check) => check.kind !== SET_ASIDE);
  return (
    <aside className={styles["beside"]} aria-label={words.drafting.beside}>
      <Group name={words.drafting.untraced} count={untraced.length}>
        {untraced.map((one, index) => (
          <Item key={index} where={one.where} piece={one.text} nth={nthOf(untraced, index)} className={tones["untraced"]} text={one.text} />
        ))}
      </Group>
      <Group name={words.drafting.gaps} count={gaps.length}>
        {gaps.map((one, index) => (
          <Item key={index} where={one.where} piece={one.text} nth={nthOf(gaps, index)} className={tones["gap"]} text={askedBy(one.text)} />
        ))}
      </Group>
      <Group name={words.drafting.checks} count={told.length}>
        {told.map((one, index) => (
          <Item key={index} where={one.where} text={one.message} className={one.severity === "error" ? tones["untraced"] : undefined} />
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
    </aside>
  );
}

function nthOf(places: readonly { readonly where: string; readonly text: string }[], index: number): number {
  const own = places[index];
  return places.slice(0, index).filter((one) => one.where === own?.where && one.text === own.text).length;
}

function Group({ name, count, children }: { readonly name: string; readonly count: number; readonly children: React.ReactNode }): React.JSX.Element {
  const words = useWords();
  return (
    <details open={count > 0}>
      <summary>
        {name} <small>{words.number(count)}</small>
      </summary>
      <ul>{count > 0 ? children : <li className={tones["soft"]}>{words.drafting.none}</li>}</ul>
    </details>
  );
}

interface ItemProps {
  readonly where: string;
  readonly text: string;
  readonly piece?: string;
  readonly nth?: number;
  readonly className?: string | undefined;
}

function Item({ where, text, piece, nth = 0, className }: ItemProps): React.JSX.Element {
  const words = useWords();
  return (
    <li>
      <button type="button" title={words.drafting.goTo(where)} onClick={() => showPlace(where, piece, nth)}>
        <span className={className}>{text}</span>
        <small>{where}</small>
      </button>
    </li>
  );
}

/** Scrolls to a paragraph, or to the section of that label, and puts the focus on the piece that is meant. */
function showPlace(where: string, piece: string | undefined, nth: number): void {
  const cards = Array.from(document.querySelectorAll<HTMLElement>("[data-label]"));
  const card = cards.find((one) => one.dataset["label"] === where) ?? cards.find((one) => where && one.dataset["label"]?.startsWith(where));
  if (!card) return;
  const pieces = piece ? Array.from(card.querySelectorAll<HTMLElement>("[data-piece]")).filter((one) => one.dataset["piece"] === piece) : [];
  card.scrollIntoView({ block: "center" });
  (pieces[nth] ?? card).focus({ preventScroll: true });
}

interface TakeInProps extends Props {
  readonly suggestion: WholeDraft["draft"]["suggestions"][number];
}

function TakeIn({ whole, drafted, suggestion }: TakeInProps): React.JSX.Element {
  const words = useWords();
  const isIn = whole.draft.sections.some((section) => section.paragraphs.some((one) => one.text.includes(suggestion.text)));
  const spot = spotOf(whole, suggestion);
  if (isIn) return <small>{words.drafting.takenIn}</small>;
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
