/** A conversation: the questions asked one after another, and what became of each. */
import type { Failure } from "../api/failure";
import type { Answer } from "../api/shapes";

export interface Turn {
  readonly id: string;
  readonly question: string;
  readonly asOf: string | null;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
  readonly state: "asking" | "answered" | "failed" | "stopped";
  readonly answer: Answer | null;
  readonly failure: Failure | null;
}

export interface Conversation {
  readonly id: string;
  /** The server's name for it, known after the first answer. */
  readonly server: string | null;
  readonly turns: readonly Turn[];
  readonly changedAt: number;
}

const TITLE_LENGTH = 30;

/** A name that no other turn or conversation of this browser has; crypto.randomUUID is missing on plain http. */
export function freshId(now: number): string {
  return `${now.toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
}

export function newConversation(now: number): Conversation {
  return { id: freshId(now), server: null, turns: [], changedAt: now };
}

/** The beginning of the first question; empty for a conversation without one. */
export function titleOf(conversation: Conversation): string {
  const points = Array.from(conversation.turns[0]?.question ?? "");
  return points.length > TITLE_LENGTH ? `${points.slice(0, TITLE_LENGTH).join("")}……` : points.join("");
}

export function withQuestion(conversation: Conversation, question: string, asOf: string | null, now: number): Conversation {
  const turn: Turn = { id: freshId(now), question, asOf, askedAt: now, state: "asking", answer: null, failure: null };
  return { ...conversation, turns: [...conversation.turns, turn], changedAt: now };
}

export function withTurn(conversation: Conversation, id: string, change: Partial<Turn>, now: number): Conversation {
  const turns = conversation.turns.map((turn) => (turn.id === id ? { ...turn, ...change } : turn));
  const server = change.answer?.conversation ?? conversation.server;
  return { ...conversation, turns, server, changedAt: now };
}
