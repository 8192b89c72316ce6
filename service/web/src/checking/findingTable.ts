/** Findings as a table for a word processor, a spreadsheet or a file; what a document says is never a formula or markup there. */
import { safeCell } from "../text/safeCell";
import type { Words } from "../words/zh";
import type { Listed } from "./findings";

export type NameOfKind = (kind: string) => string;

/** The head and one row a finding. */
export function rowsOf(findings: readonly Listed[], nameOf: NameOfKind, words: Words): readonly (readonly string[])[] {
  const { check } = words;
  return [
    check.columns,
    ...findings.map((one, index) => [
      String(index + 1),
      check.severities[one.severity] ?? one.severity,
      nameOf(one.kind),
      one.label,
      one.quote,
      one.message,
      one.suggestion,
      one.mark ? (check.marks[one.mark] ?? "") : "",
    ]),
  ];
}

/** A row a line, cells apart by tabs, as spreadsheets take it from the clipboard. */
export function asText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => safeCell(cell).replace(/\s+/g, " ")).join("\t")).join("\n");
}

/** The table for a word processor. Spreadsheets take this one too, so its cells are safe as well. */
export function asHtml(rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${escaped(safeCell(cell))}</td>`).join("")}</tr>`;
  return `<table border="1">${rows.map(row).join("")}</table>`;
}

/** RFC 4180, with the mark by which Excel knows UTF-8. */
export function asCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => {
    const safe = safeCell(text);
    return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
