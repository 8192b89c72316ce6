"""Rules printed on a page → the grids of its tables. Knows nothing of any file format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.document import Box
from ingest.readers.grid import Grid, Position

# A rule is so thin at most (points); borders closer than this to each other are one, and lines
# that miss each other by no more still meet.
THINNEST = 3.0
_LEAST_LENGTH = 6.0
# A page of more rules is a drawing, not a table.
_MOST_RULES = 2_000
_MOST_CELLS = 20_000
_SHADED_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line at `at`, from `start` to `end`: y and x of a horizontal one, x and y of a vertical one."""

    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        """Whether `place` lies on the length of the rule."""
        return self.start - THINNEST <= place <= self.end + THINNEST


def horizontal(boxes: Sequence[Box]) -> list[Rule]:
    """The horizontal rules among `boxes`, pieces of one line joined, top to bottom."""
    found = [
        Rule((box.top + box.bottom) / 2, box.left, box.right)
        for box in boxes
        if box.bottom - box.top <= THINNEST and box.right - box.left >= _LEAST_LENGTH
    ]
    return _joined(found)


def vertical(boxes: Sequence[Box]) -> list[Rule]:
    """The vertical rules among `boxes`, pieces of one line joined, left to right."""
    found = [
        Rule((box.left + box.right) / 2, box.top, box.bottom)
        for box in boxes
        if box.right - box.left <= THINNEST and box.bottom - box.top >= _LEAST_LENGTH
    ]
    return _joined(found)


def find_grids(boxes: Sequence[Box], shades: Sequence[Box] = ()) -> tuple[Grid, ...]:
    """The grids that thin `boxes` draw; `shades` are areas with a ground of their own.

    A frame around text, an underline, a column line alone draw none: a grid has two rows of two cells.
    """
    across, down = horizontal(boxes), vertical(boxes)
    if len(across) < 2 or not down or len(across) + len(down) > _MOST_RULES:
        return ()
    grids = (_grid(rows, columns) for rows, columns in _connected(across, down))
    return tuple(_headed(grid, shades) for grid in grids if grid and _is_table(grid))


def _joined(rules: list[Rule]) -> list[Rule]:
    lines: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda each: each.at):
        if lines and rule.at - lines[-1][0].at <= THINNEST:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return [joined for line in lines for joined in _run_together(line)]


def _run_together(line: list[Rule]) -> Iterator[Rule]:
    at = line[0].at
    first, *others = sorted(line, key=lambda each: each.start)
    current = Rule(at, first.start, first.end)
    for rule in others:
        if rule.start <= current.end + THINNEST:
            current = Rule(at, current.start, max(current.end, rule.end))
        else:
            yield current
            current = Rule(at, rule.start, rule.end)
    yield current


def _connected(across: list[Rule], down: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Rules that meet, directly or through others, group by group."""
    left_across, left_down = list(across), list(down)
    while left_down:
        rows: list[Rule] = []
        columns = [left_down.pop()]
        waiting = list(columns)
        while waiting:
            rule = waiting.pop()
            is_column = rule in columns
            others = left_across if is_column else left_down
            met = [other for other in others if other.covers(rule.at) and rule.covers(other.at)]
            for other in met:
                others.remove(other)
            (rows if is_column else columns).extend(met)
            waiting.extend(met)
        if len(rows) >= 2:
            yield rows, columns


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    columns = _edges([rule.at for rule in down], across)
    rows = _edges([rule.at for rule in across], down)
    if len(columns) < 3 or len(rows) < 3 or len(columns) * len(rows) > _MOST_CELLS:
        return None
    return Grid(columns, rows, _owners(columns, rows, across, down))


def _edges(places: list[float], crossing: list[Rule]) -> tuple[float, ...]:
    """The edges drawn, and those of a table that is open at its sides, where the crossing rules end."""
    edges = sorted(set(places))
    start, end = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    before = [start] if start < edges[0] - 2 * THINNEST else []
    after = [end] if end > edges[-1] + 2 * THINNEST else []
    return (*before, *edges, *after)


def _owners(
    columns: tuple[float, ...], rows: tuple[float, ...], across: list[Rule], down: list[Rule]
) -> tuple[tuple[Position, ...], ...]:
    """For each position the first one of its cell: cells without a rule between them are one, if a rectangle."""
    upright, level = _by_place(down), _by_place(across)
    between = [[_is_ruled(upright.get(x), _middle(rows, row)) for x in columns] for row in range(len(rows) - 1)]
    below = [[_is_ruled(level.get(y), _middle(columns, column)) for column in range(len(columns) - 1)] for y in rows]
    owners: list[list[Position | None]] = [[None] * (len(columns) - 1) for _ in range(len(rows) - 1)]
    for row, line in enumerate(owners):
        for column, owner in enumerate(line):
            if owner is None:
                right, bottom = _extent(row, column, between, below, owners)
                for each in range(row, bottom):
                    owners[each][column:right] = [(row, column)] * (right - column)
    return tuple(tuple(owner for owner in line if owner is not None) for line in owners)


def _extent(
    row: int,
    column: int,
    between: list[list[bool]],
    below: list[list[bool]],
    owners: list[list[Position | None]],
) -> tuple[int, int]:
    """Where the cell that begins here ends: the next column, the next row."""
    right = column + 1
    while right < len(owners[row]) and not between[row][right] and owners[row][right] is None:
        right += 1
    bottom = row + 1
    while (
        bottom < len(owners)
        and not any(below[bottom][column:right])
        and not any(between[bottom][column + 1 : right])
        and (between[bottom][column] or column == 0)
        and (right == len(owners[row]) or between[bottom][right])
    ):
        bottom += 1
    return right, bottom


def _by_place(rules: list[Rule]) -> dict[float, list[Rule]]:
    found: dict[float, list[Rule]] = {}
    for rule in rules:
        found.setdefault(rule.at, []).append(rule)
    return found


def _is_ruled(rules: list[Rule] | None, place: float) -> bool:
    return rules is not None and any(rule.start <= place <= rule.end for rule in rules)


def _middle(edges: tuple[float, ...], index: int) -> float:
    return (edges[index] + edges[index + 1]) / 2


def _is_table(grid: Grid) -> bool:
    return sum(len(set(owners)) > 1 for owners in grid.owners) >= 2


def _headed(grid: Grid, shades: Sequence[Box]) -> Grid:
    """`grid` with its head told by shading: first rows on a ground of their own, and others not."""
    shaded = 0
    while shaded < len(grid.owners) and _is_shaded(grid, shaded, shades):
        shaded += 1
    return replace(grid, heads=shaded) if 0 < shaded < len(grid.owners) else grid


def _is_shaded(grid: Grid, row: int, shades: Sequence[Box]) -> bool:
    middle = _middle(grid.rows, row)
    left, right = grid.columns[0], grid.columns[-1]
    covered = sum(
        max(0.0, min(shade.right, right) - max(shade.left, left))
        for shade in shades
        if shade.top < middle < shade.bottom and shade.bottom - shade.top < grid.rows[-1] - grid.rows[0] - THINNEST
    )
    return covered >= _SHADED_SHARE * (right - left)
