/** The conversations that the server keeps, found by words, renamed and deleted; and those that never got an answer. */
import { LISTED, type Api } from "../api/client";
import { failureOf, type Failure } from "../api/failure";
import { createCell, type Cell } from "../storage/cell";
import { fromServer, titleOf, type Conversation } from "./conversation";
import type { Conversations } from "./conversations";

/** One line of the list; `server` is null for what only this browser has. */
export interface PastItem {
  readonly server: string | null;
  readonly local: string | null;
  readonly title: string;
  readonly changedAt: string;
}

export interface PastState {
  /** Null until the server has said whether it keeps conversations. */
  readonly kept: boolean | null;
  readonly items: readonly PastItem[];
  readonly more: boolean;
  readonly failure: Failure | null;
}

export interface Past {
  readonly state: Cell<PastState>;
  readonly find: (words: string) => Promise<void>;
  readonly more: () => Promise<void>;
  readonly open: (item: PastItem) => Promise<void>;
  readonly rename: (item: PastItem, title: string) => Promise<void>;
  readonly remove: (item: PastItem) => Promise<void>;
}

function localItem(conversation: Conversation): PastItem {
  return { server: conversation.server, local: conversation.id, title: titleOf(conversation), changedAt: new Date(conversation.changedAt).toISOString() };
}

export function createPast(api: Api, conversations: Conversations, clock: () => number): Past {
  const state = createCell<PastState>({ kept: null, items: [], more: false, failure: null });
  let wanted = "";
  let asked = 0;

  const page = async (words: string, before: string | null): Promise<readonly PastItem[]> => {
    const found = await api.conversations(words, before);
    return found.map((one) => ({ server: one.id, local: null, title: one.title, changedAt: one.updated_at }));
  };
  const unanswered = (words: string): readonly PastItem[] =>
    conversations.list().filter((one) => one.server === null).map(localItem).filter((item) => item.title.includes(words));
  const failed = (error: unknown): void => {
    const failure = failureOf(error);
    if (failure.status === 404 && state.get().kept !== true) state.update((before) => ({ ...before, kept: false }));
    else state.update((before) => ({ ...before, failure }));
  };
  const find = async (words: string): Promise<void> => {
    wanted = words;
    const turn = (asked += 1);
    try {
      const items = await page(words.trim(), null);
      // An older answer that comes late must not replace a newer one.
      if (turn !== asked) return;
      state.set({ kept: true, items: [...unanswered(words.trim()), ...items], more: items.length === LISTED, failure: null });
    } catch (error) {
      if (turn === asked) failed(error);
    }
  };
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      await find(wanted);
    } catch (error) {
      failed(error);
    }
  };
  const known = (item: PastItem): Conversation | null =>
    conversations.list().find((one) => (item.server ? one.server === item.server : one.id === item.local)) ?? null;

  return {
    state,
    find,
    more: async () => {
      const last = state.get().items[state.get().items.length - 1];
      try {
        const items = await page(wanted.trim(), last?.changedAt ?? null);
        state.update((before) => ({ ...before, items: [...before.items, ...items], more: items.length === LISTED }));
      } catch (error) {
        failed(error);
      }
    },
    open: async (item) => {
      const local = known(item);
      if (item.server === null) return local ? conversations.show(local.id) : undefined;
      try {
        const conversation = fromServer(await api.conversation(item.server), local, clock());
        conversations.put(conversation);
        conversations.show(conversation.id);
        state.update((before) => ({ ...before, failure: null }));
      } catch (error) {
        failed(error);
      }
    },
    rename: (item, title) =>
      attempt(async () => {
        if (item.server) await api.renameConversation(item.server, title);
        const local = known(item);
        if (local) conversations.put({ ...local, title });
      }),
    remove: (item) =>
      attempt(async () => {
        if (item.server) await api.removeConversation(item.server);
        const local = known(item);
        if (local) conversations.remove(local.id);
      }),
  };
}
