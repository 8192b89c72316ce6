"""Runs of text of a plain PDF page → pieces, parted and blanked as pdfium does it; what it would weigh is not plain."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from ingest.document import Box
from ingest.readers.characters import BLANKS, is_wide
from ingest.readers.pdf_objects import NotPlain
from ingest.readers.pdf_runs import Run
from ingest.readers.sheet import Piece
from ingest.readers.spacing import ASCENT, DESCENT, is_spacing

# Baselines nearer than this are one; a new line is at least this share of the size away.
_SAME_BASELINE = 0.01
_NEXT_LINE = 0.95
# Runs may overlap by rounding alone.
_OVERLAP = 0.02
# pdfium takes a gap for a blank from a share of the wider of the two characters beside it.
_WIDTH_STEPS = ((400, 2), (700, 4), (800, 5))
_WIDEST_STEP = 6
_WIDENED = ((1.4879, 1.4881), (1.38999, 1.39001))
_WIDENED_BY = 1.5
# From so much of the size two characters may be parted by the spacing of their run.
_WIDE_SPACING = 0.05
# On pages whose text covers less of the width pdfium weighs whether it runs downwards.
_LEAST_COVERED = 0.85
_FULL_LINE = 0.9
_SPACE = ord(" ")
_FULL_WIDTH = 1000
_WORD = re.compile(f"[^{BLANKS}]+")
_BLANK = re.compile(f"[{BLANKS}]")
_BLANKS_IN_A_ROW = re.compile("  +")


@dataclass(slots=True)
class _Line:
    """Runs on one baseline; `blanks` says before which of them pdfium puts a blank."""

    runs: list[Run]
    blanks: list[bool]


def pieces_of(runs: Sequence[Run], left: float, top: float) -> tuple[Piece, ...]:
    """The pieces of `runs` on a page whose top-left corner is at `left` and `top`."""
    if not runs:
        return ()
    _check_places(runs)
    found: list[Piece | None] = []
    line: _Line | None = None
    before = runs[0]
    for run in runs[1:]:
        distance = abs(run.y - before.y)
        if distance <= _SAME_BASELINE:
            line = line or _Line([before], [False])
            line.blanks.append(_has_blank(before, run))
            line.runs.append(run)
        else:
            _check_break(before, run, distance)
            found.append(_piece(line, left, top) if line else _alone(before, left, top))
            line = None
        before = run
    found.append(_piece(line, left, top) if line else _alone(before, left, top))
    return tuple([piece for piece in found if piece])


def _check_places(runs: Sequence[Run]) -> None:
    """Raise NotPlain where pdfium weighs what is printed."""
    places = {(round(run.x), round(run.y)) for run in runs}
    if len(places) < len(runs):
        raise NotPlain  # printed twice, which pdfium takes for bold
    lengths = {len(run.text) for run in runs}
    if 2 in lengths and any(len(run.text) == 2 and run.style.spacing > _WIDE_SPACING * run.style.size for run in runs):
        raise NotPlain  # spaced by one gap alone
    if 1 in lengths and not _covers_width(runs):
        raise NotPlain


def _check_break(before: Run, run: Run, distance: float) -> None:
    style = run.style
    if distance < _NEXT_LINE * (style.exact if style is before.style else max(before.style.exact, style.exact)):
        raise NotPlain
    if "-" in before.text and before.text.rstrip(" ").endswith("-"):
        raise NotPlain


def _has_blank(before: Run, run: Run) -> bool:
    """Whether pdfium puts a blank between two runs on one line."""
    gap = run.x - before.end
    style, other = before.style, run.style
    if gap < -_OVERLAP * other.size * other.scale or (before.text[-1] == "-" and run.text == "-"):
        raise NotPlain
    last_code, first_code = before.code(-1), run.code(0)
    if style.font.points.item(last_code) == _SPACE or other.font.points.item(first_code) == _SPACE:
        return False
    last, first = style.font.advances.item(last_code), other.font.advances.item(first_code)
    if not last or not first:
        raise NotPlain
    if gap <= 0:
        return False
    size = style.size if last >= first else other.size * other.scale / style.scale
    least = _share(max(last, first)) * size / 1000
    if any(low < least < high for low, high in _WIDENED):
        least *= _WIDENED_BY
    return gap / style.scale > least


def _share(width: float) -> float:
    return next((width / share for limit, share in _WIDTH_STEPS if width < limit), width / _WIDEST_STEP)


def _covers_width(runs: Sequence[Run]) -> bool:
    spans = sorted((run.x, run.end) for run in runs)
    covered, reached = 0.0, spans[0][0]
    for start, end in spans:
        covered += max(0.0, end - max(start, reached))
        reached = max(reached, end)
    return covered >= _LEAST_COVERED * (reached - spans[0][0])


def _alone(run: Run, left: float, top: float) -> Piece | None:
    """The piece of a line of one run."""
    text = run.text
    if text[0] in BLANKS or text[-1] in BLANKS:
        shown = text.strip(BLANKS)
        start = len(text) - len(text.lstrip(BLANKS))
        return _between(shown, (run, start), (run, start + len(shown) - 1), left, top) if shown else None
    return _printed(text, run, run.x, run.end, left, top)


def _piece(line: _Line, left: float, top: float) -> Piece | None:
    first, last = line.runs[0], line.runs[-1]
    if True in line.blanks and _has_wide_blank(line) and not _settle(line):
        return _weighed(line, left, top)
    text = _joined(line)
    if text[0] in BLANKS or text[-1] in BLANKS:
        shown = text.strip(BLANKS)
        start = len(text) - len(text.lstrip(BLANKS))
        return _between(shown, _place(line, start), _place(line, start + len(shown) - 1), left, top) if shown else None
    return _printed(text, first, first.x, last.end, left, top)


def _between(text: str, first: tuple[Run, int], last: tuple[Run, int], left: float, top: float) -> Piece:
    """The piece of what stands from one character to another, each told by its run and its place there."""
    run, index = first
    end_run, end_index = last
    at_end = end_index == len(end_run.text) - 1
    end = end_run.end if at_end else end_run.x + end_run.offset(end_index) + end_run.width(end_index)
    return _printed(text, run, run.x + run.offset(index) if index else run.x, end, left, top)


def _joined(line: _Line) -> str:
    if True not in line.blanks:
        return "".join([run.text for run in line.runs])
    return "".join([" " + run.text if blank else run.text for run, blank in zip(line.runs, line.blanks, strict=True)])


def _has_wide_blank(line: _Line) -> bool:
    """Whether a blank that pdfium puts in stands beside a wide character, where it may be mere spacing."""
    pairs = zip(line.runs, line.runs[1:], line.blanks[1:], strict=False)
    return any(blank and (is_wide(before.text[-1]) or is_wide(after.text[0])) for before, after, blank in pairs)


def _settle(line: _Line) -> bool:
    """Take out the blanks that are mere spacing; False where the usual gap of the line must be measured for it."""
    sizes = {run.style.exact for run in line.runs}
    even = sum(len(run.text) - 1 for run in line.runs if set(run.widths) == {_FULL_WIDTH})
    if len(sizes) > 1 or even <= len(line.runs) or any(run.style.spacing for run in line.runs):
        return False
    size = round(sizes.pop(), 1)
    for index, (before, after) in enumerate(pairwise(line.runs), 1):
        if line.blanks[index] and is_spacing(before.text[-1], after.text[0], after.x - before.end, 0.0, size):
            line.blanks[index] = False
    return True


def _place(line: _Line, index: int) -> tuple[Run, int]:
    """The run that holds the character at `index` of the line, and its place there."""
    for run, blank in zip(line.runs, line.blanks, strict=True):
        index -= blank
        if index < len(run.text):
            return run, index
        index -= len(run.text)
    raise NotPlain


def _printed(text: str, first: Run, start: float, end: float, left: float, top: float) -> Piece:
    style, baseline = first.style, top - first.y
    # To hundredths by way of whole numbers: round(…, 2) takes most of the time of a line.
    box = Box(
        round((start - left) * 100) / 100,
        round((baseline - style.above) * 100) / 100,
        round((end - left) * 100) / 100,
        round((baseline + style.below) * 100) / 100,
    )
    if "  " in text:
        text = _BLANKS_IN_A_ROW.sub(" ", text)
    return Piece(text, box, style.shown, style.bold, first.mark)


def char_boxes(runs: Sequence[Run], area: Box) -> list[Box]:
    """The boxes of the characters on lines in `area`, whose heights count downwards from the origin of the page.

    None are given where running text fills a line: then there is no gap between columns.
    """
    return [box for near in _near(runs, area) for box in _boxes(*near)]


def word_boxes(runs: Sequence[Run], area: Box) -> list[Box]:
    """As `char_boxes`, but one box for what stands between blanks in a run that lies wholly in `area`."""
    boxes: list[Box] = []
    for run, top, bottom in _near(runs, area):
        if area.left <= run.x and run.end <= area.right and run.style.spacing <= _WIDE_SPACING * run.style.size:
            boxes.extend([Box(left, top, right, bottom) for left, right in _words(run)])
        else:
            boxes.extend(_boxes(run, top, bottom))
    return boxes


def _words(run: Run) -> Iterator[tuple[float, float]]:
    """Where what stands between blanks begins and ends."""
    style, sums = run.style, list(accumulate(run.widths, initial=0))
    for found in _WORD.finditer(run.text):
        first, end = found.span()
        left = run.x + (sums[first] * style.size / 1000 + first * style.spacing) * style.scale
        length = (sums[end] - sums[first]) * style.size / 1000 + (end - first - 1) * style.spacing
        yield left, left + length * style.scale


def _near(runs: Sequence[Run], area: Box) -> list[tuple[Run, float, float]]:
    """The runs on lines in `area`, each with its top and bottom; none where running text fills a line."""
    near: list[tuple[Run, float, float]] = []
    for run in runs:
        size = run.style.exact
        top, bottom = -run.y - ASCENT * size, -run.y + DESCENT * size
        if bottom <= area.top or top >= area.bottom:
            continue
        if run.end - run.x > _FULL_LINE * (area.right - area.left) and _BLANK.search(run.text) is None:
            return []
        if run.x < area.right and area.left < run.end:
            near.append((run, top, bottom))
    return near


def _boxes(run: Run, top: float, bottom: float) -> list[Box]:
    return [Box(char.left, top, char.right, bottom) for char in _chars(run) if char.char not in BLANKS]


@dataclass(frozen=True, slots=True)
class _Char:
    """A character with its edges; a blank that pdfium puts in has no run."""

    char: str
    run: Run | None
    left: float = 0.0
    right: float = 0.0


def _weighed(line: _Line, left: float, top: float) -> Piece | None:
    """The piece of a line with blanks that may be mere spacing."""
    chars: list[_Char] = []
    for run, blank in zip(line.runs, line.blanks, strict=True):
        if blank:
            chars.append(_Char(" ", None))
        chars.extend(_chars(run))
    chars = [
        char for index, char in enumerate(chars) if not (char.char == " " and index and chars[index - 1].char == " ")
    ]
    while chars and chars[0].char in BLANKS:
        chars.pop(0)
    while chars and chars[-1].char in BLANKS:
        chars.pop()
    if not chars:
        return None
    first = chars[0].run
    if first is None:
        raise NotPlain
    text = _spaced(chars, first.style.shown)
    return _printed(text, first, chars[0].left, chars[-1].right, left, top)


def _chars(run: Run) -> Iterator[_Char]:
    left, style = run.x, run.style
    for char, wide in zip(run.text, run.widths, strict=True):
        width = wide * style.size / 1000 * style.scale
        yield _Char(char, run, left, left + width)
        left += width + style.spacing * style.scale


def _spaced(chars: list[_Char], size: float) -> str:
    """The text without the blanks that pdfium makes of mere spacing."""
    if all(char.run for char in chars):
        return "".join([char.char for char in chars])
    shown = [char for char in chars if char.char != " "]
    gaps = [
        after.left - before.right for before, after in pairwise(shown) if is_wide(before.char) and is_wide(after.char)
    ]
    usual = statistics.median(gaps or [0.0])
    kept = []
    for index, char in enumerate(chars):
        if char.run is None:
            before, after = chars[index - 1], chars[index + 1]
            if is_spacing(before.char, after.char, after.left - before.right, usual, size):
                continue
        kept.append(char.char)
    return "".join(kept)
