import { describe, expect, it } from "vitest";
import type { Api, ToCheck } from "../api/client";
import { cancelled, RequestError } from "../api/failure";
import type { Checked } from "../api/shapes";
import type { Kept } from "../storage/kept";
import { createProofs, UNREADABLE } from "./proofs";

const FOUND: Checked = {
  title: "**县总结", document_id: "d1", period: "2023H1", organisation: "", against: null, text: "布署", units: [],
  findings: [{ kind: "word", severity: "warning", quote: "布署", label: "", start: 0, end: 2, message: "疑为“部署”", suggestion: "部署" }],
};

function memory(): Kept {
  const values = new Map<string, string>();
  return {
    read: <T,>(key: string, otherwise: T): T => (values.has(key) ? (JSON.parse(values.get(key) as string) as T) : otherwise),
    write: (key, value) => Boolean(values.set(key, JSON.stringify(value))),
    remove: (key) => void values.delete(key),
    keys: () => [...values.keys()],
  };
}

/** A server that answers when it is told to, or when it is called off. */
function server(): { api: Api; asked: (readonly [ToCheck, string])[]; answer: () => void } {
  const asked: (readonly [ToCheck, string])[] = [];
  let answer = (): void => undefined;
  const check = (what: ToCheck, against: string, signal: AbortSignal): Promise<Checked> =>
    new Promise((resolve, reject) => {
      asked.push([what, against]);
      answer = () => resolve(FOUND);
      signal.addEventListener("abort", () => reject(new RequestError(cancelled)));
    });
  return { api: { check } as unknown as Api, asked, answer: () => answer() };
}

async function proofread(kept: Kept): Promise<ReturnType<typeof createProofs>> {
  const { api, answer } = server();
  const proofs = createProofs(api, kept);
  const done = proofs.checkDocument("d1", "", "");
  answer();
  await done;
  return proofs;
}

describe("createProofs", () => {
  it("keeps what was found over a reload, with the marks", async () => {
    const kept = memory();
    const proofs = await proofread(kept);
    proofs.mark(0, "handled");
    const after = createProofs(server().api, kept).state.get();
    expect(after.result).toEqual(FOUND);
    expect(after.asked).toEqual({ name: "**县总结", document: "d1", against: "" });
    expect(Object.values(after.marks)).toEqual(["handled"]);
  });

  it("has one mark a finding, which a second press takes back", async () => {
    const proofs = await proofread(memory());
    const marks = (): string[] => Object.values(proofs.state.get().marks);
    proofs.mark(0, "handled");
    proofs.mark(0, "ignored");
    expect(marks()).toEqual(["ignored"]);
    proofs.mark(0, "ignored");
    expect(marks()).toEqual([]);
  });

  it("can be called off", async () => {
    const proofs = createProofs(server().api, memory());
    const done = proofs.checkDocument("d1", "", "");
    proofs.cancel();
    await done;
    expect(proofs.state.get()).toMatchObject({ since: null, result: null, failure: { kind: "cancelled" } });
  });

  it("says after a reload which file was being proofread", async () => {
    const kept = memory();
    void createProofs(server().api, kept).checkFile(new File(["布署"], "总结.txt"), "");
    await new Promise((resolve) => setTimeout(resolve));
    expect(createProofs(server().api, kept).state.get()).toMatchObject({ lost: "总结.txt", asked: null });
    expect(createProofs(server().api, kept).state.get().lost).toBe("");
  });

  it("compares a file with another report though it has gone from the disk meanwhile", async () => {
    const { api, asked, answer } = server();
    const proofs = createProofs(api, memory());
    const chosen = new File(["布署"], "总结.txt");
    const done = proofs.checkFile(chosen, "");
    await new Promise((resolve) => setTimeout(resolve));
    answer();
    await done;
    void proofs.again("d0");
    expect(asked.map(([, against]) => against)).toEqual(["", "d0"]);
    expect(asked[1]?.[0].file).not.toBe(chosen);
  });

  it("says that a file cannot be read", async () => {
    const proofs = createProofs(server().api, memory());
    const gone = { name: "总结.txt", arrayBuffer: () => Promise.reject(new Error("NotReadableError")) } as unknown as File;
    await proofs.checkFile(gone, "");
    expect(proofs.state.get().failure).toEqual(UNREADABLE);
  });
});
