"""How fast files of each format are read, over the samples and what is made of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.made import made
from ingest.pipeline import ingest
from ingest.readers import read

# A new reader adds its extension here.
FORMATS = (".pdf", ".docx", ".txt", ".md", ".html", ".ofd", ".xlsx", ".csv", ".doc", ".wps")
# Files are read again until so many seconds have passed, for a steady figure.
_LEAST_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Speed:
    """Files of one format: how many, with how many pages, and how often all of them are read in a second."""

    format: str
    files: int
    pages: int
    reading: float
    ingesting: float

    def __str__(self) -> str:
        pages = f"{self.pages * self.reading:8.0f}" if self.pages else "       –"
        read, ingested = self.files * self.reading, self.files * self.ingesting
        return f"{self.format:6} {self.files:5} {read:11.1f} {pages} {ingested:12.1f}"


HEAD = "format files documents/s  pages/s   ingested/s"


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
    pages = sum(page.number is not None for data, file in files for page in read(data, file).pages)

    def reading() -> None:
        for data, file in files:
            read(data, file)

    def ingesting() -> None:
        for data, file in files:
            ingest(data, file, today=date(2024, 1, 1))

    return Speed(name, len(files), pages, _rounds(reading), _rounds(ingesting))


def _rounds(work: Callable[[], object]) -> float:
    """How many times in a second `work` is done."""
    started, done = time.perf_counter(), 0
    while time.perf_counter() - started < _LEAST_SECONDS:
        work()
        done += 1
    return done / (time.perf_counter() - started)
