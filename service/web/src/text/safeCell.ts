/** Text of documents in cells of a spreadsheet: never a formula. */

// What spreadsheet programs begin a formula with (OWASP, CSV injection), also in full width and behind spaces.
const BEGINS_FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** The text as a cell may hold it: with ' before what would begin a formula. */
export function safeCell(text: string): string {
  return BEGINS_FORMULA.test(text) ? `'${text}` : text;
}
