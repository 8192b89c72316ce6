/** Uploads and the jobs that read them: bytes go out from here, the rest happens in the server and outlives the page. */
import type { Api, FileToSend } from "../api/client";
import { failureOf, type Failure } from "../api/failure";
import type { Job, JobEvent } from "../api/shapes";
import { createCell, type Cell } from "../storage/cell";
import type { Kept } from "../storage/kept";
import { batches } from "./batches";
import type { Collection } from "./collection";

export interface Sending {
  readonly sent: number;
  readonly total: number;
}

export interface UploadsState {
  readonly sending: Sending | null;
  readonly failure: Failure | null;
  /** What could not be sent, for another try. */
  readonly unsent: readonly FileToSend[];
  readonly jobs: readonly Job[];
  /** Jobs whose stream broke off and is being opened again. */
  readonly lost: ReadonlySet<string>;
}

export interface Uploads {
  readonly state: Cell<UploadsState>;
  readonly send: (files: readonly FileToSend[]) => Promise<void>;
  readonly stopSending: () => void;
  /** Finds the jobs of the server again, after a reload. */
  readonly resume: () => Promise<void>;
  readonly cancel: (jobId: string) => Promise<void>;
  readonly dismiss: (jobId: string) => void;
}

const DISMISSED = "dismissed-jobs";
const REMEMBERED = 200;
const RETRY_MILLISECONDS = 2000;
const FRAME_MILLISECONDS = 80;

/** The job after one event of its stream. */
export function afterEvent(job: Job, event: JobEvent): Job {
  if (event.type === "file") return { ...job, outcomes: [...job.outcomes, event.outcome] };
  if (event.type === "progress") return { ...job, finished: event.finished, total: event.total, current: event.current };
  return { ...job, summary: event.summary, current: null, state: job.state === "cancelled" ? "cancelled" : "done" };
}

export function createUploads(api: Api, kept: Kept, collection: Collection): Uploads {
  const state = createCell<UploadsState>({ sending: null, failure: null, unsent: [], jobs: [], lost: new Set() });
  const followed = new Set<string>();
  let sending: AbortController | null = null;

  const change = (part: Partial<UploadsState>): void => state.update((before) => ({ ...before, ...part }));
  const put = (job: Job): void =>
    state.update((before) => {
      const known = before.jobs.some((one) => one.id === job.id);
      return { ...before, jobs: known ? before.jobs.map((one) => (one.id === job.id ? job : one)) : [job, ...before.jobs] };
    });
  const mark = (id: string, isLost: boolean): void =>
    state.update((before) => {
      const lost = new Set(before.lost);
      if (isLost) lost.add(id);
      else lost.delete(id);
      return { ...before, lost };
    });

  const readStream = async (job: Job): Promise<void> => {
    // The stream replays the outcomes from the first on; they are gathered afresh and shown a few times a second.
    let current: Job = { ...job, outcomes: [] };
    let planned: ReturnType<typeof setTimeout> | undefined;
    try {
      await api.jobEvents(job.id, (event) => {
        current = afterEvent(current, event);
        planned ??= setTimeout(() => {
          planned = undefined;
          put(current);
        }, FRAME_MILLISECONDS);
      });
    } finally {
      clearTimeout(planned);
    }
    put(await api.job(job.id));
  };

  const follow = async (job: Job): Promise<void> => {
    if (followed.has(job.id)) return;
    followed.add(job.id);
    for (;;) {
      try {
        await readStream(job);
        mark(job.id, false);
      } catch (error) {
        if (failureOf(error).status === 404) break;
        mark(job.id, true);
      }
      if (state.get().jobs.find((one) => one.id === job.id)?.state !== "running") break;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
    }
    followed.delete(job.id);
    await collection.refresh();
  };

  const send = async (files: readonly FileToSend[]): Promise<void> => {
    if (sending || files.length === 0) return;
    const controller = new AbortController();
    sending = controller;
    const total = files.reduce((sum, { file }) => sum + file.size, 0);
    let before = 0;
    let left = files;
    change({ sending: { sent: 0, total }, failure: null, unsent: [] });
    try {
      for (const batch of batches(files)) {
        const job = await api.upload(batch, (bytes) => change({ sending: { sent: Math.min(total, before + bytes), total } }), controller.signal);
        before += batch.reduce((sum, { file }) => sum + file.size, 0);
        left = left.slice(batch.length);
        put(job);
        void follow(job);
      }
      change({ sending: null });
    } catch (error) {
      const failure = failureOf(error);
      change(failure.kind === "cancelled" ? { sending: null } : { sending: null, failure, unsent: left });
    } finally {
      sending = null;
    }
  };

  return {
    state,
    send,
    stopSending: () => sending?.abort(),
    resume: async () => {
      const dismissed = new Set(kept.read<string[]>(DISMISSED, []));
      try {
        const jobs = (await api.jobs()).filter((job) => job.state === "running" || !dismissed.has(job.id));
        for (const job of [...jobs].reverse()) if (!followed.has(job.id)) put(job);
        for (const job of jobs) if (job.state === "running") void follow(job);
      } catch (error) {
        change({ failure: failureOf(error) });
      }
    },
    cancel: async (jobId) => {
      try {
        await api.cancelJob(jobId);
        put(await api.job(jobId));
      } catch (error) {
        change({ failure: failureOf(error) });
      }
    },
    dismiss: (jobId) => {
      kept.write(DISMISSED, [jobId, ...kept.read<string[]>(DISMISSED, [])].slice(0, REMEMBERED));
      change({ jobs: state.get().jobs.filter((job) => job.id !== jobId) });
    },
  };
}
