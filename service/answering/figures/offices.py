"""The offices that a Library has reports of, by the names that people give them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from index.records import DocumentRecord
from ingest.document import DocumentKind
from service.answering.figures.gazetteer import places_named, provinces

_STATE = re.compile(r"国务院|全国人民代表大会|中央(?:人民政府|委员会)")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,10}?(?:特别行政区|自治区|自治州|自治县|省|市|县|区|州|盟|旗|镇|乡)")
# 广西壮族自治区 is called 广西; of a 自治州 or 自治县 nothing tells where its short name ends.
_SHORT_PLACE = re.compile(r"^(.{2,}?)(?:(?:壮族|回族|维吾尔)?自治区|特别行政区|省|市|县|区|州|盟|旗|镇|乡)$")
# What an office's name may lack when people speak of it.
_BEFORE = re.compile(r"^(?:中共|中国共产党)?(?:\*+|某+|[xX×]+)?")
_BEHIND = re.compile(r"(?:人民政府|办公室|委员会办公室)$")
_SHORTEST = 2
_REPORTS = (DocumentKind.REPORT, DocumentKind.OTHER)


class Offices:
    """Which documents are meant when a question names an office or a place."""

    def __init__(self, documents: Iterable[DocumentRecord]) -> None:
        self._documents: dict[str, set[str]] = defaultdict(set)
        self._reports: dict[str, DocumentRecord] = {}
        for document in documents:
            if document.kind in _REPORTS:
                self._reports[document.id] = document
                office = document.organisation or document.issuer
                for name in names_of(office) if office else places_named(document.title):
                    self._documents[name].add(document.id)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the longest first."""
        return tuple(sorted(self._documents, key=lambda name: (-len(name), name)))

    @property
    def provinces(self) -> tuple[str, ...]:
        """The provinces that have reports, by their short names."""
        return tuple(one for one in provinces() if one in self._documents)

    @property
    def any(self) -> bool:
        """Whether there is any report."""
        return bool(self._reports)

    @property
    def every(self) -> frozenset[str]:
        """The ids of all reports."""
        return frozenset(self._reports)

    def reported(self, year: int) -> bool:
        """Whether any report is one of `year`."""
        return any(one.period.startswith(str(year)) for one in self._reports.values())

    def document(self, document_id: str) -> DocumentRecord | None:
        """The report with this id; None where there is none."""
        return self._reports.get(document_id)

    def above(self, name: str, level: str) -> tuple[str, ...]:
        """The names of places of the `level` (省, 市, 县) other than `name`: of whom 全省 may speak."""
        ends = ("省", "自治区") if level == "省" else (level,)
        return tuple(one for one in self.names if one.endswith(ends) and one != name)

    def of_level(self, level: str) -> frozenset[str]:
        """The documents of places of the `level`; of them all where no place is called so."""
        found = (self._documents[one] for one in self.above("", level) if len(one) > _SHORTEST)
        return frozenset[str]().union(*found)

    def documents(self, name: str) -> frozenset[str]:
        """The ids of the documents of whom `name` names; empty for a name that nobody has."""
        return frozenset(self._documents.get(name, ()))


def names_of(office: str) -> Iterator[str]:
    """The names of one office: whole, without its party, mask or organ, and its place with and without 省, 市, 县."""
    if _STATE.search(office):
        yield "全国"
    bare = _BEHIND.sub("", _BEFORE.sub("", office))
    place = _PLACE.match(bare)
    own = bare[place.end() :] if place else ""
    found = [office, bare, own]
    if place:
        found.append(place[0])
        found += _SHORT_PLACE.findall(place[0]) if "自治州" not in place[0] and "自治县" not in place[0] else []
    if level := _DISCIPLINE.search(bare):
        found += [f"{level[1]}纪委监委", f"{level[1]}纪委"]
    yield from dict.fromkeys(name for name in found if len(name) >= _SHORTEST and name not in _NOBODY)


# A discipline inspection committee and its supervisory committee are one office.
_DISCIPLINE = re.compile(r"([省市县区州])纪(?:委|律检查委员会)")
# Names that say nothing of whose they are.
_NOBODY = frozenset({"中央", "中心", "政府", "人民政府", "办公室", "委员会", "自治区"})
