"""Memory while many documents go through the pipeline: it must not grow with their number."""

from __future__ import annotations

import gc
import resource
import sys
from collections.abc import Iterator
from datetime import date
from itertools import cycle
from pathlib import Path

from ingest.pipeline import ingest

DOCUMENTS = 2_000
EVERY = 500
# One document in so many is a file of the samples, so that the libraries behind every format are used too.
_SAMPLE_EVERY = 10


def memory(folder: Path) -> Iterator[tuple[int, float]]:
    """Documents ingested so far, and the megabytes that the process holds."""
    samples = cycle([(path.read_bytes(), path.name) for path in sorted(folder.rglob("*.*")) if path.is_file()])
    for number in range(1, DOCUMENTS + 1):
        data, name = next(samples) if number % _SAMPLE_EVERY == 0 else (_made(number), f"办法{number}.txt")
        ingest(data, name, today=date(2024, 1, 1))
        if number % EVERY == 0:
            gc.collect()
            yield number, resident()


def resident() -> float:
    """Megabytes of memory that this process holds; where the system does not say, the most that it ever held."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024 / (1024 if sys.platform == "darwin" else 1)


def _made(number: int) -> bytes:
    articles = "\n".join(
        f"第{article}条　各科室应当在每月{article}日前报送第{number}号事项的办理情况，逾期不报的，予以通报。"
        for article in range(1, 40)
    )
    return f"某某县第{number}号事项管理办法\n{articles}\n".encode()
