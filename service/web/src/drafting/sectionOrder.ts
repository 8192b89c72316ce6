/** The sections of a draft in another order: each takes along those under it. */

interface Levelled {
  readonly level: number;
}

/** The place behind the section at `at` and all that stand under it. */
export function endOf(sections: readonly Levelled[], at: number): number {
  const level = sections[at]?.level ?? 0;
  let end = at + 1;
  while (end < sections.length && (sections[end] as Levelled).level > level) end += 1;
  return end;
}

/** The section next to the one at `at` under the same heading, before (-1) or behind it (1); null for none. The opening stays first. */
export function besideOf(sections: readonly Levelled[], at: number, by: 1 | -1): number | null {
  const level = sections[at]?.level ?? 0;
  if (level === 0) return null;
  if (by > 0) {
    const next = endOf(sections, at);
    return sections[next]?.level === level ? next : null;
  }
  let before = at - 1;
  while (before >= 0 && (sections[before] as Levelled).level > level) before -= 1;
  return sections[before]?.level === level ? before : null;
}

/** Where a section that is dropped on the one at `on` goes: to the section of its own level there, or to none. */
export function targetOf(sections: readonly Levelled[], from: number, on: number): number | null {
  const level = sections[from]?.level ?? 0;
  let at = on;
  while (at >= 0 && (sections[at] as Levelled).level > level) at -= 1;
  return level > 0 && at >= 0 && at !== from && sections[at]?.level === level ? at : null;
}

/** The section at `from`, with what is under it, in the place of the one at `to`, which makes room; and where it then stands. */
export function moved<T extends Levelled>(sections: readonly T[], from: number, to: number): { readonly sections: readonly T[]; readonly at: number } {
  const end = endOf(sections, from);
  const block = sections.slice(from, end);
  const rest = [...sections.slice(0, from), ...sections.slice(end)];
  const at = to < from ? to : endOf(sections, to) - block.length;
  return { sections: [...rest.slice(0, at), ...block, ...rest.slice(at)], at };
}

/** The sections without the one at `at` and what is under it. */
export function without<T extends Levelled>(sections: readonly T[], at: number): readonly T[] {
  return [...sections.slice(0, at), ...sections.slice(endOf(sections, at))];
}
