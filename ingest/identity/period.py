"""The period that a report covers: 2023, 2023H1, 2023Q2, 2023Q1-Q3, 2023-05, 2021-2023, 2021-2025 for 十四五."""

from __future__ import annotations

import re

from ingest.identity.found import CLOSING, INFERRED, NAMED, STATED, Found, Piece
from ingest.identity.source import Source
from ingest.labels import parse_numeral, read_numeral

_NUMERALS = r"(?:19|20)\d\d|[二一][〇○零九][〇○零一二三四五六七八九]{2}"
_MONTH = r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_PART = (
    rf"上半年|下半年|前三季度|第?[一二三四1-4]季度"
    rf"|(?P<first>{_MONTH})\s*月?\s*[—\-－–~～至到]\s*(?P<last>{_MONTH})\s*月|(?P<month>{_MONTH})\s*月份?(?!\s*\d{{1,2}}\s*日)"
)
_YEAR = re.compile(
    rf"(?P<year>{_NUMERALS})\s*(?:年(?:度)?)?\s*[—\-－–~～至到]+\s*(?P<until>{_NUMERALS})\s*年"
    rf"|(?P<plain>{_NUMERALS})\s*年(?:度)?\s*(?P<part>{_PART})?"
)
_PART_ALONE = re.compile(r"上半年|下半年|前三季度|第?[一二三四1-4]季度")
_PLAN = re.compile(r"[“\"]?(?P<number>十?[一二三四五六七八九十])五[”\"]?(?:时期|期间|规划|以来|工作|发展)")
_HALVES = {"上半年": "H1", "下半年": "H2", "前三季度": "Q1-Q3"}
_LAST_MONTHS = {"H1": 6, "H2": 12}
_SPANS = {(1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4", (1, 6): "H1", (7, 12): "H2", (1, 9): "Q1-Q3"}
_FIVE_YEARS = 5
_PLAN_ORIGIN = 1951  # the plans from the fourth on begin five years apart: 十四五 in 2021
_WINDOW = 600


def find_period(source: Source) -> Found | None:
    """The period by the title, else by the meeting that heard the report, else by its first words."""
    if source.titles and (found := period_in(source.titles)):
        return found
    meetings = [note for note in source.notes if re.search(r"会议|届", note.text)]
    found = next((found for note in meetings if (found := _year_in(note, CLOSING))), None)
    found = found or _of_the_name(source)
    found = found or next((found for line in _opening(source) if (found := _year_in(line, INFERRED))), None)
    part = _PART_ALONE.search(source.title)
    if part is None or (found and len(found.value) > 4):
        return found
    return _of_the_year(part[0], found, source)


def _year_in(piece: Piece, trust: float) -> Found | None:
    """The first period of running text: a single month and a plan are more often in passing."""
    for found in _YEAR.finditer(piece.text):
        period = _period(found)
        if found["month"] and not found["year"]:
            period = period[:4]
        return piece.found(period, found.start(), found.end(), trust)
    return None


def _of_the_name(source: Source) -> Found | None:
    """A report to a congress is named after the year of the meeting and looks back on the year before."""
    year = re.match(r"(?:19|20)\d\d(?=年|_)", source.name)
    return Found(year[0], 0, 0, NAMED) if year and "政府工作报告" in source.name else None


def _opening(source: Source) -> list[Piece]:
    room = _WINDOW
    pieces = []
    for line in source.opening:
        pieces.append(Piece(line.start, line.text[:room]))
        room -= len(line.text)
        if room <= 0:
            break
    return pieces


def _of_the_year(part: str, year: Found | None, source: Source) -> Found | None:
    """上半年工作总结 without a year: the year of its first words, else of its signature."""
    if year is None and source.signature:
        day = source.signature.day
        # A summary of a half that is signed months before the half ends is of the year before.
        early = day.month < _last_month(_part(part)) - 1
        year = Found(str(day.year - early), *source.signature.day_span)
    return Found(year.value[:4] + _part(part), year.start, year.end, INFERRED) if year else None


def _last_month(part: str) -> int:
    return _LAST_MONTHS.get(part) or 3 * int(part[-1])


def period_in(piece: Piece, trust: float = STATED) -> Found | None:
    """The first period of `piece`, or None."""
    if found := _YEAR.search(piece.text):
        return piece.found(_period(found), found.start(), found.end(), trust)
    if plan := _PLAN.search(piece.text):
        number = read_numeral(plan["number"]) or 0
        if number >= 4:
            first = _PLAN_ORIGIN + number * _FIVE_YEARS
            return piece.found(f"{first}-{first + _FIVE_YEARS - 1}", plan.start(), plan.end(), min(trust, CLOSING))
    return None


def _period(found: re.Match[str]) -> str:
    if found["year"]:
        return f"{parse_numeral(found['year'])}-{parse_numeral(found['until'])}"
    year = str(parse_numeral(found["plain"]))
    if found["month"]:
        return f"{year}-{parse_numeral(found['month']):02d}"
    if found["first"]:
        first, last = parse_numeral(found["first"]), parse_numeral(found["last"])
        if (first, last) == (1, 12):
            return year
        return year + _SPANS[first, last] if (first, last) in _SPANS else f"{year}-{first:02d}/{year}-{last:02d}"
    return year + _part(found["part"])


def _part(part: str | None) -> str:
    if not part:
        return ""
    return _HALVES.get(part) or f"Q{parse_numeral(part.removeprefix('第')[0])}"
