import styles from "./DraftView.module.css";
import type { Piece } from "./pieces";
import { amountColumns, isAmount } from "./tables";

interface Props {
  readonly rows: readonly (readonly (readonly Piece[])[])[];
  readonly shown: (piece: Piece, key: number) => React.ReactNode;
}

/** A table of a draft, its first line as its head. */
export function TableText({ rows: [head = [], ...rows], shown }: Props): React.JSX.Element {
  const amounts = amountColumns(rows);
  return (
    <div className={styles["table"]}>
      <table>
        <thead>
          <tr>
            {head.map((cell, at) => (
              <th key={at} scope="col" className={amounts[at] ? styles["amount"] : undefined}>
                {cell.map(shown)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, at) => (
                <td key={at} className={amounts[at] || isAmount(cell) ? styles["amount"] : undefined}>
                  {cell.map(shown)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
