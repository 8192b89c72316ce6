/** Sends questions; an answer finds its conversation even when another one is open by then. */
import type { AskEvent } from "../api/askEvents";
import type { Api, Question } from "../api/client";
import { failureOf, RequestError } from "../api/failure";
import type { Answer } from "../api/shapes";
import type { Cell } from "../storage/cell";
import { createCell } from "../storage/cell";
import { withQuestion, withTurn, type Beginning, type Turn } from "./conversation";
import type { Conversations } from "./conversations";

export interface Asking {
  readonly ask: (question: string, asOf: string | null) => void;
  /** Asks in a new conversation, where no earlier turn completes the words. */
  readonly askAlone: (question: string, asOf: string | null) => void;
  readonly retry: (turn: Turn) => void;
  readonly stop: (turnId: string) => void;
  /** Marks what a reload of the page interrupted in the open conversation, so that it can be asked again. */
  readonly resume: () => void;
  /** A question that got no answer, to be put back where it was typed. */
  readonly returned: Cell<string>;
  /** What has come so far of the answers that are being made, by the ids of their turns. */
  readonly live: Cell<Readonly<Record<string, Beginning>>>;
  /** Counts the answers that came, so that lists of conversations know when to look again. */
  readonly answered: Cell<number>;
}

const NOTHING: Beginning = { step: "", sentences: [], citations: [] };

export function withEvent(before: Beginning, event: AskEvent): Beginning {
  if (event.type === "progress") return { ...before, step: event.step };
  if (event.type !== "sentence") return before;
  const sentence = { text: event.text, citations: event.citations };
  return { ...before, sentences: [...before.sentences, sentence], citations: [...before.citations, ...event.new] };
}

const isMissing = (error: unknown): boolean => error instanceof RequestError && [404, 405].includes(error.failure.status);

/** Asks with streaming, in one piece where the server does not stream, and afresh where it has lost the conversation. */
function streaming(api: Api): (question: Question, onEvent: (event: AskEvent) => void, signal: AbortSignal) => Promise<Answer> {
  let streams = true;
  const whole = async ({ question, as_of, conversation }: Question, signal: AbortSignal): Promise<Answer> => {
    try {
      return await api.ask({ question, as_of, conversation }, signal);
    } catch (error) {
      if (!isMissing(error) || conversation === null) throw error;
      return api.ask({ question, as_of, conversation: null }, signal);
    }
  };
  return async (question, onEvent, signal) => {
    if (!streams) return whole(question, signal);
    try {
      return await api.askStream(question, onEvent, signal);
    } catch (error) {
      if (!isMissing(error)) throw error;
      const answer = await whole(question, signal);
      streams = question.conversation !== null;
      return answer;
    }
  };
}

export function createAsking(api: Api, conversations: Conversations, clock: () => number, language: () => string = () => "zh"): Asking {
  const running = new Map<string, AbortController>();
  const returned = createCell("");
  const live = createCell<Readonly<Record<string, Beginning>>>({});
  const answered = createCell(0);
  const answer = streaming(api);

  const settle = (conversationId: string, turnId: string, change: Partial<Turn>): void => {
    const conversation = conversations.find(conversationId);
    if (conversation) conversations.put(withTurn(conversation, turnId, change, clock()));
  };
  const told = (turnId: string, event: AskEvent): void =>
    live.update((all) => ({ ...all, [turnId]: withEvent(all[turnId] ?? NOTHING, event) }));
  const forget = (turnId: string): void => {
    running.delete(turnId);
    live.update(({ [turnId]: _, ...rest }) => rest);
  };

  const send = async (conversationId: string, turn: Turn): Promise<void> => {
    const controller = new AbortController();
    running.set(turn.id, controller);
    const question: Question = {
      question: turn.question,
      as_of: turn.asOf,
      conversation: conversations.find(conversationId)?.server ?? null,
      // Chinese is what a server takes for granted.
      ...(language() === "en" ? { language: "en" } : {}),
    };
    try {
      const found = await answer(question, (event) => told(turn.id, event), controller.signal);
      settle(conversationId, turn.id, { state: "answered", answer: found, failure: null, beginning: null });
      answered.update((count) => count + 1);
    } catch (error) {
      const failure = failureOf(error);
      const begun = live.get()[turn.id];
      const beginning = begun && begun.sentences.length > 0 ? begun : null;
      const stopped = failure.kind === "cancelled";
      settle(conversationId, turn.id, stopped ? { state: "stopped", beginning } : { state: "failed", failure, beginning });
      if (conversations.open.get().id === conversationId) returned.set(turn.question);
    } finally {
      forget(turn.id);
    }
  };

  const start = (turn: Turn): void => {
    settle(conversations.open.get().id, turn.id, { state: "asking", failure: null, beginning: null });
    void send(conversations.open.get().id, turn);
  };
  const ask = (question: string, asOf: string | null): void => {
    const conversation = withQuestion(conversations.open.get(), question, asOf, clock());
    conversations.put(conversation);
    void send(conversation.id, conversation.turns[conversation.turns.length - 1] as Turn);
  };

  return {
    returned,
    live,
    answered,
    ask,
    retry: start,
    askAlone: (question, asOf) => {
      conversations.begin();
      ask(question, asOf);
    },
    stop: (turnId) => {
      const controller = running.get(turnId);
      if (controller) controller.abort();
      else settle(conversations.open.get().id, turnId, { state: "stopped" });
    },
    resume: () => {
      const { id, turns } = conversations.open.get();
      for (const turn of turns) {
        if (turn.state === "asking" && !running.has(turn.id)) settle(id, turn.id, { state: "interrupted" });
      }
    },
  };
}
