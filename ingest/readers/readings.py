"""What was recognised on the pages of files, kept in a folder: one file of JSON lines for the bytes of each."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.document import Box
from ingest.ocr import ENGINE
from ingest.readers.recognition import RecognisedLine

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Readings:
    """`ab/abcd….jsonl` under `folder`; a page that was recognised twice counts as it was read last.

    A page is on disk as soon as it was recognised, so that a long scan goes on where it was interrupted. What is lost
    or torn is recognised again, and a disk that refuses costs only that.
    """

    folder: Path

    def recall(self, sha256: str) -> Mapping[int, tuple[RecognisedLine, ...]]:
        """The pages of these bytes that were recognised before, by number."""
        pages = {}
        for written in self._written(sha256):
            try:
                told = json.loads(written)
                pages[int(told["page"])] = tuple(
                    RecognisedLine(str(text), Box(*map(float, box)), float(confidence))
                    for text, confidence, *box in told["lines"]
                )
            except (ValueError, TypeError, LookupError):
                continue  # torn by a crash
        return pages

    def keep(self, sha256: str, page: int, lines: Sequence[RecognisedLine]) -> None:
        """Remember the lines of one page."""
        told = {
            "page": page,
            "engine": ENGINE,
            "lines": [
                [line.text, line.confidence, line.box.left, line.box.top, line.box.right, line.box.bottom]
                for line in lines
            ],
        }
        path = self._path(sha256)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("ab") as file:
                # The newline in front closes a line that a crash has torn.
                file.write(b"\n" + json.dumps(told, ensure_ascii=False).encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            LOG.warning("cannot keep what was recognised in %s: %s", path, error)

    def _written(self, sha256: str) -> list[bytes]:
        try:
            return [line for line in self._path(sha256).read_bytes().split(b"\n") if line]
        except OSError:
            return []

    def _path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / f"{sha256}.jsonl"
