"""Searches measured: how often a passage that the searcher would take stands among the first ten."""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.library import Library
from index.training.statutes import rows
from ingest.errors import SettingsError
from service.searching.searcher import Place, Request, Searcher

DEPTH = 10
# A line of a file corresponds to a passage that holds this much of its characters, or of which it holds this much.
_SHARED = 0.5
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Relevant:
    """A place that a searcher is glad to see: lines of a file, a label, words of the text, or the whole file."""

    file: str
    lines: tuple[int, int] | None = None
    label: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class GoldSearch:
    """A query with the passages that are relevant to it."""

    id: str
    query: str
    kind: str
    gold: tuple[Relevant, ...]


@dataclass(frozen=True, slots=True)
class Searched:
    """A query, the place of the first relevant hit (from 1, 0 for none among DEPTH), and how long it took."""

    search: GoldSearch
    place: int
    milliseconds: float
    kinds: tuple[str, ...]


def read_searches(file: Path) -> list[GoldSearch]:
    """The queries of a file of JSON lines."""
    return [_search(row) for row in rows(file)]


def _search(row: Mapping[str, Any]) -> GoldSearch:
    gold = tuple(
        Relevant(
            file=one["file"],
            lines=tuple(one["lines"]) if one.get("lines") else None,
            label=one.get("label") or "",
            text=one.get("text") or "",
        )
        for one in row["gold"]
    )
    return GoldSearch(str(row["id"]), row["query"], row.get("kind") or "", gold)


class Judge:
    """Tells whether a hit is relevant; lines are read from the originals that the Library keeps."""

    def __init__(self, library: Library, searches: Iterable[GoldSearch]) -> None:
        self._library = library
        self._lines: dict[str, list[str]] = {}
        self._names = {one.file.rsplit("/", 1)[-1] for search in searches for one in search.gold}
        present = {document.file for document in library.documents()}
        if missing := sorted(self._names - present):
            raise SettingsError(
                f"资料库中没有题库所依据的 {len(missing)} 个文件，如 {missing[0]}。请先导入，或另选资料库。"
            )

    def relevant(self, place: Place, gold: Sequence[Relevant]) -> bool:
        """Whether the passage at `place` is one of `gold`."""
        here = [one for one in gold if one.file.rsplit("/", 1)[-1] == place.document.file]
        return any(self._is(place, one) for one in here)

    def _is(self, place: Place, gold: Relevant) -> bool:
        if gold.label:
            return gold.label in (place.passage.label, place.passage.article)
        if gold.text:
            return _bare(gold.text) in _bare(place.passage.text)
        if gold.lines is None:
            return True
        first, last = gold.lines
        lines = map(_bare, self._file(place)[first - 1 : last])
        passage = _bare(place.passage.text)
        return any(_shares(line, passage) for line in lines if line)

    def _file(self, place: Place) -> list[str]:
        if place.document.id not in self._lines:
            data = self._library.original(place.document.id).read_bytes()
            self._lines[place.document.id] = _decoded(data).split("\n")
        return self._lines[place.document.id]


def judge(library: Library, searches: Sequence[GoldSearch], fold: bool = True) -> list[Searched]:
    """Every query with what it found; one search before them all loads what the first would wait for."""
    searcher, told = Searcher(library), Judge(library, searches)
    searcher.search(Request("规定", limit=1))
    return [_searched(searcher, told, one, fold) for one in searches]


def _searched(searcher: Searcher, told: Judge, search: GoldSearch, fold: bool) -> Searched:
    result = searcher.search(Request(search.query, limit=DEPTH, fold=fold))
    right = [any(told.relevant(one, search.gold) for one in (hit.place, *hit.also)) for hit in result.hits]
    kinds = tuple(hit.place.document.kind.value for hit in result.hits)
    return Searched(search, right.index(True) + 1 if True in right else 0, result.milliseconds, kinds)


def figures(searched: Sequence[Searched]) -> dict[str, Any]:
    """The shares over all queries, and those of each kind; times in milliseconds."""
    kinds: dict[str, list[Searched]] = defaultdict(list)
    for one in searched:
        kinds[one.search.kind].append(one)
    times = sorted(one.milliseconds for one in searched) or [0.0]
    return {
        "queries": len(searched),
        **_shares_of(searched),
        "kinds": {kind: {"queries": len(some), **_shares_of(some)} for kind, some in sorted(kinds.items())},
        "milliseconds": {"p50": statistics.median(times), "p95": times[min(len(times) - 1, int(0.95 * len(times)))]},
    }


def _shares_of(some: Sequence[Searched]) -> dict[str, float]:
    count = len(some) or 1
    return {
        "found@10": round(sum(one.place > 0 for one in some) / count, 4),
        "first": round(sum(one.place == 1 for one in some) / count, 4),
        "mrr@10": round(sum(1 / one.place for one in some if one.place) / count, 4),
    }


def _bare(text: str) -> str:
    return _BLANK.sub("", text)


def _shares(line: str, passage: str) -> bool:
    """Whether the line and the passage are the same place: one in the other, or a part of the line long enough."""
    if line in passage or passage in line:
        return True
    width = max(int(_SHARED * min(len(line), len(passage))), 1)
    return any(line[at : at + width] in passage for at in range(0, len(line) - width + 1, max(width // 2, 1)))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")
