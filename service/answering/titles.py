"""Which document a question names: 《…》, a full title, or the end of one (公务用车管理办法 for the office's own)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.records import DocumentRecord
from ingest.description import spoken_title, work_title

# A title's end counts from this many code points; shorter titles (刑法) only as a whole.
MIN_END = 5
MIN_TITLE = 2


@dataclass(frozen=True, slots=True)
class TitleFound:
    """The Works that a title in `[start, end)` of the question may name, each with its versions."""

    start: int
    end: int
    works: tuple[tuple[DocumentRecord, ...], ...]


class TitleIndex:
    """The titles of a Library's documents, for finding them in a question."""

    def __init__(self, documents: Iterable[DocumentRecord]) -> None:
        self._versions: dict[str, list[DocumentRecord]] = defaultdict(list)
        self._works: dict[str, set[str]] = defaultdict(set)
        self._names_by_tail: dict[str, list[str]] = defaultdict(list)
        for document in documents:
            work = work_title(document.title)
            self._versions[work].append(document)
            for name in {*_names(work), *_names(spoken_title(document.title))}:
                self._works[name].add(work)
        for name in self._works:
            self._names_by_tail[name[-MIN_TITLE:]].append(name)

    def find(self, question: str) -> TitleFound | None:
        """What the longest title, or end of a title, in `question` names; None when it names none."""
        best: dict[tuple[int, int], list[str]] = defaultdict(list)
        for start, end, name in self._matches(question):
            best[start, end].append(name)
        if not best:
            return None
        start, end = max(best, key=lambda span: (span[1] - span[0], -span[0]))
        names = best[start, end]
        names = [name for name in names if len(name) == end - start] or names
        works = sorted({work for name in names for work in self._works[name]})
        return TitleFound(start, end, tuple(tuple(self._versions[work]) for work in works))

    def _matches(self, question: str) -> Iterator[tuple[int, int, str]]:
        for end in range(MIN_TITLE, len(question) + 1):
            for name in self._names_by_tail.get(question[end - MIN_TITLE : end], ()):
                length = _common_end(question[:end], name)
                if length == len(name) or length >= MIN_END:
                    yield end - length, end, name


def _names(work: str) -> list[str]:
    """What a Work is called: its title, and 民法典 for a part of the code that is a document of its own."""
    code, mark, part = work.partition("法典")
    names = [work, code + mark] if mark and part else [work]
    return [name for name in names if len(name) >= MIN_TITLE]


def _common_end(text: str, name: str) -> int:
    """How many code points `text` and `name` share at their ends."""
    length = 0
    while length < len(name) and length < len(text) and text[-1 - length] == name[-1 - length]:
        length += 1
    return length
