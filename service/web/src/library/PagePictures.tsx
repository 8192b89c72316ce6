import { useCallback, useEffect, useMemo, useRef } from "react";
import type { PageShape, PlaceShape, Span } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { useServices, useWords } from "../services";
import styles from "./PagePictures.module.css";
import { usePart } from "../parts/usePart";

// Pictures are asked for at twice the width they are usually shown at, for screens with fine pixels.
const PICTURE_WIDTH = 1400;
const DOUBTFUL = 0.95;

interface Props {
  readonly documentId: string;
  /** The words to show, in code points; null for none. */
  readonly span: Span | null;
  /** Told of the words whose box was pressed. */
  readonly onPoint: (span: Span) => void;
}

/** The original page by page, with a box for every line; the boxes of the chosen words are marked. */
export function PagePictures({ documentId, span, onPoint }: Props): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const { value: pages, failure, again } = usePart(documentId, api.pages);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    box.current?.querySelector("[data-chosen]")?.scrollIntoView({ block: "center" });
  }, [span, pages]);

  if (failure) return <FailureNotice failure={failure} onRetry={again} />;
  if (!pages)
    return (
      <p role="status" className={styles["waiting"]}>
        {words.source.loading}
      </p>
    );
  return (
    <div ref={box} className={styles["box"]} tabIndex={0} role="document" aria-label={words.document.original}>
      {pages.map((page) => (
        <Page key={page.number} documentId={documentId} page={page} span={span} onPoint={onPoint} />
      ))}
    </div>
  );
}

interface PageProps extends Props {
  readonly page: PageShape;
}

function Page({ documentId, page, span, onPoint }: PageProps): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const name = words.ask.page(page.number);
  const point = useCallback(
    (event: React.MouseEvent<HTMLElement>) => {
      const place = page.places[Number((event.target as HTMLElement).dataset["place"] ?? -1)];
      if (place) onPoint({ start: place.start, end: place.end });
    },
    [page, onPoint],
  );
  const boxes = useMemo(() => page.places.map((place, index) => <PlaceBox key={index} index={index} place={place} page={page} span={span} />), [page, span]);
  return (
    <figure className={styles["page"]}>
      <div className={styles["sheet"]} style={{ aspectRatio: `${page.width} / ${page.height}` }} onClick={point}>
        {page.has_image && <img src={api.pagePicture(documentId, page.number, PICTURE_WIDTH)} alt={name} loading="lazy" />}
        {boxes}
      </div>
      <figcaption>{name}</figcaption>
    </figure>
  );
}

interface PlaceProps {
  readonly index: number;
  readonly place: PlaceShape;
  readonly page: PageShape;
  readonly span: Span | null;
}

function PlaceBox({ index, place, page, span }: PlaceProps): React.JSX.Element {
  const percent = (value: number, whole: number): string => `${((100 * value) / whole).toFixed(3)}%`;
  const chosen = span !== null && place.start < span.end && place.end > span.start;
  const doubtful = place.confidence !== null && place.confidence < DOUBTFUL;
  return (
    <span
      data-place={index}
      {...(chosen ? { "data-chosen": "" } : {})}
      className={`${styles["place"]} ${chosen ? styles["chosen"] : ""} ${doubtful ? styles["doubtful"] : ""}`}
      style={{
        left: percent(place.left, page.width),
        top: percent(place.top, page.height),
        width: percent(place.right - place.left, page.width),
        height: percent(place.bottom - place.top, page.height),
      }}
    />
  );
}
