/** The calls of the HTTP API. */
import { cancelled, failureOf, offline, refusal, RequestError } from "./failure";
import { readJobEvents } from "./jobEvents";
import type { Answer, DocumentDetail, DocumentSummary, DocumentText, Job, JobEvent, Outline } from "./shapes";

const BASE = "/api/v1";
// A foreign page cannot set this header without asking first, so it guards the calls that change something.
const GUARD = { "X-Guiwen": "1" };

export interface Question {
  readonly question: string;
  readonly as_of: string | null;
  readonly conversation: string | null;
}

/** A file to upload under the path it had in its folder. */
export interface FileToSend {
  readonly file: File;
  readonly path: string;
}

async function call(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(BASE + path, { credentials: "same-origin", ...init });
  } catch (error) {
    throw new RequestError(failureOf(error));
  }
  if (!response.ok) throw new RequestError(refusal(response.status, await response.text()));
  return response;
}

async function read<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await call(path, init);
  try {
    return (await response.json()) as T;
  } catch (error) {
    throw new RequestError(failureOf(error));
  }
}

const one = (id: string): string => encodeURIComponent(id);

export const api = {
  documents: async (): Promise<readonly DocumentSummary[]> =>
    (await read<{ documents: readonly DocumentSummary[] }>("/documents")).documents,
  document: (id: string): Promise<DocumentDetail> => read(`/documents/${one(id)}`),
  outline: (id: string): Promise<Outline> => read(`/documents/${one(id)}/outline`),
  text: (id: string): Promise<DocumentText> => read(`/documents/${one(id)}/text`),
  originalAddress: (id: string): string => `${BASE}/documents/${one(id)}/original`,
  removeDocument: async (id: string): Promise<void> => {
    await call(`/documents/${one(id)}`, { method: "DELETE", headers: GUARD });
  },
  ask: (question: Question, signal: AbortSignal): Promise<Answer> =>
    read("/ask", {
      method: "POST",
      headers: { "Content-Type": "application/json", ...GUARD },
      body: JSON.stringify(question),
      signal,
    }),
  jobs: async (): Promise<readonly Job[]> => (await read<{ jobs: readonly Job[] }>("/jobs")).jobs,
  job: (id: string): Promise<Job> => read(`/jobs/${one(id)}`),
  cancelJob: async (id: string): Promise<void> => {
    await call(`/jobs/${one(id)}`, { method: "DELETE", headers: GUARD });
  },
  jobEvents: async (id: string, onEvent: (event: JobEvent) => void): Promise<void> => {
    const response = await call(`/jobs/${one(id)}/events`);
    await readJobEvents(response, onEvent);
  },
  upload,
};

export type Api = typeof api;

// XMLHttpRequest, because fetch in these browsers does not tell how much of a body has gone out.
function upload(files: readonly FileToSend[], onSent: (bytes: number) => void, signal: AbortSignal): Promise<Job> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    for (const { file, path } of files) form.append("files", file, path);
    request.open("POST", `${BASE}/documents`);
    request.setRequestHeader("X-Guiwen", "1");
    request.upload.onprogress = (event) => onSent(event.loaded);
    request.onload = () => {
      if (request.status === 202 || request.status === 200) resolve(JSON.parse(request.responseText) as Job);
      else reject(new RequestError(refusal(request.status, request.responseText)));
    };
    request.onerror = () => reject(new RequestError(offline));
    request.onabort = () => reject(new RequestError(cancelled));
    signal.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}
