import { Popover } from "antd";
import type { Citation } from "../api/shapes";
import { citedTitle } from "../parts/title";
import { useWords } from "../services";
import type { OpenPlace } from "../source/SourcePane";
import { CitationCard } from "./CitationCard";
import styles from "./CitationChip.module.css";

interface Props {
  readonly citation: Citation;
  readonly onOpen: (place: OpenPlace) => void;
}

/** A small raised number: shows the quotation when pointed at or focused, opens the source when pressed. */
export function CitationChip({ citation, onOpen }: Props): React.JSX.Element {
  const words = useWords();
  const { document_id: documentId, title, label, start, end } = citation;
  return (
    <Popover trigger={["hover", "focus"]} mouseEnterDelay={0.15} placement="topLeft" content={<CitationCard citation={citation} />}>
      <button
        type="button"
        className={styles["chip"]}
        aria-label={words.ask.citation(citation.n, citedTitle(citation), label)}
        onClick={() => onOpen({ documentId, title, label, span: { start, end } })}
      >
        {citation.n}
      </button>
    </Popover>
  );
}
