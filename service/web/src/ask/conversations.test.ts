import { describe, expect, it } from "vitest";
import type { Api } from "../api/client";
import { cancelled, offline, refusal, RequestError } from "../api/failure";
import type { Answer } from "../api/shapes";
import { keptIn } from "../storage/kept";
import { createAsking } from "./asking";
import { newConversation, titleOf, withQuestion } from "./conversation";
import { keptConversations } from "./conversations";

class MemoryStorage implements Storage {
  private readonly values = new Map<string, string>();
  get length(): number {
    return this.values.size;
  }
  clear(): void {
    this.values.clear();
  }
  getItem(key: string): string | null {
    return this.values.get(key) ?? null;
  }
  key(index: number): string | null {
    return [...this.values.keys()][index] ?? null;
  }
  removeItem(key: string): void {
    this.values.delete(key);
  }
  setItem(key: string, value: string): void {
    this.values.set(key, value);
  }
}

const ANSWER: Answer = {
  id: "a1", status: "answered", message: "", notes: [], answer: "80元", sentences: [], citations: [], looked_at: [],
  as_of: "2026-11-22", conversation: "server-1", question: "", completed: "", model: null, timings_ms: {},
};

const missing = async (): Promise<never> => Promise.reject(new RequestError(refusal(404, "")));

/** A server that does not stream. */
function apiThat(ask: Api["ask"]): Api {
  return { ask, askStream: missing as Api["askStream"] } as Api;
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe("conversations", () => {
  it("survive a reload", async () => {
    const storage = new MemoryStorage();
    const before = keptConversations(keptIn(storage), () => 1);
    createAsking(apiThat(async () => ANSWER), before, () => 2).ask("标准是多少？", null);
    await settled();
    const after = keptConversations(keptIn(storage), () => 3);
    expect(after.open.get().turns[0]?.answer).toEqual(ANSWER);
    expect(after.open.get().server).toBe("server-1");
  });

  it("show again what a reload interrupted, to be retried", async () => {
    const storage = new MemoryStorage();
    createAsking(apiThat(() => new Promise(() => undefined)), keptConversations(keptIn(storage), () => 1), () => 2).ask("问", null);
    const after = keptConversations(keptIn(storage), () => 3);
    const asking = createAsking(apiThat(async () => ANSWER), after, () => 4);
    asking.resume();
    const turn = after.open.get().turns[0];
    expect(turn).toMatchObject({ question: "问", state: "interrupted" });
    if (turn) asking.retry(turn);
    await settled();
    expect(after.open.get().turns.map(({ state }) => state)).toEqual(["answered"]);
  });

  it("keep the sentences that had come before a stop", async () => {
    const askStream: Api["askStream"] = (_, onEvent, signal) =>
      new Promise((_resolve, reject) => {
        onEvent({ type: "progress", step: "say" });
        onEvent({ type: "sentence", text: "每天80元。", citations: [1], new: [] });
        signal.addEventListener("abort", () => reject(new RequestError(cancelled)));
      });
    const conversations = keptConversations(keptIn(new MemoryStorage()), () => 1);
    const asking = createAsking({ askStream } as Api, conversations, () => 2);
    asking.ask("问", null);
    const id = conversations.open.get().turns[0]?.id ?? "";
    expect(asking.live.get()[id]).toMatchObject({ step: "say", sentences: [{ text: "每天80元。" }] });
    asking.stop(id);
    await settled();
    expect(conversations.open.get().turns[0]).toMatchObject({ state: "stopped", beginning: { sentences: [{ text: "每天80元。" }] } });
    expect(asking.live.get()).toEqual({});
  });

  it("begin anew where the server has lost the conversation", async () => {
    const asked: (string | null)[] = [];
    const conversations = keptConversations(keptIn(new MemoryStorage()), () => 1);
    conversations.put({ ...conversations.open.get(), server: "lost" });
    const ask: Api["ask"] = async ({ conversation }) => {
      asked.push(conversation);
      return conversation === "lost" ? missing() : ANSWER;
    };
    createAsking(apiThat(ask), conversations, () => 2).ask("问", null);
    await settled();
    expect(asked).toEqual(["lost", null]);
    expect(conversations.open.get().server).toBe("server-1");
  });

  it("return the typed question when the server cannot be reached", async () => {
    const conversations = keptConversations(keptIn(new MemoryStorage()), () => 1);
    const asking = createAsking(apiThat(async () => Promise.reject(new RequestError(offline))), conversations, () => 2);
    asking.ask("很长的问题", null);
    await settled();
    expect(asking.returned.get()).toBe("很长的问题");
    expect(conversations.open.get().turns[0]?.state).toBe("failed");
  });

  it("are listed newest first, without empty ones", () => {
    let now = 0;
    const conversations = keptConversations(keptIn(new MemoryStorage()), () => (now += 1));
    for (const question of ["一", "二"]) conversations.put(withQuestion(newConversation(now), question, null, (now += 1)));
    conversations.begin();
    expect(conversations.list().map(titleOf)).toEqual(["二", "一"]);
  });

  it("cut a title between characters, never inside one", () => {
    expect(titleOf(withQuestion(newConversation(1), "𠮷".repeat(31), null, 1))).toBe(`${"𠮷".repeat(30)}……`);
  });
});
