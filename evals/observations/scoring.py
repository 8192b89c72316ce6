"""The figures of a set: each source is read by the product, and what it found is laid beside what is expected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evals.observations.folding import Folded
from evals.observations.gold import Expected, FileOfGold
from evals.observations.lines import Placed, place_lines, source_lines
from evals.observations.matching import Beside, Pair, lay_beside
from ingest.document import Document, DocumentKind
from ingest.errors import SettingsError
from ingest.observation import Observation
from ingest.pipeline import ingest

__all__ = ["Score", "find_source", "score", "score_document", "to_json"]


@dataclass(frozen=True, slots=True)
class Score:
    """What one source gave.

    `lines_not_found` are the annotated lines of which a piece is not in the text that the product made.
    """

    name: str
    text: str
    beside: Beside
    lines_not_found: tuple[int, ...]

    def line_of(self, found: Observation) -> str:
        """The words around what was found, for a person who looks for the reason."""
        return self.text[max(0, found.start - 15) : found.end + 10].replace("\n", "⏎")


def find_source(name: str, folders: Sequence[Path]) -> Path | None:
    """The file of this name in one of `folders` or below; SettingsError for a folder that is missing."""
    for folder in folders:
        if not folder.is_dir():
            raise SettingsError(f"没有文件夹 {folder}。请用 --source 指出原文所在的文件夹。")
    return next((path for folder in folders for path in sorted(folder.rglob(name)) if path.is_file()), None)


def score(path: Path, gold: FileOfGold, today: date) -> Score:
    """Read `path` as a report, and judge what was found in it."""
    data = path.read_bytes()
    document = ingest(data, path.name, kind=DocumentKind.REPORT, today=today)
    return score_document(document, source_lines(path, data), gold)


def score_document(document: Document, lines: Sequence[str], gold: FileOfGold) -> Score:
    """Judge what `document` holds against `gold`; `lines` are those of its source."""
    text = Folded.of(document.text)
    placed = place_lines(lines, text)
    expected = [(one, _place(one, lines, placed, text, gold.name)) for one in gold.expected]
    ranges = list(_ranges(gold, placed, text))
    found = [one for one in document.observations if any(start <= one.start < end for start, end in ranges)]
    annotated = sorted({one.line for one in gold.expected})
    lost = tuple(number for number in annotated if not placed[number - 1].whole)
    return Score(gold.name, document.text, lay_beside(expected, found), lost)


def _place(
    one: Expected, lines: Sequence[str], placed: Sequence[Placed], text: Folded, name: str
) -> tuple[int, int] | None:
    """The span of the expected number in the text; SettingsError where the source itself does not have it."""
    start = one.start(lines[one.line - 1]) if one.line <= len(lines) else None
    if start is None:
        raise SettingsError(
            f"{name} 第 {one.line} 行没有第 {one.nth} 个“{one.text}”。请检查标注所依据的原文是否同一份。"
        )
    return placed[one.line - 1].find(start, start + len(one.text), text)


def _ranges(gold: FileOfGold, placed: Sequence[Placed], text: Folded) -> Iterator[tuple[int, int]]:
    """Yield the span in the text of each range that is annotated throughout."""
    for scope in gold.scopes:
        spans = [span for one in placed[scope.first - 1 : scope.last] if (span := one.span(text))]
        if spans:
            yield min(start for start, _ in spans), max(end for _, end in spans)


def to_json(scores: Sequence[Score]) -> dict[str, object]:
    """The figures as they are printed: of all sources together, then of each."""
    figures = _figures([one.beside for one in scores])
    figures["lines_not_found"] = {one.name: list(one.lines_not_found) for one in scores if one.lines_not_found}
    figures["files"] = {one.name: _figures([one.beside]) for one in scores}
    return figures


def _figures(besides: Sequence[Beside]) -> dict[str, object]:
    pairs = [pair for one in besides for pair in one.pairs]
    named = [pair for pair in pairs if pair.indicator]
    expected = len(pairs) + sum(len(one.missed) for one in besides)
    found = len(pairs) + sum(len(one.false) for one in besides)
    return {
        "expected": expected,
        "found": found,
        "recall": _share(len(named), expected),
        "precision": _share(len(named), found),
        "value_and_unit": {"recall": _share(len(pairs), expected), "precision": _share(len(pairs), found)},
        **_right(pairs),
    }


def _right(pairs: Iterable[Pair]) -> dict[str, float | None]:
    """The shares of the pairs in which the other fields are right."""
    pairs = list(pairs)
    told = [one.organisation for one in pairs if one.organisation is not None]
    return {
        "indicator": _share(sum(one.indicator for one in pairs), len(pairs)),
        "period": _share(sum(one.period for one in pairs), len(pairs)),
        "organisation": _share(sum(told), len(told)),
        "qualifier": _share(sum(one.qualifier for one in pairs), len(pairs)),
    }


def _share(some: int, of: int) -> float | None:
    return round(some / of, 4) if of else None
