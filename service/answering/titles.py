"""Which document a question names: 《…》, a full title, or a title without 中华人民共和国."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from index.records import DocumentRecord
from ingest.description import work_title

MIN_TITLE = 2


@dataclass(frozen=True, slots=True)
class TitleFound:
    """The documents that a title in `[start, end)` of the question names: the versions of one Work."""

    start: int
    end: int
    documents: tuple[DocumentRecord, ...]


class TitleIndex:
    """The titles of a Library's documents, for finding them in a question."""

    def __init__(self, documents: Iterable[DocumentRecord]) -> None:
        self._by_name: dict[str, list[DocumentRecord]] = defaultdict(list)
        for document in documents:
            name = work_title(document.title)
            if len(name) >= MIN_TITLE:
                self._by_name[name].append(document)
        longest = sorted(self._by_name, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest))) if longest else None

    def find(self, question: str) -> TitleFound | None:
        """The longest title that `question` names, or None."""
        if self._pattern is None:
            return None
        found = max(self._pattern.finditer(question), key=lambda match: len(match[0]), default=None)
        if found is None:
            return None
        return TitleFound(found.start(), found.end(), tuple(self._by_name[found[0]]))


def version_on(documents: Iterable[DocumentRecord], day: date) -> DocumentRecord | None:
    """The version that stood on `day`: the latest that had begun by then, else the earliest of all."""
    ordered = sorted(documents, key=lambda document: version_day(document) or date.min)
    begun = [document for document in ordered if (version_day(document) or date.min) <= day]
    return begun[-1] if begun else next(iter(ordered), None)


def version_day(document: DocumentRecord) -> date | None:
    """The day by which versions of a Work are ordered: effect, else publication, else passing."""
    return document.effective_from or document.published or document.passed
