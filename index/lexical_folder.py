"""Where the lexical index stands on disk: `lexical/index-N`, and a pointer to the one that counts.

A rebuild fills a folder of its own and then moves the pointer, so that readers always find a whole index.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from index.durable import write_durably
from index.lexical import LexicalIndex
from ingest.errors import LibraryDamaged

POINTER = "generation.json"
PREFIX = "index-"
# The form of the index (index.lexical's fields, index.terms). An index of another form is as good as none: it is built
# anew.
FORM = 5

# Where this file of an index is missing, opening would make an empty index in place of what was there.
INDEX_FILE = "meta.json"


@dataclass(frozen=True, slots=True)
class Pointer:
    """The folder that counts, and the catalogue's generation that it has reached at least."""

    generation: int
    folder: str
    form: int = FORM


class LexicalFolder:
    """The lexical index of one Library."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @property
    def pointer_path(self) -> Path:
        """The file that changes whenever the index has."""
        return self._root / POINTER

    def pointer(self) -> Pointer | None:
        """The pointer; None when there is no index yet, or none that can be trusted."""
        try:
            found = json.loads(self.pointer_path.read_text(encoding="utf-8"))
            pointer = Pointer(int(found["generation"]), str(found["folder"]), int(found.get("form", 1)))
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError):
            return None
        usable = pointer.form == FORM and (self._root / pointer.folder).is_dir()
        return pointer if usable else None

    def open(self, pointer: Pointer) -> LexicalIndex:
        """The index that `pointer` names; LibraryDamaged when it is gone or unreadable."""
        folder = self._root / pointer.folder
        if not (folder / INDEX_FILE).is_file():
            raise LibraryDamaged(f"全文索引 {folder} 不完整。请运行 guiwen doctor --repair。")
        return LexicalIndex.open(folder)

    def create(self) -> tuple[LexicalIndex, str]:
        """A new empty index beside the present one, and the name of its folder."""
        used = [int(path.name.removeprefix(PREFIX)) for path in self._folders()]
        name = f"{PREFIX}{max(used, default=0) + 1}"
        return LexicalIndex.open(self._root / name), name

    def publish(self, pointer: Pointer) -> None:
        """Make `pointer` the one that counts, and clear away the folders that no longer do."""
        write_durably(self.pointer_path, json.dumps(asdict(pointer), ensure_ascii=False).encode("utf-8"))
        for folder in self._folders():
            if folder.name != pointer.folder:
                shutil.rmtree(folder, ignore_errors=True)

    def _folders(self) -> list[Path]:
        return [path for path in self._root.glob(f"{PREFIX}*") if path.name.removeprefix(PREFIX).isdecimal()]
