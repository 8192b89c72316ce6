/** A title between its marks, followed by whose it is where another office has a document of this title. */
export function citedTitle(cited: { readonly title: string; readonly office?: string }): string {
  return inTitleMarks(cited.title) + (cited.office ? `（${cited.office}）` : "");
}

/** The title between 《》, with inner marks turned into 〈〉 as GB/T 15834—2011, 4.15.3.5 asks, and none doubled. */
export function inTitleMarks(title: string): string {
  const bare = /^《([^《》]*)》$/.exec(title)?.[1] ?? title;
  return `《${bare.replace(/《/g, "〈").replace(/》/g, "〉")}》`;
}

/** Whether a document has a 时效: rules do, reports and notices do not. */
export function hasStatus(cited: { readonly kind?: string }): boolean {
  return cited.kind !== "report" && cited.kind !== "other";
}
