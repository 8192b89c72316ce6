/** A paragraph that is a table: a row a line, its cells apart by a bar, as in the plain text of documents. */
import type { Piece } from "./pieces";

const CELLS = " | ";

/** Whether the words are a table: two lines or more, each of several cells (the server's own rule). */
export function isTable(text: string): boolean {
  const lines = text.split("\n");
  return lines.length > 1 && lines.every((line) => line.includes(CELLS) && !line.startsWith("|") && !line.endsWith("|"));
}

/** The pieces of a table's words in rows of cells; neither a number nor a gap reaches over a cell. */
export function rowsOf(pieces: readonly Piece[]): readonly (readonly (readonly Piece[])[])[] {
  const rows: Piece[][][] = [[[]]];
  const cell = (): Piece[] => {
    const row = rows[rows.length - 1] as Piece[][];
    return row[row.length - 1] as Piece[];
  };
  for (const piece of pieces) {
    if (piece.kind !== "words") {
      cell().push(piece);
      continue;
    }
    piece.text.split("\n").forEach((line, at) => {
      if (at > 0) rows.push([[]]);
      line.split(CELLS).forEach((text, index) => {
        if (index > 0) (rows[rows.length - 1] as Piece[][]).push([]);
        if (text) cell().push({ kind: "words", text });
      });
    });
  }
  return rows;
}

/** Whether a cell holds an amount, or the gap for one, and nothing else. */
export function isAmount(cell: readonly Piece[]): boolean {
  const isTold = cell.some((piece) => piece.kind !== "words" || /\d/.test(piece.text));
  return isTold && cell.every((piece) => piece.kind !== "words" || /^[\s\d.,%‰+\-－—]*$/.test(piece.text));
}

/** Which columns hold nothing but amounts below their heads. */
export function amountColumns(rows: readonly (readonly (readonly Piece[])[])[]): readonly boolean[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, at) => {
    const cells = rows.map((row) => row[at] ?? []).filter((cell) => cell.length > 0);
    return cells.some(isAmount) && cells.every((cell) => isAmount(cell) || cell.every((piece) => piece.text === "持平"));
  });
}
