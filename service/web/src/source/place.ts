/** The source that stands open beside a page, in the address: `at=DOCUMENT:START-END@START-END:LABEL`, the second span its point. */
import type { OpenPlace } from "./SourcePane";

const AT = "at";
const FORM = /^([^:]+):(\d+)-(\d+)(?:@(\d+)-(\d+))?:(.*)$/;

export interface AskedPlace {
  /** The parameters without the place. */
  readonly asked: string;
  /** The place as the address writes it; null where no source is open. */
  readonly at: string | null;
}

export function splitPlace(parameters: string): AskedPlace {
  const all = new URLSearchParams(parameters);
  const at = all.get(AT);
  all.delete(AT);
  return { asked: all.toString(), at };
}

export function joinPlace({ asked, at }: AskedPlace): string {
  const all = new URLSearchParams(asked);
  if (at) all.set(AT, at);
  return all.toString();
}

export function writePlace({ documentId, span, point, label }: OpenPlace): string {
  return `${documentId}:${span.start}-${span.end}${point ? `@${point.start}-${point.end}` : ""}:${label}`;
}

/** The place that the address names, its title left to the text; null for what is no place. */
export function readPlace(at: string | null): OpenPlace | null {
  const match = FORM.exec(at ?? "");
  const start = Number(match?.[2]);
  const end = Number(match?.[3]);
  if (!match || start >= end) return null;
  const point = match[4] ? { point: { start: Number(match[4]), end: Number(match[5]) } } : {};
  return { documentId: match[1] as string, title: "", label: match[6] ?? "", span: { start, end }, ...point };
}
