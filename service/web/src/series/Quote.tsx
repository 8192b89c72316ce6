import { useMemo } from "react";
import type { Observation } from "../api/shapes";
import { utf16Offsets } from "../text/codePoints";

interface Props {
  readonly observation: Pick<Observation, "quote" | "quote_start" | "start" | "end">;
  /** How many characters to show on either side; all where it is not given. */
  readonly room?: number;
}

/** The words around a number, the number marked; never anything but text nodes. */
export function Quote({ observation, room = Infinity }: Props): React.JSX.Element {
  const { quote, quote_start: from } = observation;
  const toUtf16 = useMemo(() => utf16Offsets(quote), [quote]);
  const place = (offset: number): number => toUtf16(Math.max(0, offset - from));
  const [start, end] = [place(observation.start), place(observation.end)];
  const [first, last] = [place(observation.start - room), place(observation.end + room)];
  return (
    <>
      {first > 0 && "…"}
      {quote.slice(first, start)}
      <mark>{quote.slice(start, end)}</mark>
      {quote.slice(end, last)}
      {last < quote.length && "…"}
    </>
  );
}
