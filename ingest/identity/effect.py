"""From which day a version is in force.

A day that the text does not establish stays unknown: a revised law often still names the day on which its first
version took effect, and a file's name that speaks of a later version than the text does makes the day doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ingest.dates import find_dates
from ingest.identity.dating import EFFECT, ON_PUBLICATION, Noted, Said
from ingest.identity.found import CLOSING, DERIVED, INFERRED, Found, Piece
from ingest.identity.source import Source
from ingest.labels import read_numeral

# Behind the day that takes effect; 起施行的《…》 and 起施行后 speak of another text or of what comes later.
_TAKES_EFFECT = re.compile(
    rf"\s*[零0]?时?(?:之日)?(?:起|开始)?(?:正式)?{EFFECT}(?!之?日|期|的|后|细则|办法|机构|方案|单位|情况|前|中)"
)
_OWN = re.compile(r"(?:本|此)《?(?P<noun>(?:(?!第)[一-鿿]){1,8}?)》?(?:的修改文本)?(?:由[^。]{2,60}，|，)?$")
_OPENING = re.compile(
    r"\s*(?:[第笫]\s?[零〇一二三四五六七八九十百千0-9]+\s?条|[一二三四五六七八九十]+、|\d+[.．、])?\s*"
)
_PASSING = re.compile(rf"(?:通过|批准)之日起?{EFFECT}")
_LATER = re.compile(
    rf"(?:公布|发布|印发|颁布)之日起?(?:满)?(?P<count>[0-9]{{1,3}}|[一二三四五六七八九十]+)(?:日|天)后{EFFECT}"
)
_QUOTED = re.compile(r"“[^”\n]*(?:”|$)", re.MULTILINE)
_NAME_DAY = re.compile(r"[（(](?P<day>(?:19|20)\d\d-\d\d-\d\d)[)）]$")
_NAME_YEAR = re.compile(r"[（(](?P<year>(?:19|20)\d\d)年?(?:修订|修正|修改)[^（）()]*[）)]")
# A version is published soon after it was passed: within so many days the notes and the file's name mean the same.
_SAME_VERSION = timedelta(days=100)


@dataclass(frozen=True, slots=True)
class Dates:
    """The days of one version, each where the text establishes it."""

    passed: Found | None = None
    published: Found | None = None
    effective: Found | None = None
    ended: Found | None = None
    signed: Found | None = None


def read_dates(source: Source, noted: Noted) -> Dates:
    """The days that the notes and the text of a regulation give for this version."""
    passed = noted.last(Said.PASSED, Said.REVISED)
    published = noted.last(Said.PUBLISHED)
    if published and passed and published.value < passed.value:
        published = None
    dates = Dates(passed, published, ended=noted.last(Said.REPEALED), signed=signing(source, noted))
    effective = _effective(source, noted, dates)
    return _doubted(replace(dates, effective=effective), source)


def signing(source: Source, noted: Noted) -> Found | None:
    """成文日期: the day of the signature, else the one that the head labels so."""
    signature = source.signature
    if signature is None:
        return noted.last(Said.SIGNED)
    start, end = signature.day_span
    return Found(signature.day.isoformat(), start, end, CLOSING)


def _effective(source: Source, noted: Noted, dates: Dates) -> Found | None:
    """A day before the last act (passing, approval or revision) belongs to an earlier version."""
    act = dates.passed
    body = unquoted(source.body)
    own, stated = noted.last(Said.EFFECTIVE), stated_effect(body, source.title)
    for day in (own, stated):
        if day is not None and (act is None or day.value >= act.value):
            return day
    return _relative(body, noted, dates) if own is None and stated is None else None


def _relative(body: Piece, noted: Noted, dates: Dates) -> Found | None:
    """The day that 自公布之日起施行 and the like give, where that day is known."""
    issued = dates.published or (replace(dates.signed, confidence=INFERRED) if dates.signed else None)
    if issued and dates.passed and issued.value < dates.passed.value:
        issued = None
    if later := _said_of_this(_LATER, body.text):
        count = read_numeral(later["count"])
        if issued is None or count is None:
            return None
        day = issued.day + timedelta(days=count)
        return Found(day.isoformat(), body.start + later.start(), body.start + later.end(), INFERRED)
    if noted.on_publication or _said_of_this(ON_PUBLICATION, body.text):
        return replace(issued, confidence=min(issued.confidence, DERIVED)) if issued else None
    passed = noted.last(Said.PASSED)
    if _said_of_this(_PASSING, body.text) and passed and passed == dates.passed:
        return replace(passed, confidence=DERIVED)
    return None


def _speaks_of_this(text: str, position: int) -> bool:
    """Whether 自公布之日起施行 at `position` is said of this document."""
    clause = _clause_before(text, position)
    return bool(_OWN.search(clause)) or _continues(clause) or clause.startswith("本")


def _said_of_this(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last place where `pattern` is said of this document."""
    found = [match for match in pattern.finditer(text) if _speaks_of_this(text, match.start())]
    return found[-1] if found else None


def stated_effect(body: Piece, title: str) -> Found | None:
    """The day that the closing words name: 本条例自2023年6月5日起施行; one whose noun the title has comes first."""
    named = list(_statements(body))
    if not named:
        return None
    fitting = [found for noun, found in named if noun and re.sub(r"[（(].*", "", title).endswith(noun)]
    return (fitting or [found for _, found in named])[-1]


def _statements(body: Piece) -> Iterator[tuple[str, Found]]:
    for day in find_dates(body.text):
        clause = _clause_before(body.text, day.start)
        own = _OWN.search(clause)
        if _TAKES_EFFECT.match(body.text, day.end) and (own or _continues(clause)):
            yield own["noun"] if own else "", body.found(day.value.isoformat(), day.start, day.end, CLOSING)


def _clause_before(text: str, position: int) -> str:
    """The sentence up to `position`, less its number (第二十条) and the word that leads to a day."""
    sentence = re.split(r"[。；\n]", text[max(0, position - 90) : position])[-1]
    return _OPENING.sub("", sentence.rstrip(" 　").rstrip("自从于"), count=1).strip()


def _continues(clause: str) -> bool:
    """Whether a sentence that does not name this document still speaks of it: （…，）自2023年6月5日起施行."""
    return not clause or (clause.endswith(("，", ",")) and "》" not in clause)


def unquoted(piece: Piece) -> Piece:
    """The piece with blanks where it quotes: “……” are the words of another text, unless they stand in a title."""
    return Piece(piece.start, _QUOTED.sub(lambda found: _blank(piece.text, found), piece.text))


def _blank(text: str, found: re.Match[str]) -> str:
    line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
    return found[0] if line.count("《") > line.count("》") else " " * len(found[0])


def _doubted(dates: Dates, source: Source) -> Dates:
    """`dates` without those of an earlier version, where the file's name or the title tells of a later one."""
    later = _later_version(source)
    if later is None:
        return dates
    acts = [found.day for found in (dates.passed, dates.published) if found]
    if acts and max(acts) >= later - _SAME_VERSION:
        return dates
    effective = dates.effective if dates.effective and dates.effective.day >= later else None
    kept = Dates(ended=dates.ended, signed=dates.signed) if acts else dates
    return replace(kept, effective=effective)


def _later_version(source: Source) -> date | None:
    """The first day of the version that the file's name or title tells: 登记办法(2019-03-02), 登记办法（2019修正）."""
    if found := _NAME_DAY.search(source.name):
        try:
            return date.fromisoformat(found["day"])
        except ValueError:
            return None
    year = _NAME_YEAR.search(source.title) or _NAME_YEAR.search(source.name)
    return date(int(year["year"]), 1, 1) if year else None
