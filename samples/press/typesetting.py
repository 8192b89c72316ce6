"""Breaks Chinese paragraphs into lines: no line begins with 。 or ends with 《."""

import re
from collections.abc import Callable, Iterator

# GB/T 15834—2011, 5.1: where marks may not stand.
_NEVER_FIRST = frozenset("，。、；：？！）》〉〕”’％%…—·")
_NEVER_LAST = frozenset("（《〈〔“‘")
_WORD = re.compile(r"[0-9A-Za-z.]+%?|.", re.DOTALL)

Measure = Callable[[str], float]


def lines(text: str, width: float, first_width: float, measure: Measure) -> Iterator[str]:
    """Yield the lines of a paragraph; the first is `first_width` wide, the others `width`.

    Joined, the lines are the text. One closing mark may hang over the edge.
    """
    line: list[str] = []
    used, room = 0.0, first_width
    for word in _WORD.findall(text):
        length = measure(word)
        if line and used + length > room and word not in _NEVER_FIRST:
            carried = _opening_marks(line)
            yield "".join(line)
            line, room = carried, width
            used = sum(map(measure, carried))
        line.append(word)
        used += length
    if line:
        yield "".join(line)


def _opening_marks(line: list[str]) -> list[str]:
    """Take the opening marks from the end of the line, for the next one."""
    carried: list[str] = []
    while len(line) > 1 and line[-1] in _NEVER_LAST:
        carried.insert(0, line.pop())
    return carried
