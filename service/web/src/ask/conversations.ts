/** All conversations of this browser, kept under one key each, and the one that is open. */
import { createCell, type Cell } from "../storage/cell";
import type { Kept } from "../storage/kept";
import { newConversation, type Conversation } from "./conversation";

const LIMIT = 50;
const KEY = "conversation.";
const OPEN = "open-conversation";

export interface Conversations {
  readonly open: Cell<Conversation>;
  /** The conversation with this id, open or not. */
  readonly find: (id: string) => Conversation | null;
  /** Newest first, without empty ones. */
  readonly list: () => readonly Conversation[];
  readonly put: (conversation: Conversation) => void;
  readonly show: (id: string) => void;
  readonly begin: () => void;
  readonly remove: (id: string) => void;
}

export function keptConversations(kept: Kept, clock: () => number): Conversations {
  const read = (id: string): Conversation | null => kept.read<Conversation | null>(KEY + id, null);
  const list = (): readonly Conversation[] =>
    kept
      .keys(KEY)
      .map((key) => kept.read<Conversation | null>(key, null))
      .filter((one): one is Conversation => one !== null && one.turns.length > 0)
      .sort((a, b) => b.changedAt - a.changedAt);
  const open = createCell<Conversation>(read(kept.read<string>(OPEN, "")) ?? newConversation(clock()));

  const keep = (conversation: Conversation): void => {
    for (const old of list().slice(LIMIT - 1)) if (old.id !== conversation.id) kept.remove(KEY + old.id);
    if (kept.write(KEY + conversation.id, conversation)) return;
    // The browser's room is used up: the oldest half makes place.
    const all = list();
    for (const old of all.slice(Math.ceil(all.length / 2))) kept.remove(KEY + old.id);
    kept.write(KEY + conversation.id, conversation);
  };
  const openThis = (conversation: Conversation): void => {
    kept.write(OPEN, conversation.id);
    open.set(conversation);
  };

  return {
    open,
    list,
    find: (id) => (open.get().id === id ? open.get() : read(id)),
    put: (conversation) => {
      keep(conversation);
      if (open.get().id === conversation.id) openThis(conversation);
    },
    show: (id) => {
      const found = read(id);
      if (found) openThis(found);
    },
    begin: () => openThis(newConversation(clock())),
    remove: (id) => {
      kept.remove(KEY + id);
      if (open.get().id === id) openThis(newConversation(clock()));
    },
  };
}
