import { Button } from "antd";
import { useCallback } from "react";
import { usePart } from "../parts/usePart";
import { useServices, useWords } from "../services";
import styles from "./TextTab.module.css";

/** Whether the library holds no document; false until that is known, and where nobody wants to know. */
export function useEmptyLibrary(isWanted = true): boolean {
  const { api } = useServices();
  const count = useCallback(async (wanted: string) => (wanted ? api.documentCount() : null), [api]);
  return usePart(isWanted ? "wanted" : "", count).value === 0;
}

/** What to do first: there is nothing to search yet. */
export function EmptyLibrary(): React.JSX.Element {
  const words = useWords();
  const { navigation } = useServices();
  return (
    <div className={styles["start"]}>
      <h2>{words.ask.emptyTitle}</h2>
      <p>{words.search.emptyText}</p>
      <Button type="primary" onClick={() => navigation.go({ page: "library", document: null, span: null })}>
        {words.ask.emptyAction}
      </Button>
    </div>
  );
}
