/** The cells of a table's row; a row's plain text holds them with " | " between. */
export interface Cell {
  readonly text: string;
  /** Where the cell begins in its row, in UTF-16 units. */
  readonly start: number;
}

const BETWEEN = " | ";

export function cellsOf(row: string): readonly Cell[] {
  const cells: Cell[] = [];
  let start = 0;
  for (const text of row.split(BETWEEN)) {
    cells.push({ text, start });
    start += text.length + BETWEEN.length;
  }
  return cells;
}
