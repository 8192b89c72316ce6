import { useWords } from "../services";
import styles from "./DraftView.module.css";
import { ParagraphCard } from "./ParagraphCard";
import type { Named } from "./citing";
import type { Spot } from "./sectionEdit";
import { SectionHeading } from "./SectionHeading";
import type { Drafted } from "./useDrafted";

interface Props {
  readonly drafted: Drafted;
  /** What is being edited, in an annex or elsewhere. */
  readonly edited: Spot | null;
  readonly onEdit: (spot: Spot) => void;
  readonly onDone: () => void;
  readonly onLocate: (named: Named) => Promise<boolean>;
}

/** The annexes of a draft below its text, filled, settled and edited as it is. */
export function Attachments({ drafted, edited, onEdit, onDone, onLocate }: Props): React.JSX.Element {
  const words = useWords().drafting;
  const attachments = drafted.whole?.draft.attachments ?? [];
  return (
    <>
      {attachments.map((one, attachment) => {
        // As the server labels their paragraphs (GB/T 9704—2012, 7.3.7).
        const mark = attachments.length > 1 ? `附件${attachment + 1}` : "附件";
        return (
          <section key={attachment} className={styles["section"]} aria-label={`${mark} ${one.title}`}>
            <h2>
              {mark}　{one.title}
            </h2>
            {!drafted.isFinal && <p className={styles["soft"]}>{words.attachmentHelp}</p>}
            {one.sections.map((section, position) => (
              <div key={position}>
                <SectionHeading section={section} position={position} attachment={attachment} drafted={drafted} />
                {section.paragraphs.map((paragraph, index) => (
                  <ParagraphCard
                    key={index}
                    paragraph={paragraph}
                    label={`${section.label}第${index + 1}段`}
                    spot={{ section: position, paragraph: index, attachment }}
                    draft={drafted.whole?.id ?? ""}
                    drafted={drafted}
                    isEdited={edited?.attachment === attachment && edited.section === position && edited.paragraph === index}
                    onEdit={onEdit}
                    onDone={onDone}
                    onLocate={onLocate}
                  />
                ))}
              </div>
            ))}
          </section>
        );
      })}
    </>
  );
}
