/** JSON values kept in the browser; a browser that keeps nothing (private mode, full disk) only loses the keeping. */
const PREFIX = "guiwen.";

export interface Kept {
  readonly read: <T>(key: string, otherwise: T) => T;
  /** Whether the value was kept. */
  readonly write: (key: string, value: unknown) => boolean;
  readonly remove: (key: string) => void;
  readonly keys: (beginning: string) => readonly string[];
}

export function keptIn(storage: Storage): Kept {
  return {
    read: <T,>(key: string, otherwise: T): T => {
      const text = storage.getItem(PREFIX + key);
      if (text === null) return otherwise;
      try {
        return JSON.parse(text) as T;
      } catch {
        return otherwise;
      }
    },
    write: (key, value) => {
      try {
        storage.setItem(PREFIX + key, JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },
    remove: (key) => storage.removeItem(PREFIX + key),
    keys: (beginning) => {
      const all = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
      return all.filter((key) => key.startsWith(PREFIX + beginning)).map((key) => key.slice(PREFIX.length));
    },
  };
}
