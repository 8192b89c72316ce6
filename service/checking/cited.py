"""What a report cites: titles between 《》 with the number behind them, and articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from index.periods import PeriodKind
from ingest.document_number import document_number_in
from ingest.naming import is_rule
from service.checking.proof import Proof

_TITLE = re.compile(r"《(?P<title>[^《》\n]{2,80}(?:《[^《》\n]{2,60}》[^《》\n]{0,40})?)》")
_BEHIND = re.compile(r"\s*[（(](?P<inside>[^（）()\n]{4,40}(?:[（(][^（）()]{1,3}[）)][^（）()\n]{1,24})?)[）)]")
# What is made, amended or ended is not cited as in force.
_MADE = re.compile(
    r"(?:废止|修订|修改|修正|制定|制订|起草|出台|推动|推进|审议|原|旧|取消|代替|替代|失效)(?:了|的|实施)?$"
)
_MADE_BEHIND = re.compile(
    r"(?:等[^，。；]{0,8})?(?:[（(][^（）()]{1,40}[）)])?(?:已|的)?(?:修订|修改|废止|立法|制定|起草|草案|失效)"
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A title in `[start, end)`, its 《》 included; `number` is the 发文字号 behind it, in the span of that name."""

    title: str
    start: int
    end: int
    number: str = ""
    number_start: int = 0
    number_end: int = 0
    changing: bool = False  # the sentence makes, amends or ends it


def cited_titles(proof: Proof) -> Iterator[Cited]:
    """Every title of a rule in the running text, in order."""
    for start, end in proof.prose:
        for found in _TITLE.finditer(proof.text, start, end):
            if is_rule(found["title"]):
                yield _cited(proof, found, start, end)


def _cited(proof: Proof, found: re.Match[str], start: int, end: int) -> Cited:
    text = proof.text
    changing = _MADE.search(text[max(start, found.start() - 6) : found.start()]) is not None
    changing = changing or _MADE_BEHIND.match(text, found.end(), end) is not None
    behind = _BEHIND.match(text, found.end(), end)
    number = document_number_in(behind["inside"]) if behind else None
    if behind is None or number is None:
        return Cited(found["title"], *found.span(), changing=changing)
    at = behind.start("inside")
    return Cited(found["title"], *found.span(), number.value, at + number.start, at + number.end, changing)


def day_of(proof: Proof) -> date:
    """The day on which the report speaks: of signing, of publication, else the last day of its period, else today."""
    told = proof.description
    if told.signed or told.published:
        return told.signed or told.published or date.today()
    if proof.period.kind is PeriodKind.UNKNOWN:
        return date.today()
    year, month = divmod(proof.period.last + 1, 12)
    return min(date(year, month + 1, 1), date.today())
