"""How fast files of each format are read, over the samples and what is made of them, and how much faster than plainly.

Pages are those of the file, or as many as its characters fill: 22 lines of 28 (GB/T 9704—2012, 5.2.3), marked ~.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.baselines import BASELINES
from bench.made import made
from bench.timing import Comparison, compare
from ingest.pipeline import ingest
from ingest.readers import read

# A new reader adds its extension here.
FORMATS = (".pdf", ".docx", ".txt", ".md", ".html", ".ofd", ".xlsx", ".csv", ".doc", ".wps")
# Files are read again until so many seconds have passed, for a steady figure.
_LEAST_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Speed:
    """Files of one format: how many, with how many pages, and how often all of them are read in a second.

    `compared` is the reading beside its baseline, in CPU time.
    """

    format: str
    files: int
    pages: float
    printed: bool
    reading: float
    ingesting: float
    compared: Comparison | None

    def __str__(self) -> str:
        pages = f"{'' if self.printed else '~'}{self.pages * self.reading:.0f}"
        read, ingested = self.files * self.reading, self.files * self.ingesting
        beside = f"{self.compared.ratio:5.1f} × {self.compared.baseline_name}" if self.compared else "    –"
        return f"{self.format:6} {self.files:5} {read:11.1f} {pages:>8} {ingested:12.1f} {beside}"


HEAD = "format files documents/s  pages/s   ingested/s speed of reading"
_CHARACTERS_OF_PAGE = 22 * 28


def speeds(folder: Path) -> list[Speed]:
    """The speed of each format that has files in `folder`, or that can be made of them."""
    found = []
    others = [(data, name) for name, data in made(folder)]
    for extension in FORMATS:
        files = [(path.read_bytes(), path.name) for path in sorted(folder.rglob(f"*{extension}"))]
        files = files or [(data, name) for data, name in others if name.endswith(extension)]
        if files:
            found.append(_speed(extension[1:], files))
    return found


def _speed(name: str, files: Sequence[tuple[bytes, str]]) -> Speed:
    pages = [page for data, file in files for page in read(data, file).pages]
    printed = all(page.number is not None for page in pages)
    characters = sum(len(line.text) for page in pages for line in page.lines)
    count = len(pages) if printed else characters / _CHARACTERS_OF_PAGE

    def reading() -> None:
        for data, file in files:
            read(data, file)

    def ingesting() -> None:
        for data, file in files:
            ingest(data, file, today=date(2024, 1, 1))

    return Speed(
        name, len(files), count, printed, _rounds(reading), _rounds(ingesting), _compared(name, reading, files)
    )


def _compared(name: str, reading: Callable[[], None], files: Sequence[tuple[bytes, str]]) -> Comparison | None:
    if f".{name}" not in BASELINES:
        return None
    baseline, plain = BASELINES[f".{name}"]

    def plainly() -> None:
        for data, _ in files:
            plain(data)

    return compare(f"{len(files)} {name}", reading, baseline, plainly)


def _rounds(work: Callable[[], object]) -> float:
    """How many times in a second `work` is done."""
    started, done = time.perf_counter(), 0
    while time.perf_counter() - started < _LEAST_SECONDS:
        work()
        done += 1
    return done / (time.perf_counter() - started)
