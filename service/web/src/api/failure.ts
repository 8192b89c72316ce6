/** Why a request gave no result; the words for it are chosen where it is shown. */
export interface Failure {
  readonly kind: "offline" | "cancelled" | "refused";
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

export class RequestError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.detail || failure.kind);
    this.name = "RequestError";
  }
}

export const offline: Failure = { kind: "offline", status: 0, code: "", detail: "" };
export const cancelled: Failure = { kind: "cancelled", status: 0, code: "", detail: "" };

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

/** The failure behind whatever a request threw. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RequestError) return error.failure;
  if (isAbort(error)) return cancelled;
  return offline;
}

/** The failure that a response with an error status carries (RFC 9457 where the server sent it). */
export function refusal(status: number, body: string): Failure {
  let code = "";
  let detail = "";
  try {
    const problem = JSON.parse(body) as { code?: unknown; detail?: unknown };
    if (typeof problem.code === "string") code = problem.code;
    if (typeof problem.detail === "string") detail = problem.detail;
  } catch {
    // Not JSON: a proxy's page. The status alone tells what to say.
  }
  return { kind: "refused", status, code, detail };
}
