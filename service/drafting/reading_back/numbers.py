"""Numbers in edited text, and which of them are the ones that stood there before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import SequenceMatcher

from ingest.observations.masking import mask
from ingest.observations.quantities import find_quantities
from ingest.observations.times import find_times
from service.drafting.draft import CELLS, UNTRACED, Number, Paragraph

# Digits whose unit nobody foresaw; not those of labels, days, lists, names and document numbers.
_DIGITS = re.compile(
    r"(?<![0-9A-Za-z_.〔\[第])\d[\d,]*(?:\.\d+)?[%‰]?(?![\d年月日号条款项〕\]）、．A-Za-z]|\.(?!\d)|,\d)", re.ASCII
)
# The number of a row, before its first cell's end.
_ROW = re.compile(r"^\d{1,3}(?= \| )", re.MULTILINE)
_SIGN = re.compile(r"(?:^|\n| \| )[+\-＋－−]$")
_LIST_MARK = re.compile(r"\s*[（(]?\d{1,3}(?:[、．.）)])")
# What would make another number of the one beside it: 123件 of 23件, 5万 of 5, 20—23件 of 23件.
_NUMERIC = frozenset(
    "0123456789０１２３４５６７８９.．%％‰零〇一二两三四五六七八九十百千万亿半几数余多成倍—–-－−+＋~～负±∶"
)
_BEFORE, _BEHIND = 12, 6
# Numbers whose surroundings are less alike than this are two; sameness of the number itself counts a little.
_ALIKE, _SAME = 0.3, 0.2


@dataclass(frozen=True, slots=True)
class Known:
    """A number of the earlier text, with the paragraph that it stands in."""

    paragraph: Paragraph
    number: Number

    @property
    def written(self) -> str:
        """The number as it was written."""
        return self.paragraph.written(self.number)


def find_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of `text` in order, untraced: quantities with units, and digits that are no label or day."""
    masked = mask(text)
    times = list(find_times(masked, 0, len(masked)))
    found = [Number(one.start, one.end, one.value, one.unit) for one in find_quantities(masked, 0, len(masked), times)]
    taken = [(one.start, one.end) for one in found] + [(time.start, time.end) for time in times]
    if mark := _LIST_MARK.match(masked):
        taken.append(mark.span())
    taken += [row.span() for row in _ROW.finditer(masked)]
    for digits in _DIGITS.finditer(masked):
        if not any(start < digits.end() and digits.start() < end for start, end in taken):
            value = Decimal(digits[0].rstrip("%‰").replace(",", ""))
            found.append(Number(digits.start(), digits.end(), value, digits[0][-1] if digits[0][-1] in "%‰" else ""))
    yield from sorted((_signed(one, text) for one in found), key=lambda one: one.start)


def _signed(one: Number, text: str) -> Number:
    """With the sign in front of it, where it stands in the cell of a table."""
    if not _SIGN.search(text, 0, one.start) or CELLS not in text:
        return one
    down = text[one.start - 1] not in "+＋"
    return replace(one, start=one.start - 1, value=-one.value if down and one.value is not None else one.value)


def retraced(text: str, known: Sequence[Known]) -> tuple[tuple[Number, ...], list[Known]]:
    """The numbers of the edited `text`, and which of the `known` ones they are: those keep their sources.

    A number is the same when it is written the same and its surroundings are nearer to those of the known one than to
    those of any other: where 受理23件，立案5件 became 受理5件，立案23件, both have changed.
    """
    numbers = list(_candidates(text, known))
    kept = {
        at: other
        for at, other in _pairs(text, numbers, known)
        if text[numbers[at].start : numbers[at].end] == other.written and _alone(text, numbers[at], other)
    }
    traced = [replace(other.number, start=numbers[at].start, end=numbers[at].end) for at, other in kept.items()]
    others = [replace(one, source=UNTRACED) for one in find_numbers(text)]
    new = [one for one in others if not any(one.start < old.end and old.start < one.end for old in traced)]
    return tuple(sorted([*traced, *new], key=lambda one: one.start)), list(kept.values())


def _candidates(text: str, known: Sequence[Known]) -> Iterator[Number]:
    """Where a known number may stand, and the numbers of the text that do not overlap such a place."""
    numbers = list(find_numbers(text))
    places: dict[tuple[int, int], Number] = {}
    for other in sorted({one.written for one in known}, key=len, reverse=True):
        for found in re.finditer(re.escape(other), text):
            start, end = found.span()
            within = any(one.start < start < one.end for one in numbers)
            if not within and not any(left < end and start < right for left, right in places):
                places[start, end] = Number(start, end)
    for number in numbers:
        if not any(start < number.end and number.start < end for start, end in places):
            places[number.start, number.end] = number
    yield from (places[span] for span in sorted(places))


def _pairs(text: str, numbers: Sequence[Number], known: Sequence[Known]) -> Iterator[tuple[int, Known]]:
    """Numbers of the text with the known ones whose surroundings are nearest, the nearest first, each once."""
    spans = [(one.start, one.end) for one in numbers]
    around = [_around(text, spans, at) for at in range(len(numbers))]
    before = [_around_known(one) for one in known]
    scores = []
    for at, place in enumerate(around):
        for other, (one, earlier) in enumerate(zip(known, before, strict=True)):
            alike = _likeness(place, earlier)
            same = text[slice(*spans[at])] == one.written
            if alike >= _ALIKE:
                scores.append((-(alike + _SAME * same), abs(at - other), at, other))
    used: tuple[set[int], set[int]] = set(), set()
    for _, _, at, other in sorted(scores):
        if at not in used[0] and other not in used[1]:
            used[0].add(at)
            used[1].add(other)
            yield at, known[other]


def _around(text: str, spans: Sequence[tuple[int, int]], at: int) -> tuple[str, str]:
    """The words before and behind a number, as far as the next number."""
    start, end = spans[at]
    left = spans[at - 1][1] if at else 0
    right = spans[at + 1][0] if at + 1 < len(spans) else len(text)
    return text[max(left, start - _BEFORE) : start], text[end : min(right, end + _BEHIND)]


def _around_known(one: Known) -> tuple[str, str]:
    spans = [(number.start, number.end) for number in one.paragraph.numbers]
    return _around(one.paragraph.text, spans, spans.index((one.number.start, one.number.end)))


def _likeness(one: tuple[str, str], other: tuple[str, str]) -> float:
    """How alike two surroundings are, from 0 to 1; what stands before a number says more."""
    before, behind = (1.0 if a == b else SequenceMatcher(None, a, b).ratio() for a, b in zip(one, other, strict=True))
    return 0.7 * before + 0.3 * behind


def _alone(text: str, number: Number, other: Known) -> bool:
    """Whether nothing new beside the number makes another one of it, or counts something else."""
    old, was = other.paragraph.text, other.number
    left, right = text[number.start - 1 : number.start] if number.start else "", text[number.end : number.end + 1]
    was_left = old[was.start - 1 : was.start] if was.start else ""
    was_right = old[was.end : was.end + 1]
    if left != was_left and (left in _NUMERIC or was_left in _NUMERIC):
        return False
    unit_behind = old[was.end - 1].isdigit() and (right.isalnum() or was_right.isalnum())
    return right == was_right or not (unit_behind or right in _NUMERIC or was_right in _NUMERIC)
