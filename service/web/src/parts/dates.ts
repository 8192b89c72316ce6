/** Dates of the API (2023-06-05) as a reader writes them. */
import type { Words } from "../words/zh";

/** The date in the page's language, 2023年6月5日; empty for none; what is no date comes back unchanged. */
export function writtenDate(day: string | null | undefined, words: Words): string {
  if (!day) return "";
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  if (!match) return day;
  return words.date(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** From when to when a document is in force, in words; empty when it does not say. */
export function writtenEffect(from: string | null, to: string | null, words: Words): string {
  if (from && to) return words.effective.between(writtenDate(from, words), writtenDate(to, words));
  if (from) return words.effective.from(writtenDate(from, words));
  return to ? words.effective.until(writtenDate(to, words)) : "";
}

/** The period of a report (2023, 2023H1, 2023Q2, 2023-06, 2023-06-05, 2021/2025) in words; `otherwise` for any other form. */
export function writtenPeriod(period: string, words: Words, otherwise = period): string {
  const ends = period.split("/").map((end) => writtenEnd(end, words));
  const [from, to] = ends;
  if (ends.length === 2 && from && to) return words.period.span(from, to);
  return (ends.length === 1 && from) || otherwise;
}

function writtenEnd(period: string, words: Words): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(period)) return writtenDate(period, words);
  const match = /^(\d{4})(?:(H[12])|(Q[1-4])|-(0[1-9]|1[0-2]))?$/.exec(period);
  if (!match) return null;
  const [, year = "", half, quarter, month] = match;
  if (half) return words.period.half(year, Number(half[1]));
  if (quarter) return words.period.quarter(year, Number(quarter[1]));
  return month ? words.period.month(year, Number(month)) : words.period.year(year);
}

/** A day as the API writes it, in the person's own time zone. */
export function isoDay(day: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
