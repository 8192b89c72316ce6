"""What a peer's process does: read the task, index, search, and write down what was found and what it took.

It stands on the standard library alone, for it runs in every peer's environment.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

# A peer that cuts texts gives pieces; this many more are asked for, since several may be of one document.
DEEPER = 1.5
# How texts are cut, as LangChain's splitter is told: its documentation's figures for prose.
PIECE, OVERLAP = 500, 50


@dataclass(frozen=True)
class Text:
    """A document of the task."""

    id: str
    title: str
    text: str

    @property
    def whole(self) -> str:
        """Title and text, as a peer without fields is given them."""
        return f"{self.title}\n{self.text}"


@dataclass(frozen=True)
class Piece:
    """A part of a document that was found: `[start, end)` of its text."""

    document: str
    start: int
    end: int


class Peer(Protocol):
    """One way to find pieces of texts."""

    def index(self, texts: Sequence[Text], folder: Path) -> None:
        """Take in the texts; `folder` is for whatever it keeps on disk."""

    def search(self, question: str, limit: int) -> list[Piece]:
        """At most `limit` pieces, best first."""


def cut(text: Text) -> list[Piece]:
    """The text in pieces of PIECE characters that overlap: what peers without a splitter of their own are given."""
    if len(text.text) <= PIECE:
        return [Piece(text.id, 0, len(text.text))]
    step = PIECE - OVERLAP
    starts = range(0, len(text.text) - OVERLAP, step)
    return [Piece(text.id, start, min(start + PIECE, len(text.text))) for start in starts]


def shown(text: Text, piece: Piece) -> str:
    """What a peer reads of a piece: the title of its document, and its words."""
    return f"{text.title}\n{text.text[piece.start : piece.end]}"


def pieces(texts: Sequence[Text]) -> tuple[list[Piece], list[str]]:
    """All pieces, and what is read of each."""
    cuts = [(text, piece) for text in texts for piece in cut(text)]
    return [piece for _, piece in cuts], [shown(text, piece) for text, piece in cuts]


def run(make: Callable[[str], Peer]) -> None:
    """Do the task named on the command line with a peer made for its variant."""
    task = json.loads(Path(sys.argv[1]).read_bytes())
    out = Path(sys.argv[2])
    folder = out.with_suffix(".kept")
    folder.mkdir(parents=True, exist_ok=True)
    texts = [Text(**one) for one in task["documents"]]
    peer = make(sys.argv[3] if len(sys.argv) > 3 else "")
    clock, processor = time.perf_counter(), time.process_time()
    peer.index(texts, folder)
    told = {"index_seconds": time.perf_counter() - clock, "index_processor": time.process_time() - processor}
    limit = int(DEEPER * task["depth"])
    peer.search(task["questions"][0]["question"], limit)
    found, times = {}, []
    processor = time.process_time()
    for one in task["questions"]:
        clock = time.perf_counter()
        hits = peer.search(one["question"], limit)
        times.append(1000 * (time.perf_counter() - clock))
        found[one["id"]] = [[hit.document, hit.start, hit.end] for hit in hits]
    told["query_processor"] = 1000 * (time.process_time() - processor) / len(times)
    disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    out.write_text(json.dumps(told | {"found": found, "milliseconds": times, "peak_mb": _peak(), "disk_mb": disk}))


def _peak() -> float:
    """The most megabytes that this process held; what the one that started it held counts in rusage, and not here."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024 / (1024 if sys.platform == "darwin" else 1)
