/** Short names for the shapes that the server's OpenAPI defines. */
import type { components } from "./schema";

type Schemas = components["schemas"];

/** A confirmed pair of a question and the Unit that answers it. */
export interface QuestionPair {
  readonly id?: string;
  readonly document_id: string;
  readonly title?: string;
  readonly label: string;
}

export type Answer = Schemas["GivenAnswer"];

/** An answer of a kept conversation, with what people said about it. */
export type KeptAnswer = Answer & {
  readonly asked_at: string;
  readonly confirmed?: boolean | null;
  readonly correction?: QuestionPair | null;
};

export interface ConversationSummary {
  readonly id: string;
  readonly title: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly turns: number;
}

export interface KeptConversation {
  readonly id: string;
  readonly title: string;
  readonly answers: readonly KeptAnswer[];
}

export type AnswerStatus = Answer["status"];
export type Citation = Schemas["CitationShape"];
export type Sentence = Schemas["SentenceShape"];
export type LookedAt = Schemas["LookedAt"];
export type DocumentSummary = Schemas["DocumentSummary"];
export type DocumentDetail = Schemas["DocumentDetail"];
export type DocumentKind = DocumentSummary["kind"];
export type LegalStatus = DocumentSummary["status_in_law"];
export type DocumentText = Schemas["DocumentText"];
export type Outline = Schemas["Outline"];
export type UnitNode = Schemas["UnitNode"];
export type Job = Schemas["Job"];
export type FileOutcome = Schemas["FileOutcome"];
export type Generation = Schemas["GenerationShape"];
export type ModelSettings = Schemas["ChatModelShape"];
export type IngestSummary = Schemas["IngestSummary"];

export type PageShape = Schemas["PageShape"];
export type PlaceShape = Schemas["PlaceShape"];
export type Comparison = Schemas["ComparisonShape"];
export type ComparedRow = Schemas["ComparedRow"];
export type ComparedSide = Schemas["ComparedSide"];
export type ReferenceShape = Schemas["ReferenceShape"];
export type ReferencePlace = Schemas["ReferencePlace"];
export type CitingPlace = Schemas["CitingPlace"];

export type Identity = Schemas["Identity"];
export type IdentityField = Schemas["IdentityField"];
export type Cause = Schemas["CauseShape"];
export type Versions = Schemas["Versions"];
export type Version = Schemas["VersionShape"];
export type Doubt = Schemas["DoubtfulLine"];

/** A stretch of a document's plain text, in Unicode code points. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One line of a job's event stream. */
export type JobEvent =
  | { readonly type: "progress"; readonly finished: number; readonly total: number; readonly current: string | null }
  | { readonly type: "file"; readonly outcome: FileOutcome }
  | { readonly type: "summary"; readonly summary: IngestSummary };

export type IndicatorGroup = Schemas["IndicatorGroup"];
export type IndicatorDetail = Schemas["IndicatorDetail"];
export type Suggestion = Schemas["NearGroupShape"];
export type Merge = Schemas["MergeShape"];
export type Measure = IndicatorGroup["measure"];
export type ObservationList = Schemas["ObservationList"];
export type Observation = Schemas["ObservationShape"];
export type SeriesResult = Schemas["SeriesResult"];
export type Series = Schemas["SeriesShape"];
export type PeriodKind = Series["kind"];
export type Line = Schemas["LineShape"];
export type Point = Schemas["PointShape"];
export type Reading = Schemas["ReadingShape"];
export type ReadingSource = Schemas["SourceOfReading"];
export type Change = Schemas["ChangeOfPoint"];

export type Checked = Schemas["CheckedShape"];
export type Finding = Schemas["FindingShape"];
export type Severity = Finding["severity"];
export type CheckKind = Schemas["CheckKind"];

type FoundBySearch = Schemas["SearchResult"];
/** The first event of a streamed search. */
export type SearchPart = Pick<FoundBySearch, "hits" | "offset" | "cursor" | "changed" | "query">;
/** The second event of a streamed search. */
export type SearchCounts = Pick<FoundBySearch, "total" | "hits_total" | "facets" | "milliseconds">;
export type SearchHit = Schemas["SearchHit"];
export type PassagePlace = Schemas["PassagePlace"];
export type Alike = Schemas["AlikeShape"];
export type Wordings = Schemas["WordingsShape"];
export type DraftSummary = Schemas["DraftSummary"];
export type WholeDraft = Schemas["WholeDraft"];
export type DraftContent = Schemas["DraftContent"];
export type DraftSection = Schemas["DraftSectionShape"];
export type DraftParagraph = Schemas["DraftParagraphShape"];
export type DraftNumber = Schemas["DraftNumberShape"];
export type DraftCheck = Schemas["DraftCheckShape"];
export type DraftMaterial = Schemas["MaterialShape"];
export type DraftVersion = Schemas["DraftVersionShape"];
export type AbsentSection = Schemas["AbsentSection"];
export type DraftPlace = Schemas["DraftPlaceShape"];
export type DraftFinding = Schemas["DraftFindingShape"];
export type DraftBlock = Schemas["BlockShape"];
export type DraftReview = Schemas["DraftChecks"];
export type DraftModel = Schemas["DraftModelShape"];
export type DraftRequest = Schemas["DraftRequest"];
export type FactsRow = Schemas["FactsRowShape"];
export type FactLine = Schemas["FactLine"];
export type Fault = Schemas["FaultShape"];
export type SavedSearch = Schemas["SavedShape"];
