/** The title between 《》, with inner marks turned into 〈〉 as GB/T 15834—2011, 4.15.3.5 asks, and none doubled. */
export function inTitleMarks(title: string): string {
  const bare = /^《([^《》]*)》$/.exec(title)?.[1] ?? title;
  return `《${bare.replace(/《/g, "〈").replace(/》/g, "〉")}》`;
}
