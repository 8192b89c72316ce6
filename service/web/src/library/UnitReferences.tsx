import { useCallback } from "react";
import type { CitingPlace, ReferenceShape, UnitNode } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { inTitleMarks } from "../parts/title";
import { useServices, useWords } from "../services";
import { Follow } from "./Follow";
import styles from "./UnitReferences.module.css";
import { usePart, type Part } from "../parts/usePart";

const SHOWN = 30;

interface Props {
  readonly documentId: string;
  readonly unit: UnitNode | null;
  readonly references: Part<readonly ReferenceShape[]>;
}

/** What the chosen Unit refers to, and who refers to it; for the whole document while none is chosen. */
export function UnitReferences({ documentId, unit, references }: Props): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const fetch = useCallback((key: string) => api.citedBy(documentId, key), [api, documentId]);
  const citing = usePart(unit?.id ?? "", fetch);
  const own = (references.value ?? []).filter((one) => !unit || (unit.start <= one.start && one.end <= unit.end));
  const failed = references.failure ? references : citing.failure ? citing : null;
  if (failed?.failure) return <FailureNotice failure={failed.failure} onRetry={failed.again} />;
  return (
    <>
      <h3 className={styles["name"]}>{words.references.refers(own.length, unit?.label ?? "")}</h3>
      <ul className={styles["list"]}>
        {own.slice(0, SHOWN).map((one) => (
          <li key={`${one.start}|${one.label}`}>
            <Target one={one} />
          </li>
        ))}
      </ul>
      <h3 className={styles["name"]}>{words.references.citedBy(citing.value?.length ?? 0, unit?.label ?? "")}</h3>
      <ul className={styles["list"]}>
        {(citing.value ?? []).slice(0, SHOWN).map((one) => (
          <li key={`${one.document_id}|${one.start}|${one.end}`}>
            <Citing one={one} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Target({ one }: { readonly one: ReferenceShape }): React.JSX.Element {
  const words = useWords();
  const { target } = one;
  if (!target)
    return (
      <>
        {one.text} <span className={styles["state"]}>{words.references.states[one.state]}</span>
      </>
    );
  const span = target.unit_id ? { start: target.start, end: target.end } : null;
  return (
    <Follow route={{ page: "library", document: target.document_id, span }}>
      {one.title ? inTitleMarks(target.title) : ""}
      {target.label}
    </Follow>
  );
}

function Citing({ one }: { readonly one: CitingPlace }): React.JSX.Element {
  return (
    <Follow route={{ page: "library", document: one.document_id, span: { start: one.start, end: one.end } }}>
      {inTitleMarks(one.title)}
      {one.label}
    </Follow>
  );
}
