/** The server counts Unicode code points; a string here counts UTF-16 units, two for a character such as 𠮷. */

export type ToUtf16 = (codePoints: number) => number;

function isPair(text: string, index: number): boolean {
  const first = text.charCodeAt(index);
  if (first < 0xd800 || first > 0xdbff) return false;
  const second = text.charCodeAt(index + 1);
  return second >= 0xdc00 && second <= 0xdfff;
}

/** For one text, the function from an offset in code points to the offset in UTF-16 units; an offset past the end gives the end. */
export function utf16Offsets(text: string): ToUtf16 {
  const pairs: number[] = [];
  for (let index = 0, count = 0; index < text.length; index += 1, count += 1) {
    if (isPair(text, index)) {
      pairs.push(count);
      index += 1;
    }
  }
  return (codePoints) => Math.min(text.length, codePoints + below(pairs, codePoints));
}

/** How many code points the first `units` UTF-16 units of a text are. */
export function codePointsIn(text: string, units: number): number {
  let count = 0;
  for (let index = 0; index < units; index += isPair(text, index) ? 2 : 1) count += 1;
  return count;
}

/** How many of the ascending `values` are less than `limit`. */
function below(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
