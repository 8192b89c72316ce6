/** The files of a drop or a choice, with the paths they have in their folders. */
import type { FileToSend } from "../api/client";

export interface Chosen {
  readonly files: readonly FileToSend[];
  /** How many were left out because a system or an office program made them for itself. */
  readonly skipped: number;
}

/** Whether a file is one that systems and office programs leave behind: .DS_Store, Thumbs.db, ~$报告.docx. */
export function isLitter(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name.startsWith(".") || name.startsWith("~$") || /^(thumbs\.db|desktop\.ini)$/i.test(name) || path.startsWith("__MACOSX/") || path.includes("/__MACOSX/");
}

function sorted(all: readonly FileToSend[]): Chosen {
  const files = all.filter(({ path }) => !isLitter(path));
  return { files, skipped: all.length - files.length };
}

/** What an <input type="file"> holds. */
export function chosenFiles(list: FileList): Chosen {
  return sorted(Array.from(list, (file) => ({ file, path: file.webkitRelativePath || file.name })));
}

/** What was dropped, folders walked; must be called while the drop event runs, for the browser empties it afterwards. */
export async function droppedFiles(transfer: DataTransfer): Promise<Chosen> {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry()).filter((entry): entry is FileSystemEntry => entry !== null);
  if (entries.length === 0) return chosenFiles(transfer.files);
  const found = await Promise.all(entries.map(walk));
  return sorted(found.flat());
}

async function walk(entry: FileSystemEntry): Promise<readonly FileToSend[]> {
  const path = entry.fullPath.replace(/^\//, "");
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ file, path }];
  }
  const found: FileToSend[] = [];
  for (const child of await children(entry as FileSystemDirectoryEntry)) found.push(...(await walk(child)));
  return found;
}

// readEntries gives at most a hundred at a time and says by an empty list that it is done.
async function children(directory: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
