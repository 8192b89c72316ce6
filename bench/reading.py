"""Files that people have, read by the product and by a plain loop over a known library: PDF, scanned PDF, OFD."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from bench.baselines import BASELINES, PLAIN_OCR, recognise_pdf
from bench.timing import ROUNDS, Comparison, compare
from ingest import ocr
from ingest.document import Reading
from ingest.errors import IngestError
from ingest.readers import read

SCANNED = "scanned PDF"
KINDS = ("PDF", "OFD", SCANNED)
# A page takes seconds to be recognised, and always the same ones.
_SCANNED_ROUNDS = 1


def reading(folder: Path) -> Iterator[tuple[str, Comparison]]:
    """Each file to lines with positions, with its kind; scans only where recognition is installed.

    A PDF of which a page has to be recognised is compared with recognition, which pypdf does not do.
    """
    for path in sorted(one for one in folder.rglob("*") if one.suffix.lower() in (".pdf", ".ofd") and one.is_file()):
        data, name = path.read_bytes(), path.name
        try:
            found = read(data, name)
        except IngestError:
            continue
        kind = _kind(found, path.suffix.lower())
        plain, baseline = (PLAIN_OCR, recognise_pdf) if kind == SCANNED else BASELINES[path.suffix.lower()]
        rounds = _SCANNED_ROUNDS if kind == SCANNED else ROUNDS
        yield kind, _compared(name, data, plain, baseline, rounds)


def _compared(name: str, data: bytes, plain: str, baseline: Callable[[bytes], None], rounds: int) -> Comparison:
    return compare(name, partial(read, data, name), plain, partial(baseline, data), rounds)


def _kind(found: Reading, suffix: str) -> str:
    segments = (segment for page in found.pages for line in page.lines for segment in line.segments)
    if suffix == ".pdf":
        return SCANNED if any(segment.confidence is not None for segment in segments) else "PDF"
    return "OFD"


def total(kind: str, compared: Sequence[Comparison]) -> Comparison:
    """All files of one kind together."""
    walls = sum(each.walls[0] for each in compared), sum(each.walls[1] for each in compared)
    product, baseline = sum(each.product for each in compared), sum(each.baseline for each in compared)
    name = f"reading {len(compared)} {kind} files together"
    return Comparison(name, product, compared[0].baseline_name, baseline, walls)


def span(compared: Iterable[Comparison]) -> str:
    """How many times as fast the slowest and the fastest of them are."""
    ratios = sorted(each.ratio for each in compared)
    return f"{ratios[0]:.1f} to {ratios[-1]:.1f}"


def without_recognition() -> str:
    """What is to be said where scans cannot be read."""
    return "" if ocr.is_installed() else "scans are left out: make ocr"
