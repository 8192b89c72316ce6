import { DownloadOutlined, UploadOutlined } from "@ant-design/icons";
import { Button, Checkbox, Popover } from "antd";
import { memo, useCallback, useRef, useState } from "react";
import type { AskedModel } from "../api/drafts";
import type { FactsRow, Fault } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import { useServices, useWords } from "../services";
import type { OpenPlace } from "../source/SourcePane";
import { Waiting } from "./Waiting";
import { bySection, countFilled } from "./facts";
import styles from "./FactsForm.module.css";
import type { FactsState } from "./useFacts";

interface Props {
  readonly asked: AskedModel;
  readonly rows: readonly FactsRow[];
  readonly facts: FactsState;
  readonly onSource: (quote: string) => void;
}

export type Opening = (place: OpenPlace) => void;

/** The facts sheet as a form, section by section, with last period's values; and as a file to download and bring back. */
export function FactsForm({ asked, rows, facts, onSource }: Props): React.JSX.Element {
  const words = useWords();
  const [isOnlyEmpty, only] = useState(false);
  // Rows that were empty when the choice was made stay while they are filled in.
  const [hidden, hide] = useState<ReadonlySet<string>>(new Set());
  const filled = countFilled(rows, facts.filled.typed);
  const latest = useRef(facts);
  latest.current = facts;
  const type = useCallback((key: string, value: string) => latest.current.type(key, value), []);
  const shown = isOnlyEmpty ? rows.filter((row) => !hidden.has(row.key) || facts.byKey.has(row.key)) : rows;
  return (
    <section className={styles["facts"]} aria-label={words.drafting.facts}>
      <header>
        <h2>{words.drafting.facts}</h2>
        <span role="status">{words.drafting.factsCount(words.number(filled), words.number(rows.length))}</span>
        <Checkbox
          checked={isOnlyEmpty}
          onChange={(event) => {
            only(event.target.checked);
            hide(new Set(rows.filter((row) => (facts.filled.typed[row.key] ?? "").trim()).map((row) => row.key)));
          }}
        >
          {words.drafting.onlyEmpty}
        </Checkbox>
        <SheetButtons asked={asked} facts={facts} />
      </header>
      <p className={styles["soft"]}>{words.drafting.factsHelp}</p>
      {facts.isReading && <Waiting text={words.drafting.uploading} />}
      {facts.failure && <FailureNotice failure={facts.failure} />}
      {facts.uploaded !== null && <p role="status">{words.drafting.uploaded(words.number(facts.uploaded))}</p>}
      <Extra facts={facts} />
      <table className={styles["table"]} aria-label={words.drafting.facts}>
        <thead>
          <tr>
            <th scope="col">{words.drafting.columns.indicator}</th>
            <th scope="col" className={styles["number"]}>{words.drafting.columns.last}</th>
            <th scope="col">{words.drafting.columns.value}</th>
          </tr>
        </thead>
        {bySection(shown).map(([section, within]) => (
          <tbody key={section}>
            <tr>
              <th scope="rowgroup" colSpan={3} className={styles["section"]}>
                {section || words.drafting.lead}
              </th>
            </tr>
            {within.map((row) => (
              <Row key={row.key} row={row} value={facts.filled.typed[row.key] ?? ""} fault={facts.byKey.get(row.key) ?? null} onType={type} onSource={onSource} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function SheetButtons({ asked, facts }: Pick<Props, "asked" | "facts">): React.JSX.Element {
  const words = useWords();
  const { api } = useServices();
  const input = useRef<HTMLInputElement>(null);
  return (
    <span className={styles["sheet"]}>
      {words.drafting.template}
      <a href={api.drafts.templateAddress(asked, "xlsx")} download>
        <DownloadOutlined aria-hidden /> Excel
      </a>
      <a href={api.drafts.templateAddress(asked, "csv")} download>
        CSV
      </a>
      <Button size="small" icon={<UploadOutlined />} disabled={facts.isReading} onClick={() => input.current?.click()}>
        {words.drafting.upload}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.csv"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) facts.upload(file);
          event.target.value = "";
        }}
      />
    </span>
  );
}

/** The lines of a sheet that are none of the model's rows, and the faults of no row. */
function Extra({ facts }: { readonly facts: FactsState }): React.JSX.Element | null {
  const words = useWords();
  const { extra } = facts.filled;
  if (extra.length === 0 && facts.others.length === 0) return null;
  return (
    <div className={styles["extra"]}>
      {extra.length > 0 && (
        <>
          <h3>{words.drafting.extra}</h3>
          <p className={styles["soft"]}>{words.drafting.extraHelp}</p>
        </>
      )}
      <ul>
        {extra.map((line, index) => (
          <li key={index}>
            {[line.section, line.indicator].filter(Boolean).join("　")} <b>{line.value}</b> {line.unit}
            <Button size="small" type="text" aria-label={words.drafting.extraDrop(line.indicator)} onClick={() => facts.dropExtra(index)}>
              {words.drafting.dropShort}
            </Button>
          </li>
        ))}
      </ul>
      {facts.others.map((fault, index) => (
        <p key={index} role="alert" className={styles["fault"]}>
          {fault.place}：{fault.reason}，{fault.remedy}
        </p>
      ))}
    </div>
  );
}

interface RowProps {
  readonly row: FactsRow;
  readonly value: string;
  readonly fault: Fault | null;
  readonly onType: (key: string, value: string) => void;
  readonly onSource: (quote: string) => void;
}

/** Plain inputs: hundreds of rows have to follow the keys at once. */
const Row = memo(function Row({ row, value, fault, onType, onSource }: RowProps): React.JSX.Element {
  const words = useWords();
  const told = `fault-${row.key}`;
  return (
    <tr>
      <th scope="row">
        {row.indicator}
        {row.period && <small>{words.drafting.inPeriod(row.period)}</small>}
        {row.note && <small>{row.note}</small>}
      </th>
      <td className={styles["number"]}>
        <Popover trigger={["hover", "focus"]} mouseEnterDelay={0.15} placement="left" content={<p className={styles["quote"]}>{row.quote}</p>}>
          <button type="button" aria-label={`${row.last} ${words.drafting.lastOf(row.indicator)}`} onClick={() => onSource(row.quote)}>
            {row.last}
          </button>
        </Popover>
      </td>
      <td>
        <input
          value={value}
          maxLength={200}
          inputMode="decimal"
          autoComplete="off"
          data-row={row.key}
          aria-label={words.drafting.valueOf(row.indicator, row.section)}
          aria-invalid={fault !== null}
          aria-describedby={fault ? told : undefined}
          onChange={(event) => onType(row.key, event.target.value)}
          onKeyDown={moveOn}
        />{" "}
        {row.unit}
        {fault && (
          <p id={told} role="alert" className={styles["fault"]}>
            {fault.reason}，{fault.remedy}
          </p>
        )}
      </td>
    </tr>
  );
});

/** Enter and the arrows go from value to value, as in a spreadsheet. */
function moveOn(event: React.KeyboardEvent<HTMLInputElement>): void {
  const step = event.key === "Enter" || event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || event.nativeEvent.isComposing) return;
  event.preventDefault();
  const all = Array.from(document.querySelectorAll<HTMLInputElement>("input[data-row]"));
  all[all.indexOf(event.currentTarget) + step]?.focus();
}
