"""`python -m bench.ocr`: characters of worn pages that are read wrongly, seconds and memory that a page takes.

Beside it the same pages through rapidocr alone, in the same run.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass

from bench import baselines, figures
from bench.scans import character_errors, scans
from ingest.ocr import Image, recognise
from ingest.readers.recognition import DRAWN_AT, POINTS_PER_INCH, straightened
from ingest.readers.scans import pages_of, sheets_of


@dataclass(frozen=True, slots=True)
class Measured:
    """What reading all pages gave; `worst` is the error rate of the worst page.

    Seconds are of processor time, of all cores together: they hardly change with what else runs.
    """

    pages: int
    characters: int
    errors: int
    worst: float
    seconds_per_page: float
    clock_per_page: float
    peak_memory_mb: float

    @property
    def error_rate(self) -> float:
        """Wrong characters of all characters."""
        return self.errors / self.characters

    def __str__(self) -> str:
        return (
            f"{self.pages} pages, {self.characters} characters: error rate {self.error_rate:.3%} "
            f"(worst page {self.worst:.3%}), {self.seconds_per_page:.2f} s of processor time per page "
            f"({self.clock_per_page:.2f} s on the clock), "
            f"peak memory {self.peak_memory_mb:.0f} MB"
        )


def measure() -> Measured:
    """Read the pages of `bench.scans` as the readers of images do, up to the lines of the page."""
    return _measured(_lines_of)


def plainly() -> Measured:
    """The same pages through rapidocr as it comes: its lines one after the other, no layout."""
    return _measured(baselines.recognise)


def _lines_of(image: Image) -> str:
    points = POINTS_PER_INCH / DRAWN_AT
    height, width = image.shape[:2]
    lines = straightened(recognise(image), width, height, points)
    (read,) = pages_of([*sheets_of({1: (width * points, height * points, lines)}).values()])
    return "".join(line.text for line in read.lines)


def _measured(text_of: Callable[[Image], str]) -> Measured:
    counted: list[tuple[int, int]] = []
    seconds, clock = 0.0, 0.0
    text_of(next(scans()).image)  # models are loaded once
    for page in scans():
        started, shown = time.process_time(), time.perf_counter()
        found = text_of(page.image)
        seconds, clock = seconds + time.process_time() - started, clock + time.perf_counter() - shown
        counted.append(character_errors("".join(page.lines), found))
    return Measured(
        len(counted),
        sum(length for _, length in counted),
        sum(errors for errors, _ in counted),
        max(errors / length for errors, length in counted),
        seconds / len(counted),
        clock / len(counted),
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def main() -> None:
    """Print both, ours first, so that the memory is its own."""
    ours, plain = measure(), plainly()
    print(f"guiwen: {ours}", f"{baselines.PLAIN_OCR}: {plain}", sep="\n")
    figure = (
        f"character error rate {ours.error_rate:.2%}, {ours.seconds_per_page:.1f} s of processor time a page, "
        f"peak memory {ours.peak_memory_mb:.0f} MB; {baselines.PLAIN_OCR} in the same run {plain.error_rate:.2%}, "
        f"{plain.seconds_per_page:.1f} s"
    )
    what = f"scans: {ours.pages} worn pages (skewed, noised, blurred)"
    print(figures.table([figures.row(what, figure, "python -m bench.ocr")]))


if __name__ == "__main__":
    main()
