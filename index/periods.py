"""Canonical periods (2023, 2023H1, 2023Q1, 2023-05, 2023-06-05, 2021/2023): their kind, their order, their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

__all__ = ["Period", "PeriodKind", "canonical", "read_period"]


class PeriodKind(StrEnum):
    """How long a period is; periods of different kinds are never compared."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"
    SPAN = "span"  # 2021/2023, 2023Q1/2023Q3: from one to another
    UNKNOWN = "unknown"


_PER_YEAR = {PeriodKind.YEAR: 1, PeriodKind.HALF: 2, PeriodKind.QUARTER: 4, PeriodKind.MONTH: 12}
_FORM = re.compile(r"(\d{4})(?:H([12])|Q([1-4])|-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
# As reports name theirs: 2021-2023, 2023Q1-Q3.
_YEARS = re.compile(r"(\d{4})-(\d{4})")
_QUARTERS = re.compile(r"(\d{4})Q([1-4])-Q([1-4])")
_WRITTEN = re.compile(
    r"(\d{4})年(?:度)?(?:(上|下)半年|第?([一二三四1-4])季度|(\d{1,2})月份?(?:(\d{1,2})日)?)?|(\d{4})([hHqQ])([1-4])"
)
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4}
_HALVES = {1: "上半年", 2: "下半年"}
_LENGTHS = {
    PeriodKind.YEAR: 12,
    PeriodKind.HALF: 6,
    PeriodKind.QUARTER: 3,
    PeriodKind.MONTH: 1,
}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A period; `first` and `last` are months counted from the year 0, which put periods of all kinds in order."""

    first: int
    last: int
    day: int
    text: str
    kind: PeriodKind

    @property
    def ordinal(self) -> int | None:
        """Its place among the periods of its kind; None where one does not follow another."""
        per_year = _PER_YEAR.get(self.kind)
        return None if per_year is None else self.first * per_year // 12

    @property
    def words(self) -> str:
        """The period in Chinese: 2023年上半年."""
        return self.text if self.kind is PeriodKind.UNKNOWN else _words(self.text)

    def year_before(self) -> str:
        """The same period of the year before; empty where there is none of its kind."""
        return "" if self.ordinal is None else _text(self.kind, self.ordinal - _PER_YEAR[self.kind])

    def between(self, later: Period) -> Iterator[Period]:
        """The periods of this kind after this one and before `later`."""
        if self.ordinal is None or later.ordinal is None or self.kind is not later.kind:
            return
        for ordinal in range(self.ordinal + 1, later.ordinal):
            yield read_period(_text(self.kind, ordinal))


@lru_cache(4096)  # the same few periods are read again and again
def read_period(text: str) -> Period:
    """The period that a canonical text names; of the kind UNKNOWN where it names none."""
    first_text, _, last_text = _spelled(text).partition("/")
    first = _simple(first_text, text)
    last = _simple(last_text, text) if last_text else first
    if first is None or last is None or last.last < first.first:
        return Period(0, 0, 0, text, PeriodKind.UNKNOWN)
    if first is last:
        return first
    return _whole(first, last) or Period(first.first, last.last, first.day, text, PeriodKind.SPAN)


def canonical(written: str) -> str:
    """The canonical text of a period as a person types it (2023年上半年, 2023h1); as it was where it is none."""
    tidy = "".join(written.split())
    found = _WRITTEN.fullmatch(tidy)
    if found is None:
        return tidy
    year, half, quarter, month, day, short, letter, number = found.groups()
    if short:
        return f"{short}{letter.upper()}{number}"
    if half:
        return f"{year}H{1 if half == '上' else 2}"
    if quarter:
        return f"{year}Q{_NUMERALS.get(quarter) or int(quarter)}"
    return year + (f"-{int(month):02d}" if month else "") + (f"-{int(day):02d}" if day else "")


def _spelled(text: str) -> str:
    if years := _YEARS.fullmatch(text):
        return f"{years[1]}/{years[2]}"
    quarters = _QUARTERS.fullmatch(text)
    return f"{quarters[1]}Q{quarters[2]}/{quarters[1]}Q{quarters[3]}" if quarters else text


def _simple(text: str, shown: str) -> Period | None:
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    year, half, quarter, month, day = (int(part) if part else 0 for part in found.groups())
    if day:
        return _day(date_of(year, month, day), shown)
    kind, number = PeriodKind.YEAR, 1
    for one, given in ((PeriodKind.HALF, half), (PeriodKind.QUARTER, quarter), (PeriodKind.MONTH, month)):
        kind, number = (one, given) if given else (kind, number)
    first = year * 12 + (number - 1) * _LENGTHS[kind]
    return Period(first, first + _LENGTHS[kind] - 1, 0, shown, kind)


def date_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(day: date | None, shown: str) -> Period | None:
    if day is None:
        return None
    month = day.year * 12 + day.month - 1
    return Period(month, month, day.day, shown, PeriodKind.DAY)


def _whole(first: Period, last: Period) -> Period | None:
    """The half, quarter or year that goes from one month to another, as 2023-01/2023-06 does."""
    if first.day or last.day:
        return None
    length = last.last - first.first + 1
    kind = next((kind for kind, months in _LENGTHS.items() if months == length), None)
    if kind is None or first.first % length:
        return None
    return read_period(_text(kind, first.first // length))


def _text(kind: PeriodKind, ordinal: int) -> str:
    year, number = divmod(ordinal, _PER_YEAR[kind])
    match kind:
        case PeriodKind.HALF:
            return f"{year:04d}H{number + 1}"
        case PeriodKind.QUARTER:
            return f"{year:04d}Q{number + 1}"
        case PeriodKind.MONTH:
            return f"{year:04d}-{number + 1:02d}"
        case _:
            return f"{year:04d}"


def _words(text: str) -> str:
    first, _, last = _spelled(text).partition("/")
    if last:
        return f"{_words(first)}至{_words(last)}"
    found = _FORM.fullmatch(first)
    if found is None:
        return text
    year, half, quarter, month, day = found.groups()
    if half:
        return f"{year}年{_HALVES[int(half)]}"
    if quarter:
        return f"{year}年第{'一二三四'[int(quarter) - 1]}季度"
    return f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")
