import { useCallback, useMemo } from "react";
import type { Route } from "../routing/route";
import { useServices, useWords } from "../services";
import { SourcePane, type OpenPlace } from "../source/SourcePane";
import { useBesideInAddress } from "../source/useBeside";
import { readDraftChoice, writeDraftChoice, type DraftChoice } from "./draftChoice";
import { DraftFacts } from "./DraftFacts";
import { DraftList } from "./DraftList";
import styles from "./DraftPage.module.css";
import { DraftView } from "./DraftView";
import { ModelChooser } from "./ModelChooser";
import { NewDraft } from "./NewDraft";

const routeOf = (asked: string): Route => ({ page: "draft", asked });

/** 起草: the drafts, the making of one, and one being written, with a source beside it. */
export default function DraftPage({ asked: parameters }: { readonly asked: string }): React.JSX.Element {
  const words = useWords();
  const { navigation } = useServices();
  const { place, open, close, asked } = useBesideInAddress(parameters, routeOf);
  const choice = useMemo(() => readDraftChoice(asked), [asked]);
  const go = useCallback((next: DraftChoice) => navigation.go(routeOf(writeDraftChoice(next))), [navigation]);

  return (
    <div className={styles["page"]}>
      <section className={styles["main"]} aria-label={words.pages.draft}>
        {shown(choice, go, open)}
      </section>
      {place && <SourcePane place={place} onClose={close} />}
    </div>
  );
}

function shown(choice: DraftChoice, go: (next: DraftChoice) => void, open: (place: OpenPlace) => void): React.JSX.Element {
  if (choice.draft && choice.isFacts) return <DraftFacts key={choice.draft} draft={choice.draft} onGo={go} onOpen={open} />;
  if (choice.draft) return <DraftView key={choice.draft} draft={choice.draft} onGo={go} onOpen={open} />;
  if (choice.model) return <NewDraft key={choice.model} choice={choice} onGo={go} onOpen={open} />;
  return choice.isNew ? <ModelChooser onGo={go} /> : <DraftList onGo={go} />;
}
