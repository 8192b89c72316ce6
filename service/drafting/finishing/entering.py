"""A gap is filled in its place, or a number is written anew, in the text and in the annexes, in sentences and cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.errors import SettlingRefused
from service.drafting.draft import GAP, UNTRACED, Draft, Mark, Number, Paragraph, Source
from service.drafting.finishing.settling import Named, Place, paragraph_at, source_of, with_paragraph
from service.drafting.reading_back.numbers import find_numbers

__all__ = ["Entered", "enter"]

# A cell that says that nothing changed is a claim like +5.1%.
_FLAT = re.compile(r"(?:基本)?持平")


@dataclass(frozen=True, slots=True)
class Entered:
    """The draft with what was entered, and what stood there before."""

    draft: Draft
    before: str


def enter(draft: Draft, place: Place, words: str, given: Source | Named | None = None, by: str = "") -> Entered:
    """The draft with `words` at `place`; the numbers in them have the source that is `given`, else none.

    Every other number keeps its own. SettlingRefused where neither a gap nor a number stands there, where the words do
    not fit into a cell, or where the source does not say them.
    """
    old = paragraph_at(draft, place)
    told = words.strip()
    _refuse(old, place, told)
    text = old.text[: place.start] + told + old.text[place.end :]
    end = place.start + len(told)
    found = list(_entered(old, text, place.start, end, is_sourced=given is not None))
    kept = [one for one in _moved(old, place, len(told)) if not any(_overlap(one, other) for other in found)]
    made = Paragraph(text, tuple(sorted([*kept, *found], key=lambda one: one.start)), old.citations)
    if given is not None:
        sourced = {one.start: replace(one, source=source_of(made, one, given, by)) for one in found}
        made = replace(made, numbers=tuple(sourced.get(one.start, one) for one in made.numbers))
    return Entered(with_paragraph(draft, place, made), old.text[place.start : place.end])


def _refuse(old: Paragraph, place: Place, words: str) -> None:
    spans = {found.span() for found in GAP.finditer(old.text)} | {(one.start, one.end) for one in old.numbers}
    if (place.start, place.end) not in spans:
        raise SettlingRefused("这个位置没有待补充的内容，也没有数字。请刷新后再试。")
    if not words or "\n" in words:
        raise SettlingRefused("填入的内容不能为空，也不能换行。请写成一行。")
    if old.rows and "|" in words:
        raise SettlingRefused(f"表格里不能填竖线：“{words[:40]}”。请改用“／”或顿号。")


def _entered(old: Paragraph, text: str, start: int, end: int, *, is_sourced: bool) -> Iterator[Number]:
    """Yield what has to be traced of the words in `[start, end)`: numbers with the units behind them."""
    numbers = [one for one in find_numbers(text) if one.start < end and start < one.end]
    if numbers:
        yield from (replace(one, source=UNTRACED) for one in numbers)
    elif old.rows and _FLAT.fullmatch(text[start:end]):
        yield Number(start, end, Decimal(0))
    elif is_sourced:  # words, of which somebody tells where they come from
        yield Number(start, end, kind=Mark.NAME)


def _moved(old: Paragraph, place: Place, length: int) -> Sequence[Number]:
    """The numbers of the paragraph that stand beside the place, at their new ones."""
    by = length - (place.end - place.start)
    return [
        replace(one, start=one.start + by, end=one.end + by) if one.start >= place.end else one
        for one in old.numbers
        if one.end <= place.start or one.start >= place.end
    ]


def _overlap(one: Number, other: Number) -> bool:
    return one.start < other.end and other.start < one.end
