/** The moment of a change in the person's own time zone. */
import { isoDay, writtenDate } from "../parts/dates";
import type { Words } from "../words/zh";

export function writtenTime(moment: string, words: Words): string {
  const time = new Date(moment);
  if (Number.isNaN(time.getTime())) return moment;
  const two = (value: number): string => String(value).padStart(2, "0");
  return words.drafting.time(writtenDate(isoDay(time), words), `${two(time.getHours())}:${two(time.getMinutes())}`);
}
