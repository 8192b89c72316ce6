import { useMemo } from "react";
import type { DocumentDetail, Doubt, Outline, ReferenceShape, Span, UnitNode, Versions } from "../api/shapes";
import { useWords } from "../services";
import styles from "./DocumentAside.module.css";
import { Doubts } from "./Doubts";
import { Follow } from "./Follow";
import { IdentityForm } from "./IdentityForm";
import { Notes, Numbering } from "./Numbering";
import { SameWork } from "./SameWork";
import { UnitReferences } from "./UnitReferences";
import { VersionLine } from "./VersionLine";
import type { Part } from "../parts/usePart";

interface Props {
  readonly detail: DocumentDetail;
  readonly outline: Outline | null;
  readonly unit: UnitNode | null;
  readonly versions: Part<Versions>;
  readonly references: Part<readonly ReferenceShape[]>;
  readonly doubts: Part<readonly Doubt[]>;
  readonly onShow: (span: Span) => void;
  readonly onChanged: () => void;
}

/** Beside the text: identity, versions, members, references, doubtful lines, numbering, warnings. */
export function DocumentAside(props: Props): React.JSX.Element {
  const words = useWords();
  const { detail, outline, unit, versions, references, doubts, onShow, onChanged } = props;
  const known = versions.value;
  const several = known !== null && (known.versions.length > 1 || known.versions[0]?.ended_by !== null);
  const others = known !== null && (known.candidates.length > 0 || known.edited !== null);
  return (
    <>
      <Section title={words.document.identity}>
        <IdentityForm documentId={detail.id} onShow={onShow} onChanged={onChanged} />
        <Facts detail={detail} />
      </Section>
      {(several || others || versions.failure) && (
        <Section title={words.versions.title}>
          <VersionLine documentId={detail.id} part={versions} />
          {known && <SameWork documentId={detail.id} versions={known} onChanged={onChanged} />}
        </Section>
      )}
      {detail.members.length > 0 && (
        <Section title={words.document.members(detail.members.length)}>
          <ul className={styles["list"]}>
            {detail.members.map((member) => (
              <li key={member.id}>
                <Follow route={{ page: "library", document: member.id, span: null }}>{member.title}</Follow>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {((doubts.value?.length ?? 0) > 0 || doubts.failure) && (
        <Section title={words.doubts.title}>
          <Doubts documentId={detail.id} part={doubts} onShow={onShow} onChanged={onChanged} />
        </Section>
      )}
      <Section title={words.references.title}>
        <UnitReferences documentId={detail.id} unit={unit} references={references} />
      </Section>
      {outline && <Numbering outline={outline} />}
      {detail.warnings.length > 0 && <Notes title={words.document.warnings} notes={detail.warnings} />}
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: React.ReactNode }): React.JSX.Element {
  return (
    <section className={styles["section"]}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Size, file, and the compilation that a document is part of: facts that nobody corrects. */
function Facts({ detail }: { readonly detail: DocumentDetail }): React.JSX.Element {
  const words = useWords();
  const { document: names } = words;
  const size = useMemo(
    () =>
      [
        detail.articles ? names.articles(words.number(detail.articles)) : "",
        names.units(words.number(detail.units)),
        names.characters(words.number(detail.characters)),
        detail.pages === null ? "" : names.pages(words.number(detail.pages)),
      ].filter(Boolean),
    [detail, names, words],
  );
  return (
    <dl className={styles["facts"]}>
      <div>
        <dt>{names.counts}</dt>
        <dd>{size.join(words.language === "en" ? ", " : "，")}</dd>
      </div>
      <div>
        <dt>{names.file}</dt>
        <dd>{detail.file}</dd>
      </div>
      {detail.part_of && (
        <div>
          <dt>{names.partOf}</dt>
          <dd>
            <Follow route={{ page: "library", document: detail.part_of, span: null }}>{names.compilation}</Follow>
          </dd>
        </div>
      )}
    </dl>
  );
}
