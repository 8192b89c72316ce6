import { useCallback, useMemo, useState } from "react";
import type { CheckKind, Checked } from "../api/shapes";
import { usePart } from "../parts/usePart";
import { useServices, useWords } from "../services";
import { SourceView } from "../source/SourceView";
import type { Source } from "../source/shelf";
import { useCell } from "../storage/cell";
import { utf16Offsets } from "../text/codePoints";
import { sourceLines } from "../text/lines";
import { FindingList, type Chosen } from "./FindingList";
import { listed, shown, stepped, stretches, WHOLE, type Mark, type View } from "./findings";
import { ListTools } from "./ListTools";
import styles from "./Proofread.module.css";
import { useStep } from "./useStep";

interface Props {
  readonly checked: Checked;
  readonly onAgain: () => void;
}

const NO_KINDS: readonly CheckKind[] = [];

function sourceOf({ document_id, title, text, units }: Checked): Source {
  const toUtf16 = utf16Offsets(text);
  const outline = { document_id, title, kind: "report", units, gaps: [], duplicates: [] };
  return { title, text, toUtf16, lines: sourceLines(text, units, toUtf16), outline };
}

/** The text with every finding marked at its place, and the list of them beside it. */
export function Proofread({ checked, onAgain }: Props): React.JSX.Element {
  const words = useWords();
  const { api, proofs } = useServices();
  const { marks } = useCell(proofs.state);
  const kinds = usePart("kinds", useCallback(() => api.checkKinds(), [api]));
  const [view, look] = useState<View>(WHOLE);
  const [chosen, choose] = useState<Chosen | null>(null);
  const source = useMemo(() => sourceOf(checked), [checked]);
  const all = useMemo(() => listed(checked, marks), [checked, marks]);
  const visible = useMemo(() => shown(all, view, kinds.value ?? NO_KINDS), [all, view, kinds.value]);
  const marked = useMemo(() => stretches(visible), [visible]);
  const current = visible.find((one) => one.index === chosen?.index) ?? null;
  const reading = useMemo(() => (current ? { start: current.start, end: Math.max(current.end, current.start + 1) } : null), [current?.start, current?.end]);

  useStep((by) => {
    const index = stepped(visible, current?.index ?? null, by);
    if (index !== null) choose({ index, by: "step" });
  });
  const mark = (index: number, mark: Mark): void => {
    // Where only open ones are shown it goes out of sight, and the next one is read.
    if (view.openOnly && current?.index === index) {
      const next = stepped(visible, index, 1);
      choose(next === null || next === index ? null : { index: next, by: "step" });
    }
    proofs.mark(index, mark);
  };
  return (
    <div className={styles["columns"]}>
      <section className={styles["text"]} aria-label={words.check.text}>
        <SourceView source={source} target={null} words={marked} reading={reading} isStill={chosen?.by === "text"} onWord={(index) => choose({ index, by: "text" })} />
      </section>
      <section className={styles["findings"]} aria-label={words.check.list}>
        <ListTools checked={checked} all={all} visible={visible} kinds={kinds} view={view} current={current} onView={look} onStep={(index) => choose({ index, by: "step" })} onAgain={onAgain} />
        <FindingList all={all} visible={visible} kinds={kinds.value ?? NO_KINDS} order={view.order} chosen={chosen} onChoose={choose} onMark={mark} onShowAll={() => look({ ...WHOLE, order: view.order })} />
      </section>
    </div>
  );
}
