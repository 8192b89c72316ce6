"""Tables with horizontal rules alone (三线表): their columns are told by the gaps that run through all rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.document import Box
from ingest.readers.grid import Grid, Position, plain_owners
from ingest.readers.ruling import THINNEST, Rule, horizontal

# Rules of one table begin and end together; head and body need three of them.
_SAME_EXTENT = 6.0
_LEAST_RULES = 3
# 版记 (GB/T 9704—2012, 7.4) has rules above and below 抄送 too, and two pieces of text in its last
# row alone: in a table the head names two columns, and two rows below fill them.
_LEAST_BODY = 2
# A gap between columns, as a share of the height of the text.
_LEAST_GAP = 0.7
_MOST_RULES = 200
_SAME_ROW = 0.5


Boxes = Callable[[Box], Sequence[Box]]
"""The boxes of what is printed on the lines of an area."""


def find_open_grids(
    rules: Sequence[Box], chars: Boxes, grids: Sequence[Grid], words: Boxes | None = None
) -> tuple[Grid, ...]:
    """The grids of tables that have no vertical rules; `grids` are those found already.

    `chars` gives the boxes of the characters on the lines of an area; it is asked only where there are such rules.
    `words` may give those of words instead, which are fewer and enough for the body.

    The second of three or more rules parts the head from the body. Rules with running text between them
    make no table: no gap goes through all of its lines.
    """
    across = horizontal(rules)
    if len(across) > _MOST_RULES:
        return ()
    free = [rule for rule in across if not any(_is_in(rule, grid.box) for grid in grids)]
    found = (_grid(group, chars, words or chars) for group in _alike(free))
    return tuple(grid for grid in found if grid)


def meet(first: Box, second: Box) -> bool:
    """Whether two boxes have a part in common."""
    return (
        first.left < second.right
        and second.left < first.right
        and first.top < second.bottom
        and second.top < first.bottom
    )


def _area(rules: list[Rule]) -> Box:
    return Box(min(rule.start for rule in rules), rules[0].at, max(rule.end for rule in rules), rules[-1].at)


def _is_in(rule: Rule, box: Box) -> bool:
    middle = (rule.start + rule.end) / 2
    return box.top - THINNEST <= rule.at <= box.bottom + THINNEST and box.left <= middle <= box.right


def _alike(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in rules:
        for group in groups:
            first = group[0]
            if abs(first.start - rule.start) <= _SAME_EXTENT and abs(first.end - rule.end) <= _SAME_EXTENT:
                group.append(rule)
                break
        else:
            groups.append([rule])
    for group in groups:
        if len(group) >= _LEAST_RULES:
            yield group


def _grid(rules: list[Rule], chars: Boxes, words: Boxes) -> Grid | None:
    area, head = _area(rules), rules[1].at
    body = _inside(replace(area, top=head), words)
    gaps = tuple(_gaps(body)) if body else ()
    named = _inside(replace(area, bottom=head), chars) if gaps else []
    if not named:
        return None
    columns = (area.left, *gaps, area.right)
    heads = _head_owners(columns, named)
    rows = (area.top, *(_line_edges(named) if len(heads) > 1 else ()), head, *_line_edges(body), area.bottom)
    owners = (*heads, *plain_owners(len(rows) - 1, len(columns) - 1)[len(heads) :])
    grid = Grid(columns, rows, owners, heads=len(heads))
    positions = {grid.cell_of(box) for box in (*named, *body)}
    filled = Counter(position[0] for position in positions if position)
    wide = [filled[row] >= 2 for row in range(len(rows) - 1)]
    return grid if any(wide[: len(heads)]) and sum(wide[len(heads) :]) >= _LEAST_BODY else None


def _inside(area: Box, boxes: Boxes) -> list[Box]:
    left, top, right, bottom = area.left, area.top, area.right, area.bottom
    return [
        box
        for box in boxes(area)
        if left <= (box.left + box.right) / 2 <= right and top < (box.top + box.bottom) / 2 < bottom
    ]


def _gaps(boxes: list[Box]) -> Iterator[float]:
    """The middles of the gaps that go through all the text."""
    least = _LEAST_GAP * max(box.bottom - box.top for box in boxes)
    ordered = sorted(boxes, key=lambda box: box.left)
    reached = ordered[0].right
    for box in ordered:
        if box.left - reached >= least:
            yield (box.left + reached) / 2
        reached = max(reached, box.right)


def _head_owners(columns: tuple[float, ...], named: list[Box]) -> tuple[tuple[Position, ...], ...]:
    """The cells of the head: one row, or one for each of its lines where some text goes over columns."""
    edges = [*_line_edges(named), float("inf")]
    lines = [[box for box in named if start <= _y(box) < end] for start, end in pairwise([float("-inf"), *edges])]
    owners = tuple(_over_columns(row, columns, line) for row, line in enumerate(lines))
    return owners if owners != plain_owners(len(lines), len(columns) - 1) else plain_owners(1, len(columns) - 1)


def _over_columns(row: int, columns: tuple[float, ...], line: list[Box]) -> tuple[Position, ...]:
    """For each column where its cell begins: text that runs over an edge makes one cell of both sides."""
    gaps = list(_gaps(line))
    firsts = [0]
    for column, edge in enumerate(columns[1:-1], 1):
        before = [box for box in line if _x(box) < edge]
        after = [box for box in line if _x(box) >= edge]
        is_parted = any(
            max(box.right for box in before) - 1 <= gap <= min(box.left for box in after) + 1
            for gap in gaps
            if before and after
        )
        firsts.append(column if is_parted or not before or not after else firsts[-1])
    return tuple((row, first) for first in firsts)


def _line_edges(boxes: list[Box]) -> list[float]:
    """Where one printed line ends and the next begins."""
    edges = []
    # The characters of a line are of one height, mostly.
    heights = sorted(dict.fromkeys([(box.top, box.bottom) for box in boxes]), key=sum)
    line = heights[0]
    for height in heights:
        middle, last = sum(height) / 2, sum(line) / 2
        if middle - last > _SAME_ROW * max(line[1] - line[0], height[1] - height[0]):
            edges.append((middle + last) / 2)
            line = height
    return edges


def _x(box: Box) -> float:
    return (box.left + box.right) / 2


def _y(box: Box) -> float:
    return (box.top + box.bottom) / 2
