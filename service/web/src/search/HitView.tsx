import { useState } from "react";
import type { PassagePlace, SearchHit } from "../api/shapes";
import { StatusTag } from "../parts/StatusTag";
import { useWords } from "../services";
import type { OpenPlace } from "../source/SourcePane";
import { AlikeList, WordingList } from "./AlikeList";
import styles from "./HitView.module.css";
import { Marked } from "./Marked";

interface Props {
  readonly hit: SearchHit;
  readonly onOpen: (place: OpenPlace) => void;
}

type Unfolded = "also" | "alike" | "wordings";

export function passagePlace(place: PassagePlace): OpenPlace {
  return { documentId: place.document_id, title: place.title, label: place.label, span: { start: place.start, end: place.end } };
}

/** What a search found: whose it is, the words around what matched, and what says nearly the same. */
export function HitView({ hit, onOpen }: Props): React.JSX.Element {
  const words = useWords();
  const [unfolded, unfold] = useState<Unfolded | null>(null);
  const also = [...new Set(hit.also_in.map((one) => (one.year === null ? one.title : String(one.year))))];
  const choices: readonly (readonly [Unfolded, string])[] = [
    ...(also.length > 0 ? [["also", words.search.alsoIn(also.join("、"))] as const] : []),
    ["alike", words.search.alike],
    ["wordings", words.search.wordings],
  ];
  return (
    <li className={styles["hit"]}>
      <button type="button" className={styles["open"]} onClick={() => onOpen(passagePlace(hit))}>
        <span className={styles["title"]}>{hit.title}</span> <span className={styles["label"]}>{hit.label}</span>
      </button>
      <p className={styles["facts"]}>
        {hit.year !== null && <span>{words.search.year(hit.year)}</span>}
        {hit.status_in_law !== "unknown" && <StatusTag status={hit.status_in_law} />}
        {hit.organisation && <span>{hit.organisation}</span>}
        {!hit.matching && <span>{words.search.near}</span>}
      </p>
      <p className={styles["snippet"]} lang="zh-CN">
        <Marked text={hit.snippet} spans={hit.highlights} />
      </p>
      <div className={styles["choices"]}>
        {choices.map(([what, name]) => (
          <button key={what} type="button" aria-expanded={unfolded === what} onClick={() => unfold(unfolded === what ? null : what)}>
            {name}
          </button>
        ))}
      </div>
      {unfolded === "also" && (
        <ul className={styles["also"]}>
          {hit.also_in.map((place) => (
            <li key={place.passage}>
              <button type="button" className={styles["open"]} onClick={() => onOpen(passagePlace(place))}>
                {place.title} <span className={styles["label"]}>{place.label}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {unfolded === "alike" && <AlikeList passage={hit.passage} onOpen={onOpen} />}
      {unfolded === "wordings" && <WordingList passage={hit.passage} onOpen={onOpen} />}
    </li>
  );
}
