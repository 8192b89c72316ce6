/** Findings as the list and the text show them: counted, filtered, in an order, and marked by the clerk. */
import type { CheckKind, Checked, Finding, Severity, Span } from "../api/shapes";

export type Mark = "handled" | "ignored";
export type Marked = Readonly<Record<string, Mark>>;
export type Order = "place" | "kind" | "severity";

export const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];
export const ORDERS: readonly Order[] = ["place", "kind", "severity"];
export const MARKS: readonly Mark[] = ["handled", "ignored"];

/** A finding with its index among all, in the order of the text, and its mark. */
export interface Listed extends Finding {
  readonly index: number;
  readonly mark: Mark | null;
}

/** What the clerk wants to see. */
export interface View {
  readonly hiddenSeverities: readonly Severity[];
  readonly hiddenKinds: readonly string[];
  readonly openOnly: boolean;
  readonly order: Order;
}

export const WHOLE: View = { hiddenSeverities: [], hiddenKinds: [], openOnly: false, order: "place" };

type Keys = Readonly<Record<Mark, string>>;

/**
 * Under which each finding's marks are kept. What is ignored stays so in the next version of a report, wherever it then stands;
 * what was handled holds for this very text, since a finding that comes back is not handled.
 */
export function keysOf({ document_id, title, findings }: Checked): readonly Keys[] {
  const seen = new Map<string, number>();
  return findings.map(({ kind, quote, message, start }) => {
    const told = [title, kind, quote, message].join("|");
    const turn = (seen.get(told) ?? 0) + 1;
    seen.set(told, turn);
    return { ignored: `${told}|${turn}`, handled: [document_id, kind, start, quote].join("|") };
  });
}

/** All findings in the order of the text, with their marks. */
export function listed(checked: Checked, marks: Marked): readonly Listed[] {
  const keys = keysOf(checked);
  return checked.findings
    .map((finding, index) => {
      const own = keys[index];
      return { ...finding, index, mark: (own && (marks[own.handled] ?? marks[own.ignored])) ?? null };
    })
    .sort((one, other) => one.start - other.start || one.end - other.end);
}

/** Those that `view` shows, in its order; `kinds` gives the order of kinds. */
export function shown(all: readonly Listed[], view: View, kinds: readonly CheckKind[]): readonly Listed[] {
  const places = new Map(kinds.map(({ kind }, index) => [kind, index]));
  const rank = (one: Listed): number =>
    view.order === "kind" ? (places.get(one.kind) ?? places.size) : view.order === "severity" ? SEVERITIES.indexOf(one.severity) : 0;
  return all
    .filter((one) => !view.hiddenSeverities.includes(one.severity) && !view.hiddenKinds.includes(one.kind) && !(view.openOnly && one.mark))
    .sort((one, other) => rank(one) - rank(other));
}

export interface Group {
  /** The kind or severity that its findings share; empty where they stand in the order of the text. */
  readonly name: string;
  readonly findings: readonly Listed[];
}

/** `findings`, which stand in `order`, in groups. */
export function grouped(findings: readonly Listed[], order: Order): readonly Group[] {
  const groups: { name: string; findings: Listed[] }[] = [];
  for (const one of findings) {
    const name = order === "place" ? "" : one[order];
    const last = groups[groups.length - 1];
    if (last?.name === name) last.findings.push(one);
    else groups.push({ name, findings: [one] });
  }
  return groups;
}

/** How many of `findings` have each value of `by`. */
export function counts(findings: readonly Listed[], by: "kind" | "severity"): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const one of findings) found.set(one[by], (found.get(one[by]) ?? 0) + 1);
  return found;
}

/** The index of the finding that is `by` steps from the one with the index `from`, around the ends; the first or last from none. */
export function stepped(findings: readonly Listed[], from: number | null, by: 1 | -1): number | null {
  if (findings.length === 0) return null;
  const at = findings.findIndex((one) => one.index === from);
  const next = at < 0 ? (by > 0 ? 0 : findings.length - 1) : (at + by + findings.length) % findings.length;
  return findings[next]?.index ?? null;
}

export interface Stretch extends Span {
  readonly key: number;
  readonly tone: string;
}

/** The places of `findings`, cut where they overlap: the shortest finding has the words; in order and apart. */
export function stretches(findings: readonly Listed[]): readonly Stretch[] {
  const places = findings.filter((one) => one.start < one.end);
  const cuts = [...new Set(places.flatMap((one) => [one.start, one.end]))].sort((one, other) => one - other);
  const byStart = [...places].sort((one, other) => one.start - other.start);
  const found: Stretch[] = [];
  let open: Listed[] = [];
  let next = 0;
  cuts.slice(1).forEach((end, index) => {
    const start = cuts[index] as number;
    open = open.filter((one) => one.end > start);
    for (let one = byStart[next]; one && one.start <= start; one = byStart[next]) {
      open.push(one);
      next += 1;
    }
    const own = open.reduce<Listed | null>((best, one) => (!best || one.end - one.start < best.end - best.start ? one : best), null);
    if (own) found.push({ start, end, key: own.index, tone: own.mark ? "done" : own.severity });
  });
  return found;
}
