"""A long title in lines that break by meaning and are alike in length (GB/T 9704—2012, 7.3.1)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from service.drafting.export.elements import printable, width

# What breaks well, from best to worst, by how bad a break there is; elsewhere words may be torn apart.
_BEFORE = ((re.compile("关于"), 0.0), (re.compile("《"), 0.5), (re.compile("[和与及暨]"), 1.5))
_AFTER = (
    (re.compile("》"), 0.5),
    (re.compile("[、，：；]"), 0.5),
    (re.compile("的"), 1.0),
    (re.compile("年度?|半年|季度|月份?"), 3.0),
    (re.compile("委员会|人民政府|人民法院|人民检察院|办公室|领导小组|纪委监委|[委局厅院府部]"), 1.5),
    (re.compile("情况|工作|问题|建设|活动"), 2.0),
)
_TORN = 8.0
# Never: within 《…》 when it can be helped, within a number or a word in Latin letters, before a closing mark.
_QUOTED = 4.0
_NO_START = set("，、；：。！？）》〉〕】”’的了等")
_YEAR = re.compile("年[上下前第度末初]")
_NO_END = set("（《〈〔【“‘")
_MORE_LINES = 2
_LONGEST = 200  # a longer text is no title


def title_lines(title: str, most: int) -> list[str]:
    """`title` in lines of at most `most` characters; a title with line ends of its own keeps them."""
    return [line for part in printable(title).split("\n") for line in _balanced(part.strip(), most) if line]


def _balanced(title: str, most: int) -> tuple[str, ...]:
    fewest = math.ceil(width(title) / most)
    if fewest <= 1:
        return (title,)
    if len(title) > _LONGEST:
        return _filled(title, most)
    breaks = dict(_breaks(title))
    for count in range(fewest, fewest + _MORE_LINES):
        chosen = _best(title, breaks, count, most)
        if chosen is not None:
            return chosen
    return _filled(title, most)


def _best(title: str, breaks: dict[int, float], count: int, most: int) -> tuple[str, ...] | None:
    """The best division into `count` lines, None when none fits."""
    even, ends = width(title) / count, [*sorted(breaks), len(title)]
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}  # by where the lines so far end
    for _ in range(count):
        longer: dict[int, tuple[float, tuple[str, ...]]] = {}
        for start, (cost, lines) in best.items():
            for end in ends:
                size = width(title[start:end])
                if end <= start or size > most:
                    continue
                more = cost + abs(even - size) / 4 + breaks.get(end, 0)
                if end not in longer or more < longer[end][0]:
                    longer[end] = (more, (*lines, title[start:end]))
        best = longer
    return best[len(title)][1] if len(title) in best else None


def _breaks(title: str) -> Iterator[tuple[int, float]]:
    """Where a line may end, and how bad that is."""
    for place in range(1, len(title)):
        before, after = title[place - 1], title[place]
        torn = (_joined(before) and _joined(after)) or _YEAR.match(title, place - 1)
        if torn or after in _NO_START or before in _NO_END:
            continue
        inside = title.count("《", 0, place) > title.count("》", 0, place)
        yield place, _badness(title, place) + (_QUOTED if inside else 0)


def _badness(title: str, place: int) -> float:
    costs = [cost for pattern, cost in _BEFORE if pattern.match(title, place)]
    costs += [cost for pattern, cost in _AFTER if _ends(pattern).search(title[max(0, place - 8) : place])]
    return min(costs, default=_TORN)


@lru_cache
def _ends(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{pattern.pattern})$")


def _joined(char: str) -> bool:
    """Whether `char` belongs with the like beside it: letters, digits and what stands between them."""
    return char.isascii() and not char.isspace()


def _filled(title: str, most: int) -> tuple[str, ...]:
    lines, line = [], ""
    for char in title:
        if line and width(line + char) > most:
            lines.append(line)
            line = ""
        line += char
    return (*lines, line)
