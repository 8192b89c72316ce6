/** The calls of drafting. */
import type { AbsentSection, DraftFinding, DraftMaterial, DraftModel, DraftPlace, DraftRequest, DraftReview, DraftSection, DraftSummary, DraftVersion, FactLine, Fault, WholeDraft } from "./shapes";
import { readComposing, type KeptSection, type Written } from "./composeEvents";
import { failureOf, RequestError } from "./failure";
import { BASE, call, GUARD, one, read, sent } from "./requests";

/** What a draft is written after: a past report, with sections of others (DOCUMENT:LABEL). */
export interface AskedModel {
  readonly document: string;
  readonly period: string;
  readonly take: readonly string[];
}

/** The words of a section, changed on `revision`. */
export interface SectionEdit {
  readonly revision: number;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly auto?: boolean;
}

/** What stands above and below a draft. */
export interface DraftHeadEdit {
  readonly title: string;
  readonly addressee: string;
  readonly organisation: string;
  readonly document_number: string;
  /** Null takes it away. */
  readonly date: string | null;
}

/** Who answers for something, and why. */
export interface Vouched {
  readonly author: string;
  readonly reason: string;
}

/** What settles an untraced place: a person's word, or the words of a document. */
export type Settled = Vouched | { readonly author: string; readonly document: string; readonly quote: string };

/** What a chat model is to write: a paragraph, or with null the whole section. */
export interface Composing {
  readonly revision: number;
  readonly position: number;
  readonly paragraph: number | null;
  readonly wish: string;
  readonly author: string;
}

export type SheetFormat = "xlsx" | "csv";
export type DraftFormat = "docx" | "md" | "json";
export type SourcesAs = "annex" | "footnotes" | "off";

function modelQuery({ document, period, take }: AskedModel, more: Record<string, string> = {}): string {
  const parameters = new URLSearchParams({ document, ...(period ? { period } : {}), ...more });
  for (const each of take) parameters.append("take", each);
  return parameters.toString();
}

const change = (id: string, path: string, body: unknown): Promise<WholeDraft> => read(`/drafts/${one(id)}${path}`, sent("POST", body));

export const drafts = {
  list: async (): Promise<readonly DraftSummary[]> => (await read<{ drafts: readonly DraftSummary[] }>("/drafts")).drafts,
  model: (asked: AskedModel, signal?: AbortSignal): Promise<DraftModel> =>
    read(`/drafts/model?${modelQuery(asked)}`, signal ? { signal } : {}),
  templateAddress: (asked: AskedModel, format: SheetFormat): string => `${BASE}/drafts/template?${modelQuery(asked, { format })}`,
  readSheet: (asked: AskedModel, file: File): Promise<{ readonly facts: readonly FactLine[]; readonly faults: readonly Fault[] }> => {
    const body = new FormData();
    body.append("file", file, file.name);
    return read(`/drafts/sheet?${modelQuery({ ...asked, period: "" })}`, { method: "POST", headers: GUARD, body });
  },
  checkFacts: async (request: DraftRequest, signal: AbortSignal): Promise<readonly Fault[]> =>
    (await read<{ faults: readonly Fault[] }>("/drafts/facts", { ...sent("POST", request), signal })).faults,
  make: (request: DraftRequest, signal: AbortSignal): Promise<WholeDraft> => read("/drafts", { ...sent("POST", request), signal }),
  get: (id: string): Promise<WholeDraft> => read(`/drafts/${one(id)}`),
  remove: async (id: string): Promise<void> => {
    await call(`/drafts/${one(id)}`, { method: "DELETE", headers: GUARD });
  },
  /** The words of a section, or of one of the annex `attachment`. */
  putSection: (id: string, position: number, edit: SectionEdit, attachment?: number): Promise<WholeDraft> =>
    read(`/drafts/${one(id)}${attachment === undefined ? "" : `/attachments/${attachment}`}/sections/${position}`, sent("PUT", edit)),
  /** All sections in their new order, their marks counted anew. */
  putSections: (id: string, revision: number, sections: readonly DraftSection[]): Promise<WholeDraft> => {
    const written = sections.map(({ level, mark, heading, paragraphs }) => ({ level, mark, heading, paragraphs: paragraphs.map(({ text }) => text) }));
    return read(`/drafts/${one(id)}/sections`, sent("PUT", { revision, sections: written, count: true }));
  },
  putHead: (id: string, revision: number, head: Partial<DraftHeadEdit>): Promise<WholeDraft> => read(`/drafts/${one(id)}`, sent("PATCH", { revision, ...head })),
  /** Enters the whole facts sheet: gaps are filled and numbers traced, nobody's words change. */
  putFacts: (id: string, revision: number, facts: readonly FactLine[]): Promise<WholeDraft> => read(`/drafts/${one(id)}/facts`, sent("PUT", { revision, facts })),
  undo: (id: string, revision: number): Promise<WholeDraft> => change(id, "/undo", { revision }),
  restore: (id: string, revision: number, version: number): Promise<WholeDraft> => change(id, "/restore", { revision, version }),
  /** Drafts the section at `position`, or everything, anew. */
  renew: (id: string, revision: number, position: number | null, facts?: readonly FactLine[]): Promise<WholeDraft> =>
    change(id, "/renew", { revision, position, ...(facts ? { facts } : {}) }),
  /** Lets the chat model write a paragraph or a section; what it writes becomes a change of the draft. */
  compose: async (id: string, asked: Composing, onWritten: (written: Written) => void, signal: AbortSignal): Promise<KeptSection> => {
    const response = await call(`/drafts/${one(id)}/compose`, { ...sent("POST", asked), signal });
    try {
      return await readComposing(response, onWritten);
    } catch (error) {
      throw new RequestError(failureOf(error));
    }
  },
  materials: async (id: string): Promise<readonly DraftMaterial[]> => (await read<{ materials: readonly DraftMaterial[] }>(`/drafts/${one(id)}/materials`)).materials,
  addMaterial: (id: string, document: string): Promise<DraftMaterial> => read(`/drafts/${one(id)}/materials`, sent("POST", { document })),
  addMaterialFile: (id: string, file: File): Promise<DraftMaterial> => {
    const body = new FormData();
    body.append("file", file, file.name);
    return read(`/drafts/${one(id)}/materials/file`, { method: "POST", headers: GUARD, body });
  },
  removeMaterial: async (id: string, material: string): Promise<void> => {
    await call(`/drafts/${one(id)}/materials/${one(material)}`, { method: "DELETE", headers: GUARD });
  },
  versions: async (id: string): Promise<readonly DraftVersion[]> =>
    (await read<{ versions: readonly DraftVersion[] }>(`/drafts/${one(id)}/versions`)).versions,
  /** The sections of its model that a draft lacks. */
  absent: async (id: string): Promise<readonly AbsentSection[]> => (await read<{ sections: readonly AbsentSection[] }>(`/drafts/${one(id)}/absent`)).sections,
  putBack: (id: string, revision: number, label: string): Promise<WholeDraft> => change(id, "/sections", { revision, label }),
  /** What is open: gaps, untraced numbers, what proofreading finds, and what keeps the draft from being final. */
  checks: (id: string, signal?: AbortSignal): Promise<DraftReview> => read(`/drafts/${one(id)}/checks`, signal ? { signal } : {}),
  checksAddress: (id: string): string => `${BASE}/drafts/${one(id)}/checks/xlsx`,
  settle: (id: string, revision: number, place: DraftPlace, given: Settled): Promise<WholeDraft> => change(id, "/settle", { revision, place, ...given }),
  /** Fills a gap, or writes a number anew, in its place; what is said of its source comes with it. */
  fill: (id: string, revision: number, place: DraftPlace, text: string, given: Settled | null): Promise<WholeDraft> => change(id, "/fill", { revision, place, text, ...given }),
  accept: (id: string, revision: number, { kind, quote, message }: DraftFinding, given: Vouched): Promise<WholeDraft> =>
    change(id, "/accept", { revision, kind, quote, message, ...given }),
  finalise: (id: string, revision: number, author: string): Promise<WholeDraft> => change(id, "/finalise", { revision, author }),
  reopen: (id: string, revision: number, given: Vouched): Promise<WholeDraft> => change(id, "/reopen", { revision, ...given }),
  exportAddress: (id: string, format: DraftFormat, sources: SourcesAs): string =>
    `${BASE}/drafts/${one(id)}/export?${new URLSearchParams({ format, sources }).toString()}`,
};
