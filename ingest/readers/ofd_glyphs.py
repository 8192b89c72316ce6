"""Text objects of OFD → their characters at their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from ingest.readers.characters import is_wide
from ingest.readers.ofd_drawing import Item, size_of
from ingest.readers.ofd_package import children, number

# Widths of Latin letters in shares of the size, for where nothing shows them.
_THIN = frozenset("ijltfrI.,:;'|!()[]{}-`\"/\\")
_BROAD = frozenset("mwMW@%")
# How a character advances across and down in each direction of reading.
_DIRECTIONS = {"90": (0, 1), "180": (-1, 0), "270": (0, -1)}


@dataclass(frozen=True, slots=True)
class Run:
    """One text code: where each character of `text` begins and how far it advances, in the object's coordinates."""

    text: str
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    advances: tuple[float, ...]


def runs_of(item: Item) -> Iterator[Run]:
    """The text codes of a text object that hold some text."""
    size, stretch = size_of(item), number(item.attributes.get("HScale"), 1.0)
    direction = item.attributes.get("ReadDirection") or "0"
    x = y = 0.0
    for code in children(item.element, "TextCode"):
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        text = (code.text or "").strip("\r\n\t")
        if text:
            yield _run(
                text,
                (x, y),
                _steps(code.get("DeltaX"), text),
                _steps(code.get("DeltaY"), text),
                direction,
                size * stretch,
            )


def _run(
    text: str, start: tuple[float, float], across: list[float], down: list[float], direction: str, width: float
) -> Run:
    """Where no step is written, a character advances by its width in the direction of reading."""
    own = [width * width_of(char) for char in text]
    along, against = _DIRECTIONS.get(direction, (1, 0))
    stepped = max(len(across), len(down))
    across += [0.0] * (stepped - len(across)) + [step * along for step in own[stepped:]]
    down += [0.0] * (stepped - len(down)) + [step * against for step in own[stepped:]]
    advances = [
        step if 0 < step <= width and index < stepped and not is_wide(char) else advance
        for index, (char, step, advance) in enumerate(zip(text, across, own, strict=False))
    ]
    xs = accumulate(across[: len(text) - 1], initial=start[0])
    ys = accumulate(down[: len(text) - 1], initial=start[1])
    return Run(text, tuple(xs), tuple(ys), (*advances, *own[len(advances) :]))


@lru_cache(maxsize=8192)
def width_of(char: str) -> float:
    """The usual width of a character as a share of its size."""
    if is_wide(char):
        return 1.0
    if char in _THIN:
        return 0.32
    return 0.85 if char in _BROAD else 0.68 if char.isupper() else 0.5


def _steps(text: str | None, written: Sequence[str]) -> list[float]:
    """The distances from each character to the next; `g n v` writes `n` times the same one."""
    parts, wanted = (text or "").split(), len(written) - 1
    steps: list[float] = []
    at = 0
    while at < len(parts) and len(steps) < wanted:
        if parts[at] in ("g", "G"):
            times = int(number(parts[at + 1])) if at + 2 < len(parts) else 0
            steps.extend([number(parts[at + 2])] * min(times, wanted - len(steps)) if times > 0 else [])
            at += 3
        else:
            steps.append(number(parts[at]))
            at += 1
    return steps
