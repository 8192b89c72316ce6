/** A conversation: the questions asked one after another, and what became of each. */
import type { Failure } from "../api/failure";
import type { Answer, Citation, KeptConversation, QuestionPair, Sentence } from "../api/shapes";

/** What has come of an answer while it is still being made. */
export interface Beginning {
  readonly step: string;
  readonly sentences: readonly Sentence[];
  readonly citations: readonly Citation[];
}

export interface Turn {
  readonly id: string;
  readonly question: string;
  readonly asOf: string | null;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
  readonly state: "asking" | "answered" | "failed" | "stopped" | "interrupted";
  readonly answer: Answer | null;
  readonly failure: Failure | null;
  /** The sentences that had come before a stop or a failure. */
  readonly beginning?: Beginning | null;
  readonly confirmed?: boolean;
  readonly correction?: QuestionPair | null;
}

export interface Conversation {
  readonly id: string;
  /** The server's name for it, known after the first answer. */
  readonly server: string | null;
  /** The name that people gave it; the first question until then. */
  readonly title?: string;
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

/** The name given to it, else the beginning of the first question; empty for a conversation without one. */
export function titleOf(conversation: Conversation): string {
  if (conversation.title) return conversation.title;
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

/** A conversation as the server keeps it, followed by what `local` asked without getting an answer. */
export function fromServer(kept: KeptConversation, local: Conversation | null, now: number): Conversation {
  const answered = kept.answers.map(
    (answer): Turn => ({
      id: answer.id ?? freshId(now),
      question: answer.question,
      asOf: answer.as_of,
      askedAt: Date.parse(answer.asked_at) || now,
      state: "answered",
      answer,
      failure: null,
      confirmed: answer.confirmed ?? false,
      correction: answer.correction ?? null,
    }),
  );
  const waiting = (local?.turns ?? []).filter((turn) => turn.state !== "answered");
  return { id: local?.id ?? freshId(now), server: kept.id, title: kept.title, turns: [...answered, ...waiting], changedAt: local?.changedAt ?? now };
}
