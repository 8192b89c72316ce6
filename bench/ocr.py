"""`python -m bench.ocr`: characters of worn pages that are read wrongly, seconds and memory that a page takes."""

from __future__ import annotations

import resource
import statistics
import time
from dataclasses import dataclass

from bench.scans import character_errors, scans
from ingest.ocr import recognise
from ingest.readers.recognition import DRAWN_AT, POINTS_PER_INCH, straightened
from ingest.readers.scans import pages_of, sheets_of


@dataclass(frozen=True, slots=True)
class Measured:
    """What reading all pages gave; `worst` is the error rate of the worst page."""

    pages: int
    characters: int
    errors: int
    worst: float
    seconds_per_page: float
    peak_memory_mb: float

    @property
    def error_rate(self) -> float:
        """Wrong characters of all characters."""
        return self.errors / self.characters

    def __str__(self) -> str:
        return (
            f"{self.pages} pages, {self.characters} characters: error rate {self.error_rate:.3%} "
            f"(worst page {self.worst:.3%}), {self.seconds_per_page:.2f} s per page, "
            f"peak memory {self.peak_memory_mb:.0f} MB"
        )


def measure() -> Measured:
    """Read the pages of `bench.scans` as the readers of images do, up to the lines of the page."""
    counted: list[tuple[int, int]] = []
    seconds: list[float] = []
    points = POINTS_PER_INCH / DRAWN_AT
    for page in scans():
        started = time.perf_counter()
        height, width = page.image.shape[:2]
        lines = straightened(recognise(page.image), width, height, points)
        (read,) = pages_of([*sheets_of({1: (width * points, height * points, lines)}).values()])
        seconds.append(time.perf_counter() - started)
        counted.append(character_errors("".join(page.lines), "".join(line.text for line in read.lines)))
    return Measured(
        len(counted),
        sum(length for _, length in counted),
        sum(errors for errors, _ in counted),
        max(errors / length for errors, length in counted),
        statistics.fmean(seconds),
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


if __name__ == "__main__":
    print(measure())
