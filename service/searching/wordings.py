"""How one formula was worded, document by document: the nearest paragraph of each, with the changed words marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.library import Library
from index.records import DocumentRecord, PassageRecord
from index.shingles import bare
from service.comparing.wording import Run, compare_wordings
from service.searching.paragraph import Paragraph, leaves

# Passages looked at, of which each document gives its nearest paragraph.
LOOKED_AT = 120
# A paragraph words the same formula from this likeness on (Dice's coefficient over pairs of characters, numbers left
# out): below it, paragraphs share their subject or the language of reports.
SAME_FORMULA = 0.25


@dataclass(frozen=True, slots=True)
class Wording:
    """A paragraph of `document` that words the formula; `runs` mark what the asked one lacks, `asked` what it lacks."""

    document: DocumentRecord
    label: str
    start: int
    end: int
    page: int | None
    likeness: float
    runs: tuple[Run, ...]
    asked: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class _Near:
    likeness: float
    document: DocumentRecord
    piece: PassageRecord
    start: int
    line: str


def wordings(library: Library, source: Paragraph, limit: int = 50) -> list[Wording]:
    """The wordings of `source` in other documents of its kind, the oldest first; at most the `limit` nearest."""
    near = library.finder.alike(source.text, LOOKED_AT, frozenset({source.document.kind.value}))
    own = _pairs(source.text)
    best: dict[int, _Near] = {}
    for document, piece in library.finder.passages(near).values():
        for start, line in _lines(piece.text):
            alike = _dice(own, _pairs(line))
            nearer = alike >= SAME_FORMULA and (document.key not in best or alike > best[document.key].likeness)
            if nearer and document.key != source.document.key:
                best[document.key] = _Near(alike, document, piece, piece.start + start, line)
    nearest = sorted(best.values(), key=lambda one: (-one.likeness, one.document.key))[:limit]
    return [_wording(library, source, one) for one in sorted(nearest, key=lambda one: _when(one.document))]


def _wording(library: Library, source: Paragraph, near: _Near) -> Wording:
    asked, runs = compare_wordings(source.text, near.line)
    end = near.start + len(near.line)
    units = [unit for unit in leaves(library.units_within(near.document.id, near.start, end)) if unit.label]
    label, page = (units[0].label, units[0].page) if units else (near.piece.label, near.piece.page)
    return Wording(near.document, label, near.start, end, page, round(near.likeness, 3), runs, asked)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a passage and where each begins."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, line
        start += len(line) + 1


def _when(document: DocumentRecord) -> tuple[str, str]:
    return document.period or str(document.year or "9999"), document.title


def _pairs(text: str) -> frozenset[str]:
    counted = bare(text)
    return frozenset(counted[at : at + 2] for at in range(len(counted) - 1))


def _dice(one: Iterable[str], other: frozenset[str]) -> float:
    mine = frozenset(one)
    return 2 * len(mine & other) / ((len(mine) + len(other)) or 1)
