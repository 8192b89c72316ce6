import type { DraftContent } from "../api/shapes";
import { useWords } from "../services";
import styles from "./DraftView.module.css";
import { GapContext } from "./GapMark";
import { Pieces } from "./ParagraphCard";
import type { Named } from "./citing";

interface Props {
  readonly attachments: DraftContent["attachments"];
  readonly onLocate: (named: Named) => Promise<boolean>;
}

/** The annexes of a draft below its text: read, and settled where something is untraced; not edited here. */
export function Attachments({ attachments, onLocate }: Props): React.JSX.Element {
  const words = useWords().drafting;
  return (
    <GapContext.Provider value={null}>
      {attachments.map((one, attachment) => {
        // As the server labels their paragraphs (GB/T 9704—2012, 7.3.7).
        const mark = attachments.length > 1 ? `附件${attachment + 1}` : "附件";
        return (
          <section key={attachment} className={styles["section"]} aria-label={`${mark} ${one.title}`}>
            <h2>
              {mark}　{one.title}
            </h2>
            <p className={styles["soft"]}>{words.attachmentHelp}</p>
            {one.sections.map((section, position) => (
              <div key={position}>
                {(section.mark || section.heading) && <h3>{`${section.mark}${section.heading}`}</h3>}
                {section.paragraphs.map((paragraph, index) => (
                  <div key={index} className={styles["card"]} data-label={`${section.label}第${index + 1}段`} data-spot={`${attachment}:${position}.${index}`} tabIndex={-1}>
                    <Pieces paragraph={paragraph} spot={{ section: position, paragraph: index, attachment }} onEdit={() => undefined} onLocate={onLocate} />
                  </div>
                ))}
              </div>
            ))}
          </section>
        );
      })}
    </GapContext.Provider>
  );
}
