import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, type RefObject } from "react";
import type { DocumentSummary } from "../api/shapes";
import { useWords } from "../services";
import { nextSort, type Choice, type SortColumn } from "./choice";
import { DocumentRow } from "./DocumentRow";
import styles from "./DocumentTable.module.css";

const ROW_HEIGHT = 38;

const COLUMNS: readonly (readonly [name: keyof ReturnType<typeof useWords>["library"]["columns"], sort: SortColumn | null])[] = [
  ["title", "title"],
  ["kind", null],
  ["number", null],
  ["issuer", null],
  ["published", "published"],
  ["effective", "effective"],
  ["status", null],
  ["articles", "articles"],
  ["characters", "characters"],
];

interface Props {
  readonly documents: readonly DocumentSummary[];
  readonly sort: Choice["sort"];
  readonly onSort: (sort: Choice["sort"]) => void;
  readonly place: RefObject<number>;
}

/** The documents as a table; only the rows in sight are drawn. */
export function DocumentTable({ documents, sort, onSort, place }: Props): React.JSX.Element {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: documents.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    initialOffset: place.current,
  });

  useEffect(() => {
    if (box.current && place.current) box.current.scrollTop = place.current;
  }, [place]);

  return (
    <div
      ref={box}
      className={styles["box"]}
      role="table"
      aria-label={words.library.table}
      aria-rowcount={documents.length + 1}
      onKeyDown={moveByArrow}
      onScroll={(event) => {
        place.current = event.currentTarget.scrollTop;
      }}
    >
      <div role="row" aria-rowindex={1} className={`${styles["row"]} ${styles["head"]}`}>
        {COLUMNS.map(([name, column]) => (
          <div key={name} role="columnheader" className={styles[name]} aria-sort={sort?.column === column && sort ? (sort.down ? "descending" : "ascending") : undefined}>
            {column ? (
              <button type="button" title={words.library.sortBy(words.library.columns[name])} onClick={() => onSort(nextSort(sort, column))}>
                {words.library.columns[name]}
                <span aria-hidden>{sort?.column === column ? (sort.down ? " ▾" : " ▴") : ""}</span>
              </button>
            ) : (
              words.library.columns[name]
            )}
          </div>
        ))}
      </div>
      <div role="rowgroup" style={{ position: "relative", height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const document = documents[row.index] as DocumentSummary;
          return <DocumentRow key={document.id} document={document} index={row.index} top={row.start} height={ROW_HEIGHT} />;
        })}
      </div>
    </div>
  );
}

/** Lets the arrow keys go from title to title. */
function moveByArrow(event: React.KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const row = (event.target as HTMLElement).closest<HTMLElement>("[aria-rowindex]");
  if (!step || !row) return;
  const next = Number(row.getAttribute("aria-rowindex")) + step;
  const link = event.currentTarget.querySelector<HTMLElement>(`[aria-rowindex="${next}"] a`);
  if (!link) return;
  event.preventDefault();
  link.focus();
}
