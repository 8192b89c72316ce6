import { Button } from "antd";
import { useEffect, useRef } from "react";
import type { CheckKind } from "../api/shapes";
import { useWords } from "../services";
import styles from "./FindingList.module.css";
import { FindingRow } from "./FindingRow";
import { grouped, type Listed, type Mark, type Order } from "./findings";

/** The finding that is read, and where it was chosen. */
export interface Chosen {
  readonly index: number;
  readonly by: "list" | "text" | "step";
}

interface Props {
  readonly all: readonly Listed[];
  readonly visible: readonly Listed[];
  readonly kinds: readonly CheckKind[];
  readonly order: Order;
  readonly chosen: Chosen | null;
  readonly onChoose: (chosen: Chosen) => void;
  readonly onMark: (index: number, mark: Mark) => void;
  readonly onShowAll: () => void;
}

/** The findings in their groups; the one that is read is in sight and has the focus. */
export function FindingList({ all, visible, kinds, order, chosen, onChoose, onMark, onShowAll }: Props): React.JSX.Element {
  const words = useWords().check;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!chosen || chosen.by === "list") return;
    const button = list.current?.querySelector<HTMLElement>(`[data-finding="${chosen.index}"]`);
    button?.focus({ preventScroll: true });
    button?.scrollIntoView({ block: "nearest" });
  }, [chosen]);

  if (all.length === 0) {
    return (
      <div className={styles["none"]}>
        <p role="status">
          <strong>{words.nothing}</strong>
        </p>
        <p>{words.nothingHow}</p>
      </div>
    );
  }
  if (visible.length === 0) {
    return (
      <div className={styles["none"]}>
        <p role="status">{words.allHidden}</p>
        <Button size="small" onClick={onShowAll}>
          {words.showAll}
        </Button>
      </div>
    );
  }
  const nameOf = (kind: string): string => words.kindName(kind, kinds.find((one) => one.kind === kind)?.name ?? kind);
  let number = 0;
  return (
    <div ref={list} className={styles["list"]}>
      {grouped(visible, order).map(({ name, findings }) => (
        <section key={name}>
          {name && (
            <h2>
              {order === "kind" ? nameOf(name) : (words.severities[name] ?? name)} <small>{findings.length}</small>
            </h2>
          )}
          <ol>
            {findings.map((one) => (
              <FindingRow
                key={one.index}
                finding={one}
                number={(number += 1)}
                name={nameOf(one.kind)}
                isCurrent={chosen?.index === one.index}
                onChoose={() => onChoose({ index: one.index, by: "list" })}
                onMark={(mark) => onMark(one.index, mark)}
              />
            ))}
          </ol>
        </section>
      ))}
      <p className={styles["help"]}>{words.marksHelp}</p>
    </div>
  );
}
