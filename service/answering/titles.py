"""Which document a question names: 《…》, a full title, or the end of one (公务用车管理办法 for the office's own)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from index.records import DocumentRecord
from ingest.description import work_title

# A title's end counts from this many code points; shorter titles (刑法) only as a whole.
MIN_END = 5
MIN_TITLE = 2


@dataclass(frozen=True, slots=True)
class TitleFound:
    """The documents that a title in `[start, end)` of the question names: the versions of one Work.

    Empty when the words fit the titles of several Works alike.
    """

    start: int
    end: int
    documents: tuple[DocumentRecord, ...]


class TitleIndex:
    """The titles of a Library's documents, for finding them in a question."""

    def __init__(self, documents: Iterable[DocumentRecord]) -> None:
        self._by_name: dict[str, list[DocumentRecord]] = defaultdict(list)
        self._names_by_tail: dict[str, list[str]] = defaultdict(list)
        for document in documents:
            name = work_title(document.title)
            if len(name) >= MIN_TITLE:
                self._by_name[name].append(document)
        for name in self._by_name:
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
        whole = [name for name in names if len(name) == end - start]
        if whole:
            names = whole
        found = tuple(self._by_name[names[0]]) if len(names) == 1 else ()
        return TitleFound(start, end, found)

    def _matches(self, question: str) -> Iterator[tuple[int, int, str]]:
        for end in range(MIN_TITLE, len(question) + 1):
            for name in self._names_by_tail.get(question[end - MIN_TITLE : end], ()):
                length = _common_end(question[:end], name)
                if length == len(name) or length >= MIN_END:
                    yield end - length, end, name


def _common_end(text: str, name: str) -> int:
    """How many code points `text` and `name` share at their ends."""
    length = 0
    while length < len(name) and length < len(text) and text[-1 - length] == name[-1 - length]:
        length += 1
    return length


def version_on(documents: Iterable[DocumentRecord], day: date) -> DocumentRecord | None:
    """The version that stood on `day`: the latest that had begun by then, else the earliest of all."""
    ordered = sorted(documents, key=lambda document: document.version_day or date.min)
    begun = [document for document in ordered if (document.version_day or date.min) <= day]
    return begun[-1] if begun else next(iter(ordered), None)
