"""Dates as official texts write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ingest.errors import LabelError
from ingest.labels import parse_numeral

_NUMERAL = r"[0-9０-９零〇○Ｏ一二三四五六七八九十]"
_DATE = re.compile(
    rf"(?P<year>{_NUMERAL}{{4}})\s*年\s*(?P<month>{_NUMERAL}{{1,2}})\s*月\s*(?P<day>{_NUMERAL}{{1,3}})\s*日"
    r"|(?P<year2>(?:19|20)\d\d)[-/.](?P<month2>\d{1,2})[-/.](?P<day2>\d{1,2})(?!\d)"
)


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date and the span in which it was read."""

    value: date
    start: int
    end: int


def find_dates(text: str) -> Iterator[DateFound]:
    """Yield every whole calendar date of `text` in order (2023年6月5日, 二〇二三年六月五日, 2023-06-05).

    Impossible dates are passed over.
    """
    for found in _DATE.finditer(text):
        parts = [part for part in found.groups() if part]
        try:
            year, month, day = map(parse_numeral, parts)
            value = date(year, month, day)
        except (ValueError, LabelError):
            continue
        yield DateFound(value, found.start(), found.end())


def first_date(text: str) -> date | None:
    """The first date of `text`, or None."""
    return next((found.value for found in find_dates(text)), None)
