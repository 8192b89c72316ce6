"""Sections in another order: their marks counted anew where they were in order before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.labels import print_numeral, read_numeral
from service.drafting.draft import Section

__all__ = ["counted_anew"]

# 一、 （一） 1. （1）: GB/T 9704—2012, 7.3.3, and the ways in which offices write them.
_MARK = re.compile(r"(?P<open>[（(]?)(?P<number>[一二三四五六七八九十百零]+|[0-9]+)(?P<close>[）)]?[、.．]?\s*)")


def counted_anew(sections: Sequence[Section], before: Sequence[Section]) -> tuple[Section, ...]:
    """The sections with marks that count from one under each heading.

    A level on which the marks of `before` did not count so keeps its own: nobody knows what they mean.
    """
    irregular = {
        one.level
        for one, number in zip(before, _numbers(before), strict=True)
        if (found := _MARK.fullmatch(one.mark)) and read_numeral(found["number"]) != number
    }
    return tuple(
        one if one.level in irregular else replace(one, mark=_with_number(one.mark, number))
        for one, number in zip(sections, _numbers(sections), strict=True)
    )


def _numbers(sections: Sequence[Section]) -> Iterator[int]:
    """The how manieth marked section of its level each one is, under the heading above it."""
    counts: dict[int, int] = {}
    for section in sections:
        counts = {level: count for level, count in counts.items() if level <= section.level}
        counts[section.level] = counts.get(section.level, 0) + bool(_MARK.fullmatch(section.mark))
        yield counts[section.level]


def _with_number(mark: str, number: int) -> str:
    found = _MARK.fullmatch(mark)
    if found is None:
        return mark
    digits = str(number) if found["number"].isdigit() else print_numeral(number)
    return f"{found['open']}{digits}{found['close']}"
