import { DownOutlined, UpOutlined } from "@ant-design/icons";
import { Button, Checkbox, Segmented } from "antd";
import { useState } from "react";
import type { CheckKind, Checked } from "../api/shapes";
import type { Part } from "../parts/usePart";
import { useWords } from "../services";
import { counts, ORDERS, SEVERITIES, stepped, type Listed, type Order, type View } from "./findings";
import { KindPanel } from "./KindPanel";
import styles from "./ListTools.module.css";
import { TableButtons } from "./TableButtons";

interface Props {
  readonly checked: Checked;
  readonly all: readonly Listed[];
  readonly visible: readonly Listed[];
  readonly kinds: Part<readonly CheckKind[]>;
  readonly view: View;
  readonly current: Listed | null;
  readonly onView: (view: View) => void;
  readonly onStep: (index: number) => void;
  readonly onAgain: () => void;
}

/** How many findings there are, which of them are shown and in what order, and the way from one to the next. */
export function ListTools(props: Props): React.JSX.Element {
  const { checked, all, visible, kinds, view, current, onView, onStep, onAgain } = props;
  const words = useWords().check;
  const [isOpen, open] = useState(false);
  const found = counts(all, "severity");
  const known = kinds.value ?? [];
  const count = visible.length === all.length ? words.found(all.length) : words.shown(visible.length, all.length);
  const toggle = (severity: (typeof SEVERITIES)[number]): void => {
    const hidden = view.hiddenSeverities;
    onView({ ...view, hiddenSeverities: hidden.includes(severity) ? hidden.filter((one) => one !== severity) : [...hidden, severity] });
  };
  return (
    <div className={styles["tools"]}>
      <div className={styles["row"]}>
        <strong role="status">{count}</strong>
        <Steps visible={visible} current={current} onStep={onStep} />
        <TableButtons title={checked.title} all={all} kinds={known} />
      </div>
      <div className={styles["row"]} role="group" aria-label={words.severity}>
        {SEVERITIES.map((severity) => (
          <button key={severity} type="button" className={styles["chip"]} aria-pressed={!view.hiddenSeverities.includes(severity)} onClick={() => toggle(severity)}>
            <span className={styles[severity]} aria-hidden="true" />
            {words.severities[severity]} {found.get(severity) ?? 0}
          </button>
        ))}
        <Checkbox checked={view.openOnly} onChange={(event) => onView({ ...view, openOnly: event.target.checked })}>
          {words.openOnly}
        </Checkbox>
      </div>
      <div className={styles["row"]}>
        <Segmented<Order>
          size="small"
          aria-label={words.order}
          value={view.order}
          options={ORDERS.map((value) => ({ value, label: words.orders[value] }))}
          onChange={(order) => onView({ ...view, order })}
        />
        <button type="button" className={styles["fold"]} aria-expanded={isOpen} onClick={() => open(!isOpen)}>
          {words.kinds(known.filter((one) => one.on && !view.hiddenKinds.includes(one.kind)).length, known.length)}
        </button>
      </div>
      {isOpen && <KindPanel kinds={kinds} found={counts(all, "kind")} view={view} onView={onView} onAgain={onAgain} />}
    </div>
  );
}

function Steps({ visible, current, onStep }: Pick<Props, "visible" | "current" | "onStep">): React.JSX.Element | null {
  const words = useWords().check;
  if (visible.length === 0) return null;
  const at = current ? visible.indexOf(current) + 1 : 0;
  const go = (by: 1 | -1): void => {
    const next = stepped(visible, current?.index ?? null, by);
    if (next !== null) onStep(next);
  };
  return (
    <div className={styles["steps"]} role="group" aria-label={words.steps}>
      <span role="status" aria-label={at > 0 ? words.step(at, visible.length) : undefined}>
        {at > 0 && words.stepShort(at, visible.length)}
      </span>
      <Button size="small" type="text" icon={<UpOutlined />} aria-label={words.previous} title={words.previous} aria-keyshortcuts="Shift+F3" onClick={() => go(-1)} />
      <Button size="small" type="text" icon={<DownOutlined />} aria-label={words.next} title={words.next} aria-keyshortcuts="F3" onClick={() => go(1)} />
    </div>
  );
}
