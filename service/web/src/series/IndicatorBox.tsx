import { AutoComplete, Button, Input } from "antd";
import { useEffect, useRef, useState } from "react";
import type { IndicatorGroup, Measure } from "../api/shapes";
import { useWords } from "../services";
import styles from "./SeriesTools.module.css";
import { nameOf } from "./seriesChoice";
import { useGroups } from "./useGroups";
import { useSettled } from "./useSettled";

// The list marks by itself what begins with the typed words, and Enter would then choose it instead of sending them.
const OPTION = "|";

interface Props {
  readonly indicator: string;
  readonly measure: Measure | null;
  readonly onChoose: (indicator: string) => void;
}

/** The box for an indicator: a name is sent as typed, or one of the groups that it fits is chosen. */
export function IndicatorBox({ indicator, measure, onChoose }: Props): React.JSX.Element {
  const words = useWords();
  const [text, setText] = useState(nameOf(indicator));
  const groups = useGroups(useSettled(text), measure);
  const offered = useRef<readonly IndicatorGroup[]>([]);
  // Enter both chooses the marked group and submits the form; only one of the two is meant.
  const chosen = useRef(false);
  if (groups.value) offered.current = groups.value;
  useEffect(() => setText(nameOf(indicator)), [indicator]);

  return (
    <form
      className={styles["box"]}
      role="search"
      onKeyDownCapture={() => {
        chosen.current = false;
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!chosen.current && text.trim()) onChoose(text.trim());
      }}
    >
      <AutoComplete
        className={styles["indicator"] ?? ""}
        value={text}
        options={offered.current.map((group) => ({ value: OPTION + group.id, label: <Offered group={group} /> }))}
        defaultActiveFirstOption={false}
        popupMatchSelectWidth={420}
        onChange={(value: string) => setText(value.startsWith(OPTION) ? nameOf(value.slice(OPTION.length)) : value)}
        onSelect={(option: string) => {
          chosen.current = true;
          onChoose(option.slice(OPTION.length));
        }}
      >
        <Input allowClear aria-label={words.series.indicator} placeholder={words.series.indicatorHint} maxLength={200} />
      </AutoComplete>
      <Button type="primary" htmlType="submit" disabled={!text.trim()}>
        {words.series.show}
      </Button>
    </form>
  );
}

/** A group as a line of a list: its name, what it counts in, and how often it is stated. */
export function Offered({ group }: { readonly group: IndicatorGroup }): React.JSX.Element {
  const words = useWords();
  const measure = group.measure === "level" ? "" : (words.series.measures[group.measure] ?? "");
  return (
    <span className={styles["offered"]}>
      <span>{group.name}</span>
      <small>{words.series.group(group.family, measure)}</small>
      <small className={styles["count"]}>{words.series.times(words.number(group.count))}</small>
    </span>
  );
}
