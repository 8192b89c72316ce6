import { Button, Checkbox, Switch } from "antd";
import { useState } from "react";
import { failureOf, type Failure } from "../api/failure";
import type { CheckKind } from "../api/shapes";
import { FailureNotice } from "../parts/FailureNotice";
import type { Part } from "../parts/usePart";
import { useServices, useWords } from "../services";
import type { View } from "./findings";
import styles from "./KindPanel.module.css";

interface Props {
  readonly kinds: Part<readonly CheckKind[]>;
  readonly found: ReadonlyMap<string, number>;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onAgain: () => void;
}

/** Every check: how much it found, whether that is shown here, and whether the office wants it at all. */
export function KindPanel({ kinds, found, view, onView, onAgain }: Props): React.JSX.Element {
  const words = useWords().check;
  const { api } = useServices();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [changing, setChanging] = useState("");
  const [changed, setChanged] = useState(false);
  const toggle = (kind: string): void => {
    const hidden = view.hiddenKinds;
    onView({ ...view, hiddenKinds: hidden.includes(kind) ? hidden.filter((one) => one !== kind) : [...hidden, kind] });
  };
  const change = async (kind: string, on: boolean): Promise<void> => {
    setChanging(kind);
    setFailure(null);
    try {
      await api.switchCheck(kind, on);
      setChanged(true);
      kinds.again();
    } catch (error) {
      setFailure(failureOf(error));
    }
    setChanging("");
  };
  const all = kinds.value ?? [];
  // What found something comes first: the rest is long.
  const sorted = [...all.filter(({ kind }) => found.has(kind)), ...all.filter(({ kind }) => !found.has(kind))];
  return (
    <div className={styles["panel"]}>
      {kinds.failure && <FailureNotice failure={kinds.failure} onRetry={kinds.again} />}
      {failure && <FailureNotice failure={failure} />}
      {changed && (
        <p role="status" className={styles["changed"]}>
          {words.officeChanged}{" "}
          <Button size="small" type="link" onClick={onAgain}>
            {words.again}
          </Button>
        </p>
      )}
      <table aria-label={words.kindsLabel}>
        <thead>
          <tr>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.count}</th>
            <th scope="col">
              {words.view}{" "}
              <Checkbox
                aria-label={words.viewAll}
                checked={view.hiddenKinds.length === 0}
                indeterminate={view.hiddenKinds.length > 0 && view.hiddenKinds.length < all.length}
                onChange={(event) => onView({ ...view, hiddenKinds: event.target.checked ? [] : all.map(({ kind }) => kind) })}
              />
            </th>
            <th scope="col">{words.office}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ kind, name, on }) => {
            const named = words.kindName(kind, name);
            return (
              <tr key={kind}>
                <th scope="row">{named}</th>
                <td>{found.get(kind) ?? 0}</td>
                <td>
                  <Checkbox checked={!view.hiddenKinds.includes(kind)} aria-label={words.viewKind(named)} onChange={() => toggle(kind)} />
                </td>
                <td>
                  <Switch size="small" checked={on} loading={changing === kind} aria-label={words.officeKind(named)} onChange={(next) => void change(kind, next)} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={styles["help"]}>{words.officeHelp}</p>
    </div>
  );
}
