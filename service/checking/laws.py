"""The rules of a Library as a cited text is held against them: by title, number, version and article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from difflib import SequenceMatcher
from functools import cached_property

from index.cross_references import version_on
from index.library import Library
from index.records import DocumentRecord
from ingest.addressing import Addresses
from ingest.description import spoken_title, work_title
from ingest.document import DocumentKind
from ingest.naming import own_name
from service.answering.short_names import sort_of
from service.answering.titles import TitleIndex

# Below so many rules a Library lacks titles that exist: a near one then proves nothing for short names.
_MANY = 500
_SHORT = 6
_NEAR = 2
_LONGER = 2
_LIKENESS = 0.8
_REVISED = re.compile(r"修订|修正|修改|废止")
_HEAD = 600
_SAME_PLACE = re.compile(r"[省市县区州盟旗]|自治|[〇零一二三四五六七八九十0-9]")


class Laws:
    """The regulations of one Library; titles are read once, trees when an article is asked for."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._records = [one for one in library.documents() if one.kind is DocumentKind.REGULATION]
        self._addresses: dict[str, Addresses] = {}

    @cached_property
    def _titles(self) -> TitleIndex:
        return TitleIndex(self._records)

    def prepare(self) -> None:
        """Read the titles, and the numbers of the rules that have one; their articles are read when one is cited."""
        self.near("没有这样的法")
        self.versions("没有这样的法")
        self.numbered("")

    def versions(self, title: str) -> Sequence[DocumentRecord]:
        """The versions of the one Work that `title` names, in full or shortened; empty for none and for several."""
        found = self._titles.named(title) or self._titles.find(f"《{title}》")
        if found is None or len(found.works) != 1 or found.start:
            return ()
        return found.works[0]

    def titles(self) -> Sequence[str]:
        """The titles of all of them."""
        return [one.title for one in self._records]

    def is_known(self, title: str) -> bool:
        """Whether any document of the Library bears the title, or is meant by it."""
        return self._titles.named(title) is not None or self._titles.find(f"《{title}》") is not None

    def standing(self, title: str, day: date) -> DocumentRecord | None:
        """The version that stood on `day` of the one Work that `title` names."""
        return version_on(self.versions(title), day)

    def addresses(self, record: DocumentRecord) -> Addresses:
        """The Units of a version, for looking up articles."""
        if record.id not in self._addresses:
            self._addresses[record.id] = Addresses(self._library.units(record.id))
        return self._addresses[record.id]

    def is_first(self, record: DocumentRecord) -> bool:
        """Whether nothing at its beginning tells that the version replaced an earlier one, which may not be here."""
        return _REVISED.search(self._library.text(record.id)[:_HEAD]) is None

    def numbered(self, number: str) -> Sequence[DocumentRecord]:
        """The regulations with this 发文字号."""
        return self._numbers.get(number, ())

    def near(self, title: str) -> str:
        """The one title that differs from `title` in a letter or two; empty where none does, or several do."""
        name = spoken_title(title)
        sort = sort_of(name)
        if not sort or (len(name) < _SHORT and len(self._records) < _MANY):
            return ""
        changes = {own: _changes(name, own) for own in self._alike(name)}
        least = min(filter(None, changes.values()), default=None)
        found = {self._full[own] for own, count in changes.items() if count is not None and count == least}
        return found.pop() if len(found) == 1 else ""

    def _alike(self, name: str) -> Iterable[str]:
        """Titles that share most pairs of letters with `name`."""
        pairs = {name[place : place + 2] for place in range(len(name) - 1)}
        counts: dict[str, int] = defaultdict(int)
        for pair in pairs:
            for own in self._pairs.get(pair, ()):
                counts[own] += 1
        least = max(1, len(pairs) - 2 * _NEAR - 1)
        return [own for own, count in counts.items() if count >= least]

    @cached_property
    def _full(self) -> dict[str, str]:
        """What each rule is called, with 中华人民共和国 before it and without, and its title."""
        spoken = {spoken_title(one.title): one.title for one in self._records}
        return {one.title: one.title for one in self._records} | spoken

    @cached_property
    def _pairs(self) -> dict[str, list[str]]:
        pairs: dict[str, list[str]] = defaultdict(list)
        for own in self._full:
            for place in range(len(own) - 1):
                pairs[own[place : place + 2]].append(own)
        return pairs

    @cached_property
    def _numbers(self) -> dict[str, list[DocumentRecord]]:
        numbers: dict[str, list[DocumentRecord]] = defaultdict(list)
        for one in self._records:
            if one.document_number:
                numbers[one.document_number].append(one)
        return numbers


def is_whole(title: str, record: DocumentRecord) -> bool:
    """Whether `title` is written as the Work is called, 中华人民共和国 and the edition in brackets left out or not."""
    return own_name(title) == work_title(record.title)


def _changes(name: str, own: str) -> int | None:
    """How many letters the two differ in; None where it is more than one or two, or a place or a number."""
    if name == own or abs(len(name) - len(own)) > _LONGER:
        return None
    matcher = SequenceMatcher(None, name, own, autojunk=False)
    if matcher.ratio() < _LIKENESS:
        return None
    parts = [(name[a:b], own[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
    changed = sum(max(len(left), len(right)) for left, right in parts)
    return changed if changed <= _NEAR and not any(_SAME_PLACE.search(left + right) for left, right in parts) else None
