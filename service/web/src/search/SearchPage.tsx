import { useCallback } from "react";
import { addressOf, type SearchTab } from "../routing/route";
import { useServices, useWords } from "../services";
import { SeriesTab } from "../series/SeriesTab";
import { joinPlace } from "../source/place";
import { SourcePane } from "../source/SourcePane";
import { useBesideInAddress } from "../source/useBeside";
import { readSearchChoice } from "./searchChoice";
import styles from "./SearchPage.module.css";
import { TextTab } from "./TextTab";

const TABS: readonly SearchTab[] = ["text", "data"];

interface Props {
  readonly tab: SearchTab;
  readonly asked: string;
}

/** 检索: passages of all documents, and the numbers in them, with the source beside them. */
export default function SearchPage({ tab, asked: parameters }: Props): React.JSX.Element {
  const words = useWords();
  const { navigation } = useServices();
  const routeOf = useCallback((next: string) => ({ page: "search", tab, asked: next }) as const, [tab]);
  const { place, open, close, asked, at } = useBesideInAddress(parameters, routeOf);
  const ask = useCallback(
    (next: string, isStep = true) => (isStep ? navigation.go : navigation.replace)(routeOf(joinPlace({ asked: next, at }))),
    [navigation, routeOf, at],
  );

  return (
    <div className={styles["page"]}>
      <section className={styles["found"]} aria-label={words.pages.search}>
        <Tabs current={tab} />
        {tab === "text" ? <TextTab asked={asked} onAsk={ask} onOpen={open} /> : <SeriesTab asked={asked} onAsk={ask} onOpen={open} />}
      </section>
      {place && <SourcePane place={place} query={tab === "text" ? readSearchChoice(asked).query : ""} onClose={close} />}
    </div>
  );
}

/** The ways to search, as links: each keeps its own address. */
function Tabs({ current }: { readonly current: SearchTab }): React.JSX.Element {
  const words = useWords();
  const { navigation } = useServices();
  return (
    <nav className={styles["tabs"]} aria-label={words.search.tabs.label}>
      {TABS.map((tab) => {
        const route = { page: "search", tab, asked: "" } as const;
        return (
          <a
            key={tab}
            href={addressOf(route)}
            aria-current={tab === current ? "page" : undefined}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              if (tab !== current) navigation.go(route);
            }}
          >
            {words.search.tabs[tab]}
          </a>
        );
      })}
    </nav>
  );
}
