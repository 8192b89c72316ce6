"""Lines that stand inside a quotation which an earlier line opened: the words of another text, not of this one.

Every quoted paragraph begins with “ and only the last one ends with ” (标点符号用法 GB/T 15834—2011, 4.8.3.6), so a
paragraph that begins with “ inside a quotation goes on with it and opens none within.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.labels import Number
from ingest.marks import Style, list_mark
from ingest.plaintext import TextLine

_OPEN, _CLOSE, _STRAIGHT = "“", "”", '"'
# What an amendment says outside quotations; its next section ends a quotation that was never closed.
_CHANGES = re.compile(r"修改|改为|增加|删去|删除|调整|作为|施行|废止|公布|《")
_CLOSING_WORDS = re.compile(r"本(?:决定|修正案|决议|令)自|.{0,60}根据本(?:决定|修正案|决议).{0,30}修改")


def quoted_lines(lines: Sequence[TextLine]) -> frozenset[int]:
    """The starts of the lines that stand inside a quotation from an earlier line."""
    quoted: set[int] = set()
    depth = section = 0
    for line in lines:
        if line.source.cells is not None:
            continue
        mark = list_mark(line.text)
        is_section = mark is not None and mark.style is Style.DUN
        if depth and (
            _CLOSING_WORDS.match(line.text) or (mark and is_section and _is_next(mark.number, section, line))
        ):
            depth = 0
        if depth:
            quoted.add(line.start)
        elif mark and is_section:
            section = mark.number.value
        depth = _depth(line.text, depth)
    return frozenset(quoted)


def _is_next(number: Number, section: int, line: TextLine) -> bool:
    return number.value == section + 1 and _CHANGES.search(line.text[:60]) is not None


def _depth(text: str, depth: int) -> int:
    """How many quotations are open behind `text`, before which `depth` were."""
    if text.startswith((_OPEN, _STRAIGHT)):
        depth = 0
    for char in text:
        if char == _OPEN or (char == _STRAIGHT and not depth):
            depth += 1
        elif char in (_CLOSE, _STRAIGHT):
            depth = max(0, depth - 1)
    return depth
