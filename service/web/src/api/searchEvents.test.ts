import { describe, expect, it } from "vitest";
import { readSearch } from "./searchEvents";

const told = (body: string) => {
  const seen: string[] = [];
  return readSearch(new Response(body), { onHits: (part) => seen.push(`hits ${part.offset}`), onCounts: (counts) => seen.push(`counts ${counts.total}`) }).then(() => seen);
};

describe("readSearch", () => {
  it("tells hits, then counts", async () => {
    const body = 'event: hits\ndata: {"offset":0}\n\n: alive\n\nevent: facets\ndata: {"total":3}\n\n';
    expect(await told(body)).toEqual(["hits 0", "counts 3"]);
  });

  it.each([
    ['event: hits\ndata: {"offset":0}\n\nevent: problem\ndata: {"code":"busy","message":"请等"}\n\n', "refused"],
    ['event: hits\ndata: {"offset":0}\n\n', "offline"],
    ["", "offline"],
  ])("fails for %j", async (body, kind) => {
    await expect(told(body)).rejects.toMatchObject({ failure: { kind } });
  });
});
