/** What every call of the HTTP API shares. */
import { failureOf, refusal, RequestError } from "./failure";

export const BASE = "/api/v1";
// A foreign page cannot set this header without asking first, so it guards the calls that change something.
export const GUARD = { "X-Guiwen": "1" };

export async function call(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(BASE + path, { credentials: "same-origin", ...init });
  } catch (error) {
    throw new RequestError(failureOf(error));
  }
  if (!response.ok) throw new RequestError(refusal(response.status, await response.text()));
  return response;
}

export async function read<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await call(path, init);
  try {
    return (await response.json()) as T;
  } catch (error) {
    throw new RequestError(failureOf(error));
  }
}

export function sent(method: string, body: unknown): RequestInit {
  return { method, headers: { "Content-Type": "application/json", ...GUARD }, body: JSON.stringify(body) };
}

export const one = (id: string): string => encodeURIComponent(id);
