import { useMemo } from "react";
import type { Observation } from "../api/shapes";
import { utf16Offsets } from "../text/codePoints";

/** The words around a number, the number marked; never anything but text nodes. */
export function Quote({ observation }: { readonly observation: Observation }): React.JSX.Element {
  const { quote, quote_start: from } = observation;
  const toUtf16 = useMemo(() => utf16Offsets(quote), [quote]);
  const [start, end] = [toUtf16(observation.start - from), toUtf16(observation.end - from)];
  return (
    <>
      {quote.slice(0, start)}
      <mark>{quote.slice(start, end)}</mark>
      {quote.slice(end)}
    </>
  );
}
