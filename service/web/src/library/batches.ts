/** Cuts an upload into requests of a size that servers take. */
import type { FileToSend } from "../api/client";

const MOST_FILES = 200;
const MOST_BYTES = 128 * 1024 * 1024;

/** The files in order, in batches of at most `mostFiles` and, but for a single larger file, `mostBytes`. */
export function batches(files: readonly FileToSend[], mostFiles = MOST_FILES, mostBytes = MOST_BYTES): readonly (readonly FileToSend[])[] {
  const done: FileToSend[][] = [];
  let open: FileToSend[] = [];
  let bytes = 0;
  for (const one of files) {
    if (open.length > 0 && (open.length >= mostFiles || bytes + one.file.size > mostBytes)) {
      done.push(open);
      open = [];
      bytes = 0;
    }
    open.push(one);
    bytes += one.file.size;
  }
  return open.length ? [...done, open] : done;
}
