/** Questions that the chat model writes for articles: one job at a time in the server, which outlives the page. */
import type { Api } from "../api/client";
import { failureOf, type Failure } from "../api/failure";
import type { Generation } from "../api/shapes";
import { createCell, type Cell } from "../storage/cell";

export interface GenerationsState {
  /** Whether the server has a chat model; null until it has said so. */
  readonly configured: boolean | null;
  readonly job: Generation | null;
  readonly failure: Failure | null;
}

export interface Generations {
  readonly state: Cell<GenerationsState>;
  /** Finds out whether there is a model, and what runs. */
  readonly resume: () => Promise<void>;
  /** Begins with these documents; none are all regulations. */
  readonly start: (documents: readonly string[]) => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly dismiss: () => void;
}

type GenerationApi = Pick<Api, "model" | "generations" | "generation" | "startGeneration" | "cancelGeneration">;

const POLL_MILLISECONDS = 1000;
const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));

export function createGenerations(api: GenerationApi, wait: () => Promise<void> = later): Generations {
  const state = createCell<GenerationsState>({ configured: null, job: null, failure: null });
  let followed = "";
  const change = (part: Partial<GenerationsState>): void => state.update((before) => ({ ...before, ...part }));

  const follow = async (job: Generation): Promise<void> => {
    change({ job, failure: null });
    if (followed === job.id) return;
    followed = job.id;
    while (state.get().job?.id === job.id && state.get().job?.state === "running") {
      await wait();
      try {
        change({ job: await api.generation(job.id), failure: null });
      } catch (error) {
        const failure = failureOf(error);
        // A server that was started again knows nothing of it; what was stored is there.
        change(failure.status === 404 ? { job: null, failure } : { failure });
      }
    }
    followed = "";
  };

  return {
    state,
    resume: async () => {
      try {
        const { configured } = await api.model();
        change({ configured });
        const running = configured ? (await api.generations()).find((job) => job.state === "running") : undefined;
        if (running) void follow(running);
      } catch {
        // Without an answer nothing is offered; the page's other calls tell what is wrong.
      }
    },
    start: async (documents) => {
      try {
        void follow(await api.startGeneration(documents));
      } catch (error) {
        change({ failure: failureOf(error) });
      }
    },
    cancel: async () => {
      const { job } = state.get();
      if (!job) return;
      try {
        await api.cancelGeneration(job.id);
      } catch (error) {
        change({ failure: failureOf(error) });
      }
    },
    dismiss: () => change({ job: null, failure: null }),
  };
}
