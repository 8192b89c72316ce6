"""一是…二是…三是…, 一要…二要…: what a paragraph counts up in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.labels import read_numeral

# 一是 begins a part at the start of the text or of a clause; 这一是 or 第一是 does not.
_MARK = re.compile(r"(?:^|(?<=[。；;：:，,、！？\s　]))(?P<number>[一二三四五六七八九十]{1,3})(?:则?是|要)(?!否)")
_SENTENCE_END = re.compile(r"[。！？；][”’）]*")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Counted:
    """One part, `[start, end)` of the text; `mark` is how it begins (一是)."""

    number: int
    mark: str
    start: int
    end: int


def counted(text: str) -> list[Counted]:
    """The parts that `text` counts from 一 up without a gap, two at least; none when it counts otherwise.

    A part reaches to where the next begins. The last one ends with its sentence where every other is one sentence,
    since what follows then closes the list; else it takes the rest.
    """
    marks = [(read_numeral(found["number"]), found) for found in _MARK.finditer(text)]
    run: list[re.Match[str]] = []
    for number, found in marks:
        if number == len(run) + 1:
            run.append(found)
        elif number == 1 and len(run) < _LEAST:
            run = [found]
    return list(_parts(text, run)) if len(run) >= _LEAST else []


def _parts(text: str, run: list[re.Match[str]]) -> Iterator[Counted]:
    starts = [found.start() for found in run]
    ends = [len(text[:end].rstrip(" 　\n")) for end in starts[1:]]
    single = all(_is_one_sentence(text[start:end]) for start, end in zip(starts, ends, strict=False))
    closing = _SENTENCE_END.search(text, starts[-1]) if single else None
    ends.append(closing.end() if closing else len(text))
    for number, (found, end) in enumerate(zip(run, ends, strict=True), 1):
        yield Counted(number, found.group(), found.start(), end)


def _is_one_sentence(text: str) -> bool:
    found = _SENTENCE_END.search(text)
    return found is None or found.end() == len(text)
