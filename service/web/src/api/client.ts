/** The calls of the HTTP API. */
import { cancelled, failureOf, offline, refusal, RequestError } from "./failure";
import { readAnswer, type AskEvent } from "./askEvents";
import { readJobEvents } from "./jobEvents";
import { drafts } from "./drafts";
import { BASE, call, GUARD, one, read, sent } from "./requests";
import { readSearch, type SearchListener } from "./searchEvents";
import type {
  Alike,
  Answer,
  Checked,
  CheckKind,
  CitingPlace,
  Comparison,
  ConversationSummary,
  DocumentDetail,
  DocumentSummary,
  DocumentText,
  Doubt,
  Generation,
  Identity,
  IndicatorDetail,
  Job,
  JobEvent,
  KeptConversation,
  Merge,
  ModelSettings,
  ObservationList,
  Outline,
  PageShape,
  QuestionPair,
  ReferenceShape,
  SavedSearch,
  SeriesResult,
  Span,
  Versions,
  Wordings,
} from "./shapes";

/** How many conversations one call lists. */
export const LISTED = 30;

export interface Question {
  readonly question: string;
  readonly as_of: string | null;
  readonly conversation: string | null;
  readonly language?: string;
}

/** The Unit that would have been the right one to quote. */
export interface RightUnit {
  readonly document_id: string;
  readonly label: string;
  readonly note?: string;
}

/** A field of a document's identity to set; null takes a correction back. */
export interface Edit {
  readonly name: string;
  readonly value: string | null;
}

/** What `[start, end)` of a recognised text should be. */
export interface Correction {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A file to upload under the path it had in its folder. */
export interface FileToSend {
  readonly file: File;
  readonly path: string;
}

/** A file to proofread, or the id of a document of the library. */
export type ToCheck = { readonly file: File } | { readonly file: null; readonly document: string };

function checkForm(what: ToCheck, against: string): FormData {
  const form = new FormData();
  if (what.file) form.append("file", what.file, what.file.name);
  else form.append("document", what.document);
  form.append("against", against);
  return form;
}

export const api = {
  documents: async (): Promise<readonly DocumentSummary[]> =>
    (await read<{ documents: readonly DocumentSummary[] }>("/documents")).documents,
  documentCount: async (): Promise<number> => {
    const response = await fetch("/health", { credentials: "same-origin" });
    return response.ok ? ((await response.json()) as { documents: number }).documents : NaN;
  },
  document: (id: string): Promise<DocumentDetail> => read(`/documents/${one(id)}`),
  outline: (id: string): Promise<Outline> => read(`/documents/${one(id)}/outline`),
  text: (id: string): Promise<DocumentText> => read(`/documents/${one(id)}/text`),
  identity: (id: string): Promise<Identity> => read(`/documents/${one(id)}/identity`),
  edit: (id: string, edits: readonly Edit[], note = ""): Promise<Identity> =>
    read(`/documents/${one(id)}/identity`, sent("PATCH", { edits, note })),
  versions: (id: string): Promise<Versions> => read(`/documents/${one(id)}/versions`),
  editWork: (id: string, sameAs: string | null): Promise<Versions> =>
    read(`/documents/${one(id)}/work`, sent("PUT", { same_as: sameAs })),
  undoWork: (id: string): Promise<Versions> => read(`/documents/${one(id)}/work`, { method: "DELETE", headers: GUARD }),
  compare: (id: string, other: string): Promise<Comparison> =>
    read(`/documents/${one(id)}/compare?${new URLSearchParams({ with: other }).toString()}`),
  references: async (id: string): Promise<readonly ReferenceShape[]> =>
    (await read<{ references: readonly ReferenceShape[] }>(`/documents/${one(id)}/references`)).references,
  citedBy: async (id: string, unit: string): Promise<readonly CitingPlace[]> =>
    (await read<{ citations: readonly CitingPlace[] }>(`/documents/${one(id)}/cited-by?${new URLSearchParams({ unit }).toString()}`))
      .citations,
  pages: async (id: string): Promise<readonly PageShape[]> =>
    (await read<{ pages: readonly PageShape[] }>(`/documents/${one(id)}/pages`)).pages,
  pagePicture: (id: string, page: number, width: number): string => `${BASE}/documents/${one(id)}/pages/${page}/image?width=${width}`,
  doubts: async (id: string): Promise<readonly Doubt[]> =>
    (await read<{ lines: readonly Doubt[] }>(`/documents/${one(id)}/doubts`)).lines,
  correct: (id: string, corrections: readonly Correction[]): Promise<DocumentDetail> =>
    read(`/documents/${one(id)}/corrections`, sent("POST", { corrections })),
  originalAddress: (id: string): string => `${BASE}/documents/${one(id)}/original`,
  removeDocument: async (id: string): Promise<void> => {
    await call(`/documents/${one(id)}`, { method: "DELETE", headers: GUARD });
  },
  ask: (question: Question, signal: AbortSignal): Promise<Answer> =>
    read("/ask", { ...sent("POST", question), signal }),
  askStream: async (question: Question, onEvent: (event: AskEvent) => void, signal: AbortSignal): Promise<Answer> => {
    const response = await call("/ask/stream", { ...sent("POST", question), signal });
    try {
      return await readAnswer(response, onEvent);
    } catch (error) {
      throw new RequestError(failureOf(error));
    }
  },
  conversations: async (query: string, before: string | null): Promise<readonly ConversationSummary[]> => {
    const parameters = new URLSearchParams({ q: query, limit: String(LISTED), ...(before ? { before } : {}) });
    return (await read<{ conversations: readonly ConversationSummary[] }>(`/conversations?${parameters.toString()}`)).conversations;
  },
  conversation: (id: string): Promise<KeptConversation> => read(`/conversations/${one(id)}`),
  renameConversation: async (id: string, title: string): Promise<void> => {
    await call(`/conversations/${one(id)}`, sent("PATCH", { title }));
  },
  removeConversation: async (id: string): Promise<void> => {
    await call(`/conversations/${one(id)}`, { method: "DELETE", headers: GUARD });
  },
  exportAddress: (id: string, format: "md" | "docx"): string => `${BASE}/conversations/${one(id)}/export?format=${format}`,
  confirm: async (id: string, labels: readonly number[]): Promise<void> => {
    await call(`/answers/${one(id)}/confirmation`, sent("POST", { labels }));
  },
  takeBackConfirmation: async (id: string): Promise<void> => {
    await call(`/answers/${one(id)}/confirmation`, { method: "DELETE", headers: GUARD });
  },
  correctAnswer: (id: string, unit: RightUnit): Promise<QuestionPair> => read(`/answers/${one(id)}/correction`, sent("POST", unit)),
  forgetQuestion: async (id: string): Promise<void> => {
    await call(`/questions/${one(id)}`, { method: "DELETE", headers: GUARD });
  },
  /** Observations and their counts; `query` holds the parameters of the filters. */
  observations: (query: string): Promise<ObservationList> => read(`/observations?${query}`),
  series: (query: string): Promise<SeriesResult> => read(`/series?${query}`),
  seriesAddress: (query: string, format: "xlsx" | "csv"): string => `${BASE}/series.${format}?${query}`,
  search: async (query: string, listener: SearchListener, signal: AbortSignal): Promise<void> => {
    const response = await call(`/search/stream?${query}`, { signal });
    try {
      await readSearch(response, listener);
    } catch (error) {
      throw new RequestError(failureOf(error));
    }
  },
  matches: async (id: string, query: string, { start, end }: Span): Promise<readonly Span[]> => {
    const parameters = new URLSearchParams({ q: query, start: String(start), end: String(end) });
    return (await read<{ matches: readonly Span[] }>(`/documents/${one(id)}/matches?${parameters.toString()}`)).matches;
  },
  /** A group of indicators by its id: its names, what people said of them, and what may be the same. */
  indicator: (group: string): Promise<IndicatorDetail> => read(`/indicators/group?${new URLSearchParams({ group }).toString()}`),
  merges: async (): Promise<readonly Merge[]> => (await read<{ merges: readonly Merge[] }>("/indicators/merges?undone=true")).merges,
  sayOfNames: async (first: string, second: string, same: boolean): Promise<void> => {
    await call("/indicators/merges", sent("POST", { first, second, same }));
  },
  undoMerge: async (id: number): Promise<void> => {
    await call(`/indicators/merges/${id}`, { method: "DELETE", headers: GUARD });
  },
  alike: (passage: string): Promise<Alike> => read(`/passages/${one(passage)}/alike?limit=5`),
  wordings: (passage: string): Promise<Wordings> => read(`/passages/${one(passage)}/wording`),
  savedSearches: async (): Promise<readonly SavedSearch[]> => (await read<{ searches: readonly SavedSearch[] }>("/searches")).searches,
  saveSearch: (search: unknown): Promise<SavedSearch> => read("/searches", sent("POST", search)),
  renameSearch: (id: string, name: string): Promise<SavedSearch> => read(`/searches/${one(id)}`, sent("PATCH", { name })),
  removeSearch: async (id: string): Promise<void> => {
    await call(`/searches/${one(id)}`, { method: "DELETE", headers: GUARD });
  },
  checkKinds: async (): Promise<readonly CheckKind[]> => (await read<{ checks: readonly CheckKind[] }>("/check")).checks,
  switchCheck: (kind: string, on: boolean): Promise<CheckKind> => read(`/check/${one(kind)}`, sent("PUT", { on })),
  check: (what: ToCheck, against: string, signal: AbortSignal): Promise<Checked> => read("/check", { method: "POST", headers: GUARD, body: checkForm(what, against), signal }),
  /** What the same call finds, as a workbook. */
  checkWorkbook: async (what: ToCheck, against: string): Promise<Blob> =>
    (await call("/check/xlsx", { method: "POST", headers: GUARD, body: checkForm(what, against) })).blob(),
  model: (): Promise<ModelSettings> => read("/model"),
  generations: async (): Promise<readonly Generation[]> =>
    (await read<{ generations: readonly Generation[] }>("/generations")).generations,
  generation: (id: string): Promise<Generation> => read(`/generations/${one(id)}`),
  startGeneration: (documents: readonly string[]): Promise<Generation> => read("/generations", sent("POST", { documents })),
  cancelGeneration: async (id: string): Promise<void> => {
    await call(`/generations/${one(id)}`, { method: "DELETE", headers: GUARD });
  },
  jobs: async (): Promise<readonly Job[]> => (await read<{ jobs: readonly Job[] }>("/jobs")).jobs,
  job: (id: string): Promise<Job> => read(`/jobs/${one(id)}`),
  cancelJob: async (id: string): Promise<void> => {
    await call(`/jobs/${one(id)}`, { method: "DELETE", headers: GUARD });
  },
  jobEvents: async (id: string, onEvent: (event: JobEvent) => void): Promise<void> => {
    const response = await call(`/jobs/${one(id)}/events`);
    await readJobEvents(response, onEvent);
  },
  drafts,
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
