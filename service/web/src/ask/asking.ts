/** Sends questions; an answer finds its conversation even when another one is open by then. */
import type { Api } from "../api/client";
import { failureOf } from "../api/failure";
import type { Cell } from "../storage/cell";
import { createCell } from "../storage/cell";
import { withQuestion, withTurn, type Turn } from "./conversation";
import type { Conversations } from "./conversations";

export interface Asking {
  readonly ask: (question: string, asOf: string | null) => void;
  readonly retry: (turn: Turn) => void;
  readonly stop: (turnId: string) => void;
  /** Asks again what a reload of the page interrupted in the open conversation. */
  readonly resume: () => void;
  /** A question that got no answer, to be put back where it was typed. */
  readonly returned: Cell<string>;
}

export function createAsking(api: Api, conversations: Conversations, clock: () => number): Asking {
  const running = new Map<string, AbortController>();
  const returned = createCell("");

  const settle = (conversationId: string, turnId: string, change: Partial<Turn>): void => {
    const conversation = conversations.find(conversationId);
    if (conversation) conversations.put(withTurn(conversation, turnId, change, clock()));
  };

  const send = async (conversationId: string, turn: Turn): Promise<void> => {
    const controller = new AbortController();
    running.set(turn.id, controller);
    const server = conversations.find(conversationId)?.server ?? null;
    try {
      const answer = await api.ask({ question: turn.question, as_of: turn.asOf, conversation: server }, controller.signal);
      settle(conversationId, turn.id, { state: "answered", answer, failure: null });
    } catch (error) {
      const failure = failureOf(error);
      settle(conversationId, turn.id, failure.kind === "cancelled" ? { state: "stopped" } : { state: "failed", failure });
      if (conversations.open.get().id === conversationId) returned.set(turn.question);
    } finally {
      running.delete(turn.id);
    }
  };

  const start = (turn: Turn): void => {
    settle(conversations.open.get().id, turn.id, { state: "asking", failure: null });
    void send(conversations.open.get().id, turn);
  };

  return {
    returned,
    retry: start,
    ask: (question, asOf) => {
      const conversation = withQuestion(conversations.open.get(), question, asOf, clock());
      conversations.put(conversation);
      void send(conversation.id, conversation.turns[conversation.turns.length - 1] as Turn);
    },
    stop: (turnId) => {
      const controller = running.get(turnId);
      if (controller) controller.abort();
      else settle(conversations.open.get().id, turnId, { state: "stopped" });
    },
    resume: () => {
      for (const turn of conversations.open.get().turns) {
        if (turn.state === "asking" && !running.has(turn.id)) start(turn);
      }
    },
  };
}
