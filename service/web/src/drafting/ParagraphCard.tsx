import { EditOutlined, HighlightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { memo, useContext, useMemo } from "react";
import type { DraftParagraph } from "../api/shapes";
import { useWords } from "../services";
import type { Named } from "./citing";
import styles from "./DraftView.module.css";
import { NumberMark } from "./NumberMark";
import { GapMark } from "./GapMark";
import { ParagraphEditor } from "./ParagraphEditor";
import { piecesOf, type Piece } from "./pieces";
import { spotName, type Spot } from "./sectionEdit";
import type { Drafted } from "./useDrafted";
import { TableText } from "./TableText";
import { isTable, rowsOf } from "./tables";
import { RewriteContext } from "./useRewriting";

interface Props {
  readonly paragraph: DraftParagraph | null;
  readonly label: string;
  readonly spot: Spot;
  readonly draft: string;
  readonly drafted: Drafted;
  readonly isEdited: boolean;
  readonly onEdit: (spot: Spot) => void;
  readonly onDone: () => void;
  readonly onLocate: (named: Named) => Promise<boolean>;
}

/** A paragraph with its numbers in their colours, or its words in a field. */
export function ParagraphCard({ paragraph, label, spot, draft, drafted, isEdited, onEdit, onDone, onLocate }: Props): React.JSX.Element {
  const words = useWords();
  const rewriting = useContext(RewriteContext);
  if (isEdited) return <ParagraphEditor draft={draft} spot={spot} label={label} text={paragraph?.text ?? ""} drafted={drafted} onDone={onDone} />;
  return (
    <div className={`${styles["card"]} ${rewriting?.isConfigured ? styles["tall"] : ""}`} data-label={label} data-spot={spotName(spot)} tabIndex={-1}>
      {paragraph && <Pieces paragraph={paragraph} spot={spot} onEdit={() => onEdit(spot)} onLocate={onLocate} />}
      {!drafted.isFinal && (
        <span className={styles["tools"]}>
          <Button size="small" type="text" icon={<EditOutlined />} aria-label={words.drafting.editParagraph(label)} title={words.drafting.edit} onClick={() => onEdit(spot)} />
          {rewriting?.isConfigured && (
            <Button
              size="small"
              type="text"
              icon={<HighlightOutlined />}
              aria-label={words.writing.rewriteLabel(label)}
              title={words.writing.rewrite}
              onClick={() => rewriting.ask({ section: spot.section, paragraph: spot.paragraph })}
            />
          )}
        </span>
      )}
    </div>
  );
}

/** How many gaps of the same words stand before it. */
function nthOf(pieces: readonly Piece[], index: number): number {
  const own = pieces[index]?.text;
  return pieces.slice(0, index).filter((one) => one.kind === "gap" && one.text === own).length;
}

interface PiecesProps {
  readonly paragraph: DraftParagraph;
  readonly spot: Spot;
  readonly onEdit: () => void;
  readonly onLocate: (named: Named) => Promise<boolean>;
}

/** The words of a paragraph with its numbers and gaps; a table as one. */
export const Pieces = memo(
  function Pieces({ paragraph, spot, onEdit, onLocate }: PiecesProps): React.JSX.Element {
    const pieces = useMemo(() => piecesOf(paragraph), [paragraph]);
    const shown = (piece: Piece, key: number): React.ReactNode => {
      if (piece.kind === "words") return piece.text;
      if (piece.kind === "gap") return <GapMark key={key} gap={{ spot, text: piece.text, nth: nthOf(pieces, pieces.indexOf(piece)) }} onEdit={onEdit} />;
      return <NumberMark key={key} spot={spot} paragraph={paragraph.text} text={piece.text} number={piece.number} tone={piece.tone} onLocate={onLocate} />;
    };
    return isTable(paragraph.text) ? <TableText rows={rowsOf(pieces)} shown={shown} /> : <p>{pieces.map(shown)}</p>;
  },
  // What is done on a press always finds the paragraph's own place.
  (before, after) =>
    before.paragraph === after.paragraph && before.onLocate === after.onLocate && spotName(before.spot) === spotName(after.spot),
);
