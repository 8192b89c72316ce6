import { EditOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { memo, useMemo } from "react";
import type { DraftParagraph } from "../api/shapes";
import { useWords } from "../services";
import type { Named } from "./citing";
import styles from "./DraftView.module.css";
import { NumberMark } from "./NumberMark";
import { GapMark } from "./GapMark";
import { ParagraphEditor } from "./ParagraphEditor";
import { piecesOf } from "./pieces";
import type { Spot } from "./sectionEdit";
import type { Drafted } from "./useDrafted";

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
  if (isEdited) return <ParagraphEditor draft={draft} spot={spot} label={label} text={paragraph?.text ?? ""} drafted={drafted} onDone={onDone} />;
  return (
    <div className={styles["card"]} data-label={label} tabIndex={-1}>
      <p>{paragraph && <Pieces paragraph={paragraph} onEdit={() => onEdit(spot)} onLocate={onLocate} />}</p>
      <Button size="small" type="text" className={styles["edit"] ?? ""} icon={<EditOutlined />} aria-label={words.drafting.editParagraph(label)} title={words.drafting.edit} onClick={() => onEdit(spot)} />
    </div>
  );
}

interface PiecesProps {
  readonly paragraph: DraftParagraph;
  readonly onEdit: () => void;
  readonly onLocate: (named: Named) => Promise<boolean>;
}

const Pieces = memo(
  function Pieces({ paragraph, onEdit, onLocate }: PiecesProps): React.JSX.Element {
    const pieces = useMemo(() => piecesOf(paragraph), [paragraph]);
    return (
      <>
        {pieces.map((piece, index) => {
          if (piece.kind === "words") return piece.text;
          if (piece.kind === "gap") return <GapMark key={index} gap={piece.text} onEdit={onEdit} />;
          return <NumberMark key={index} text={piece.text} number={piece.number} tone={piece.tone} onLocate={onLocate} />;
        })}
      </>
    );
  },
  // What is done on a press always finds the paragraph's own place.
  (before, after) => before.paragraph === after.paragraph && before.onLocate === after.onLocate,
);
