"""Lines that stand inside a quotation which an earlier line opened: the words of another text, not of this one.

Every quoted paragraph begins with “ and only the last one ends with ” (标点符号用法 GB/T 15834—2011, 4.8.3.6), so a
paragraph that begins with “ inside a quotation goes on with it and opens none within.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.labels import NUMERAL, Number, read_numeral
from ingest.marks import Style, article_mark, list_mark
from ingest.plaintext import TextLine

_OPEN, _CLOSE, _STRAIGHT = "“", "”", '"'
# What an amendment says outside quotations; its next section ends a quotation that was never closed.
_CHANGES = re.compile(r"修改|改为|增加|删去|删除|调整|作为|施行|废止|公布|《")
_CLOSING_WORDS = re.compile(r"本(?:决定|修正案|决议|令)自|.{0,60}根据本(?:决定|修正案|决议).{0,30}修改")


# 增加五条，作为第十二条至第十六条，内容如下： names the articles that follow, with quotation marks or without.
_NAMES = re.compile(rf"(?:增加|修改为|作为).*?第(?P<first>{NUMERAL})条(?:至第(?P<last>{NUMERAL})条)?[^“”]*[：:]$")
_RENUMBERS = re.compile(r".{0,60}(?:相应)?改为第|原第")


def quoted_lines(lines: Sequence[TextLine]) -> frozenset[int]:
    """The starts of the lines that stand inside a quotation from an earlier line."""
    quoted: set[int] = set()
    depth = section = 0
    named = range(0)
    for line in lines:
        if line.source.cells is not None:
            continue
        mark = list_mark(line.text)
        is_section = mark is not None and mark.style is Style.DUN
        goes_on = mark is not None and is_section and _is_next(mark.number, section, line)
        if goes_on or _CLOSING_WORDS.match(line.text):
            depth, named = 0, range(0)
        named = range(0) if named and _is_beyond(line.text, named) else named
        if depth or named:
            quoted.add(line.start)
        elif mark and is_section:
            section = mark.number.value
        depth = depth_behind(line.text, depth)
        named = named or (range(0) if depth else _named(line.text))
    return frozenset(quoted)


def _named(text: str) -> range:
    """The numbers of the articles that `text` announces without opening a quotation."""
    found = _NAMES.search(text)
    first = read_numeral(found["first"]) if found else None
    if found is None or first is None:
        return range(0)
    last = read_numeral(found["last"] or found["first"])
    return range(first, (last or first) + 1)


def _is_beyond(text: str, named: range) -> bool:
    """Whether `text` no longer belongs to the announced articles."""
    mark = article_mark(text, None)
    return _RENUMBERS.match(text) is not None or (mark is not None and mark.number.value not in named)


def _is_next(number: Number, section: int, line: TextLine) -> bool:
    return number.value == section + 1 and _CHANGES.search(line.text[:60]) is not None


def depth_behind(text: str, depth: int = 0) -> int:
    """How many quotations are open behind `text`, before which `depth` were."""
    if text.startswith((_OPEN, _STRAIGHT)):
        depth = 0
    for char in text:
        if char == _OPEN or (char == _STRAIGHT and not depth):
            depth += 1
        elif char in (_CLOSE, _STRAIGHT):
            depth = max(0, depth - 1)
    return depth
