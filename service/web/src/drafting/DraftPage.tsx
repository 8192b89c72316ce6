import { useCallback, useMemo, useRef } from "react";
import { useServices, useWords } from "../services";
import { joinPlace, readPlace, splitPlace, writePlace } from "../search/place";
import { SourcePane, type OpenPlace } from "../source/SourcePane";
import { readDraftChoice, writeDraftChoice, type DraftChoice } from "./draftChoice";
import { DraftFacts } from "./DraftFacts";
import { DraftList } from "./DraftList";
import styles from "./DraftPage.module.css";
import { DraftView } from "./DraftView";
import { ModelChooser } from "./ModelChooser";
import { NewDraft } from "./NewDraft";

/** 起草: the drafts, the making of one, and one being written, with a source beside it. */
export default function DraftPage({ asked: parameters }: { readonly asked: string }): React.JSX.Element {
  const words = useWords();
  const { navigation } = useServices();
  const { asked, at } = splitPlace(parameters);
  const place = useMemo(() => readPlace(at), [at]);
  const choice = useMemo(() => readDraftChoice(asked), [asked]);
  const opener = useRef<HTMLElement | null>(null);

  const go = useCallback((next: DraftChoice) => navigation.go({ page: "draft", asked: writeDraftChoice(next) }), [navigation]);
  const show = useCallback(
    (next: string | null) => navigation.replace({ page: "draft", asked: joinPlace({ asked, at: next }) }),
    [navigation, asked],
  );
  const open = useCallback(
    (next: OpenPlace) => {
      opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      show(writePlace(next));
    },
    [show],
  );
  const close = (): void => {
    show(null);
    opener.current?.focus();
  };

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
