"""Which documents a question names: 《…》, a full title, the end of one (公务用车管理办法) or a short name (刑诉法)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.records import DocumentRecord
from index.works import Work, of_office, works_of
from ingest.description import spoken_title, work_title
from ingest.document import LegalStatus
from service.answering.short_names import SORTS, ShortNames, ends_of

MIN_TITLE = 2
_LONGEST_SHORT = 12
_QUOTED = re.compile(r"《(?P<name>[^《》]*(?:《[^《》]*》[^《》]*)*)》")
_HAN = re.compile(r"[一-鿿]")
# What may stand before a title that is not written whole: 按照采购法 names 采购法, 学生采购法 something else.
_LEAD_IN = re.compile(
    r"(?:请问|想问|问|一下|按照?|依照?|根据|依据|参照|对照|违反|适用|引用|查|看|关于|和|与|及|或|跟|同|在|对|的|是|从|把|中|里|到|了"
    r"|那|那么|新|旧|老|原|现行|最新|修订前|修改前|修订后|当时|时|年|版|我们|咱们|单位|中心|本局|中华人民共和国|中国|中国共产党|国家|我国"
    r"|什么是|以|下|上|条|款|项|说|据|凭|读|学习|学|找|给我|给|讲|呢|吗|啊|还有|另外|以及|包括|如|即|由|照)$"
)
# 预算法 followed by one of these is another document: 预算法实施条例.
_GOES_ON = re.compile(
    r"》?(?:的)?(?:实施|施行|司法解释|修正案|补充规定|若干|(?:有关|适用|若干)?问题|解释|配套)[^第，。？?]{0,12}"
    r"(?:条例|细则|办法|规定|解释|决定|意见|修正案)|修正案"
)
_ENDED = frozenset({LegalStatus.REPEALED, LegalStatus.AMENDED})


@dataclass(frozen=True, slots=True)
class TitleFound:
    """The Works that a title in `[start, end)` of the question may name, each with its versions."""

    start: int
    end: int
    works: tuple[tuple[DocumentRecord, ...], ...]
    whole: bool = True  # written in full, or all but 中华人民共和国
    office: str = ""  # whose it is, where another office has a Work of this title

    @property
    def name(self) -> str:
        """The title of the one Work that is meant, as people say it; empty when it could be several."""
        return spoken_title(self.works[0][-1].title) if len(self.works) == 1 else ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name between 《》 at `[start, end)` that no document of the Library bears."""

    start: int
    end: int
    name: str


class TitleIndex:
    """The titles of a Library's documents, for finding them in a question."""

    def __init__(self, documents: Iterable[DocumentRecord]) -> None:
        self._versions = works_of(documents)
        self._over: dict[date, frozenset[str]] = {}
        self._works: dict[str, set[Work]] = defaultdict(set)
        for work, versions in self._versions.items():
            spoken = {name for one in versions for name in (spoken_title(one.title), work_title(one.title))}
            for name in {name for title in (work.title, *spoken) for name in _names(title)}:
                self._works[name].add(work)
        self._offices: dict[str, set[str]] = defaultdict(set)
        for document in (one for versions in self._versions.values() for one in versions if one.office):
            self._offices[work_title(document.title)].add(document.office)
        self._ends: dict[str, list[str]] = defaultdict(list)
        for name in self._works:
            for end in ends_of(name):
                self._ends[end].append(name)
        self._short = ShortNames(self._works)
        self._longest = max(map(len, self._works), default=0)
        self._tails = frozenset(name[-MIN_TITLE:] for name in self._works)

    def find(self, question: str) -> TitleFound | None:
        """What the longest title, or end of a title, in `question` names; None when it names none."""
        return max(self.find_all(question), key=lambda one: (one.end - one.start, -one.start), default=None)

    def find_all(self, question: str) -> list[TitleFound]:
        """Every title in `question`, in order; of titles that overlap the longest, then the first."""
        found = [*self._quoted(question), *self._plain(question)]
        kept: list[TitleFound] = []
        for one in sorted(found, key=lambda one: (not one.whole, one.start - one.end, one.start)):
            if all(one.end <= other.start or one.start >= other.end for other in kept):
                kept.append(self._of_office(one, question))
        return sorted(kept, key=lambda one: one.start)

    def unknown(self, question: str) -> list[Unknown]:
        """The names between 《》 that mean no document of the Library."""
        quoted = ((found, found["name"]) for found in _QUOTED.finditer(question))
        return [Unknown(*found.span(), name) for found, name in quoted if not self._meant(work_title(name))[0]]

    def named(self, title: str, document_id: str = "") -> TitleFound | None:
        """The Work of a document with this title, that of the very document where two offices have one."""
        works = self._works.get(work_title(title))
        if not works:
            return None
        found = self._found(0, 0, works, whole=True)
        own = tuple(versions for versions in found.works if any(one.id == document_id for one in versions))
        return self._called(replace(found, works=own or found.works))

    def over(self, day: date) -> frozenset[str]:
        """The ids of documents of Works without a version that stands on `day`: the last that ended, or the first."""
        if day not in self._over:  # nearly always today
            told = (_not_standing(versions, day) for versions in self._versions.values())
            self._over = {day: frozenset(filter(None, told))}
        return self._over[day]

    def whose(self, document: DocumentRecord) -> str:
        """Who issued `document`, where another office has a document of this title; else empty."""
        return document.issuer if len(self._offices.get(work_title(document.title), ())) > 1 else ""

    def called(self, document: DocumentRecord) -> str:
        """《…》, with the office before it where another office has a document of this title."""
        return f"{self.whose(document)}《{document.title}》"

    def _of_office(self, found: TitleFound, question: str) -> TitleFound:
        """`found` with the Works of the office alone that the rest of the question names."""
        if len({work_title(versions[0].title) for versions in found.works}) == len(found.works):
            return found
        rest = f"{question[: found.start]}\n{question[found.end :]}"
        named = of_office([document for versions in found.works for document in versions], rest)
        kept = tuple(versions for versions in found.works if any(one in named for one in versions))
        return self._called(replace(found, works=kept or found.works))

    def _called(self, found: TitleFound) -> TitleFound:
        """`found` with its office, where the title alone would not tell it."""
        return replace(found, office=self.whose(found.works[0][-1])) if len(found.works) == 1 else found

    def _quoted(self, question: str) -> Iterator[TitleFound]:
        for found in _QUOTED.finditer(question):
            works, _ = self._meant(work_title(found["name"]))
            if works and not _GOES_ON.match(question, found.end()):
                yield self._found(*found.span(), works, whole=True)

    def _meant(self, name: str) -> tuple[set[Work], bool]:
        """The Works that `name` can mean as a whole, and whether it is a whole title."""
        if name in self._works:
            return self._works[name], True
        names = self._ends.get(name) or self._short.meant(name)
        return {work for one in names for work in self._works[one]}, False

    def _plain(self, question: str) -> Iterator[TitleFound]:
        quoted = [found.span() for found in _QUOTED.finditer(question)]  # read as a whole, not in parts
        for start, end, works, whole in self._matches(question):
            inside = any(first <= start < last for first, last in quoted)
            if not inside and not _GOES_ON.match(question, end):
                yield self._found(start, end, works, whole)

    def _matches(self, text: str) -> Iterator[tuple[int, int, set[Work], bool]]:
        """Yield for each place where a title may end the longest name that ends there."""
        for end in range(MIN_TITLE, len(text) + 1):
            known = text[end - MIN_TITLE : end] in self._tails
            match = self._longest_at(text, end) if known else self._short_at(text, end)
            if match:
                yield match

    def _longest_at(self, text: str, end: int) -> tuple[int, int, set[Work], bool] | None:
        for start in range(max(0, end - self._longest), end - MIN_TITLE + 1):
            name = text[start:end]
            if name in self._works:
                return start, end, self._works[name], True
            if name in self._ends and _begins(text, start):
                return start, end, {work for one in self._ends[name] for work in self._works[one]}, False
        return self._short_at(text, end)

    def _short_at(self, text: str, end: int) -> tuple[int, int, set[Work], bool] | None:
        if not text[:end].endswith(SORTS):
            return None
        for start in range(max(0, end - _LONGEST_SHORT), end - MIN_TITLE + 1):
            if _begins(text, start) and (names := self._short.meant(text[start:end])):
                return start, end, {work for one in names for work in self._works[one]}, False
        return None

    def _found(self, start: int, end: int, works: Iterable[Work], whole: bool) -> TitleFound:
        versions = [tuple(self._versions[work]) for work in sorted(works)]
        standing = [one for one in versions if not whole and not _over(one)]
        return TitleFound(start, end, tuple(standing or versions), whole)


def _over(versions: Iterable[DocumentRecord]) -> bool:
    """Whether no version of a Work stands any longer."""
    return all(document.standing(date.max) in _ENDED for document in versions)


def _not_standing(versions: Sequence[DocumentRecord], day: date) -> str:
    """The id of the version to tell of where none stands on `day`; empty where one does."""
    standing = [(document.standing(day), document.id) for document in versions]
    if any(status not in _ENDED and status is not LegalStatus.NOT_YET for status, _ in standing):
        return ""
    ended = [name for status, name in standing if status in _ENDED]
    return ended[-1] if ended else standing[0][1]


def _begins(text: str, start: int) -> bool:
    """Whether a name that is not written whole can begin at `start`."""
    return start == 0 or not _HAN.match(text[start - 1]) or bool(_LEAD_IN.search(text[:start]))


def _names(work: str) -> list[str]:
    """What a Work is called: its title, without 中国共产党, and 民法典 for a part of the code by itself."""
    code, mark, part = work.partition("法典")
    names = [work, work.removeprefix("中国共产党")]
    if mark and part and "《" not in code:
        names.append(code + mark)
    return [name for name in names if len(name) >= MIN_TITLE]
