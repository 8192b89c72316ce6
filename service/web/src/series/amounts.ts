/** Values as a reader writes them. */
import type { Change, Reading } from "../api/shapes";
import type { Words } from "../words/zh";

const MINUS = "−";
// As many digits as an office writes; more come from dividing by the unit of the series.
const DIGITS = 6;

/** A number with its thousands apart and a true minus sign. */
export function writtenNumber(value: number): string {
  const text = Math.abs(value).toLocaleString("zh-CN", { maximumFractionDigits: DIGITS });
  return value < 0 ? MINUS + text : text;
}

/** A number of a change, which always says its direction. */
export function signed(value: number): string {
  return value > 0 ? `+${writtenNumber(value)}` : writtenNumber(value);
}

/** The value of a reading in the unit of its series, with what it is: about, at least, up to a day. */
export function writtenReading(reading: Reading, words: Words): string {
  const low = writtenNumber(reading.shown);
  const value = reading.shown_high === null ? low : `${low}–${writtenNumber(reading.shown_high)}`;
  const qualified = words.series.qualifiers[reading.qualifier]?.(value) ?? value;
  return reading.cumulative ? words.series.cumulative(qualified) : qualified;
}

/** A change in short: its percentage, else the difference in `unit`. */
export function writtenChange(change: Change, unit: string, words: Words): string {
  if (change.percent !== null) return `${signed(change.percent)}%`;
  return words.series.difference(signed(change.difference), unit);
}
