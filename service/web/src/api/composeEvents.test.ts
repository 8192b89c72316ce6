import { describe, expect, it } from "vitest";
import { RequestError } from "./failure";
import { readComposing, type Written } from "./composeEvents";

const stream = (...events: readonly (readonly [string, unknown])[]): Response =>
  new Response(events.map(([name, data]) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`).join(""));
const progress = { position: 2, paragraph: 0, paragraphs: [] };

describe("what a model writes in a draft", () => {
  it("comes piece by piece, and is kept at the end", async () => {
    const seen: Written[] = [];
    const kept = await readComposing(stream(["progress", progress], ["progress", progress], ["kept", { position: 2, checks: [], draft: { id: "d" } }], ["done", {}]), (one) => seen.push(one));
    expect(seen).toEqual([progress, progress]);
    expect(kept.draft.id).toBe("d");
  });

  it.each([
    [[["progress", progress], ["problem", { code: "model_failed", message: "没有回答" }]], "没有回答"],
    [[["progress", progress]], ""],
  ] as const)("is a failure where it breaks off", async (events, detail) => {
    await expect(readComposing(stream(...events), () => undefined)).rejects.toSatisfy((error) => error instanceof RequestError && error.failure.detail === detail);
  });
});
