import { describe, expect, it } from "vitest";
import { offline, refusal, RequestError } from "../api/failure";
import type { Generation } from "../api/shapes";
import { createGenerations } from "./generations";

const JOB: Generation = {
  id: "g1", state: "running", documents: [], total: 2, finished: 0, current: null, message: null,
  questions: 0, stored: 0, nothing: 0, failed: 0,
};
const ENDED: Generation = { ...JOB, state: "done", finished: 2, questions: 9, stored: 2 };

type Told = Generation | Error;

/** A server that tells these states one after another. */
function server(told: Told[], configured = true, listed: readonly Generation[] = []) {
  const calls: string[] = [];
  const next = async (): Promise<Generation> => {
    const one = told.shift() ?? ENDED;
    if (one instanceof Error) throw one;
    return one;
  };
  return {
    calls,
    model: async () => ({ configured }) as never,
    generations: async () => listed,
    generation: async (id: string) => (calls.push(`read ${id}`), next()),
    startGeneration: async (documents: readonly string[]) => (calls.push(`start ${documents.join()}`), next()),
    cancelGeneration: async (id: string) => void calls.push(`cancel ${id}`),
  };
}

const soon = async (): Promise<void> => Promise.resolve();

async function until(isTrue: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !isTrue(); turn += 1) await Promise.resolve();
  expect(isTrue()).toBe(true);
}

describe("createGenerations", () => {
  it("follows what it has begun to its end, whatever breaks off between", async () => {
    const api = server([JOB, { ...JOB, finished: 1 }, new RequestError(offline), ENDED]);
    const generations = createGenerations(api, soon);
    await generations.start(["d1"]);
    await until(() => generations.state.get().job?.state === "done");
    expect(generations.state.get()).toMatchObject({ job: ENDED, failure: null });
    expect(api.calls).toEqual(["start d1", "read g1", "read g1", "read g1"]);
    generations.dismiss();
    expect(generations.state.get().job).toBeNull();
  });

  it("finds what runs after a reload, where a model is configured", async () => {
    const running = createGenerations(server([ENDED], true, [ENDED, JOB]), soon);
    await running.resume();
    await until(() => running.state.get().job?.state === "done");
    const without = createGenerations(server([], false, [JOB]), soon);
    await without.resume();
    expect(without.state.get()).toEqual({ configured: false, job: null, failure: null });
  });

  it("tells why it could not begin, and forgets what the server has forgotten", async () => {
    const refused = createGenerations(server([new RequestError(refusal(409, '{"code":"job_running","detail":"请等"}'))]), soon);
    await refused.start([]);
    expect(refused.state.get().failure).toMatchObject({ status: 409, detail: "请等" });
    const forgotten = createGenerations(server([JOB, new RequestError(refusal(404, ""))]), soon);
    await forgotten.start([]);
    await until(() => forgotten.state.get().failure !== null);
    expect(forgotten.state.get().job).toBeNull();
  });

  it("cancels the one that runs", async () => {
    const api = server([JOB, { ...JOB, state: "cancelled" }]);
    const generations = createGenerations(api, soon);
    await generations.cancel();
    await generations.start([]);
    await generations.cancel();
    await until(() => generations.state.get().job?.state === "cancelled");
    expect(api.calls).toContain("cancel g1");
  });
});
