"""Recognised pages → sheets of printed pieces, like those of a text layer; and what is said of them."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from ingest.document import Box, PageOfText
from ingest.readers.area import text_area
from ingest.readers.characters import is_wide
from ingest.readers.legibility import listed
from ingest.readers.recognition import RecognisedLine
from ingest.readers.rows import body_rows, rows_of
from ingest.readers.sheet import Piece, Sheet

DOUBTFUL = 0.95
"""Lines that are less certain than this should be looked at (docs/decisions/0009-recognition.md)."""

# The size of a line is told by its width when it has so many characters, else by its height.
_TELLING = 6.0
_NARROW = 0.55
_SIZE_OF_HEIGHT = 0.75
# What differs by no more than this from the size of most of the text was printed in that size; the height of a short
# line tells its size badly.
_SAME_SIZE = 0.15
_SAME_SIZE_OF_SHORT = 0.35
# Columns are parted by a gap of the page's middle third; each has at least so many lines, of this width or less.
_COLUMN_LINES = 5
_COLUMN_WIDTH = 0.55


def sheets_of(pages: Mapping[int, tuple[float, float, Sequence[RecognisedLine]]]) -> dict[int, Sheet]:
    """The sheets of recognised pages, each given by its width, height and lines; sizes are told over all of them."""
    found = {number: _pieces(lines) for number, (_, _, lines) in pages.items()}
    sizes = _sizes([piece for pieces in found.values() for piece in pieces])
    sheets = {}
    for number, (width, height, _) in pages.items():
        pieces = [piece._replace(size=sizes[id(piece)]) for piece in found[number]]
        sheets[number] = Sheet(number, width, height, tuple(_in_columns(pieces, width)), images=True)
    return sheets


def pages_of(sheets: Sequence[Sheet]) -> tuple[PageOfText, ...]:
    """The printed lines of sheets, row by row, some of which hold text."""
    rows = [rows_of(sheet) for sheet in sheets]
    area = text_area(body_rows(rows))
    return tuple(
        PageOfText(tuple(area.line(row, sheet) for row in found), sheet.number, sheet.width, sheet.height)
        for sheet, found in zip(sheets, rows, strict=True)
    )


def recognised_warnings(name: str, pages: Mapping[int, Sequence[RecognisedLine]]) -> Iterator[str]:
    """What must be said of the pages that were recognised."""
    told = {number: lines for number, lines in pages.items() if lines}
    lines = [line for each in told.values() for line in each]
    if lines:
        mean = statistics.fmean(line.confidence for line in lines)
        doubtful = sum(line.confidence < DOUBTFUL for line in lines)
        doubts = f"有 {doubtful} 行低于 {DOUBTFUL:.0%}，请对照原件核对" if doubtful else f"没有低于 {DOUBTFUL:.0%} 的行"
        yield (
            f"文件“{name}”的第 {listed(sorted(told))} 页由文字识别（OCR）得到，共 {len(lines)} 行，"
            f"平均把握 {mean:.1%}，{doubts}。"
        )
    if empty := sorted(set(pages) - set(told)):
        yield f"文件“{name}”的第 {listed(empty)} 页没有识别出文字（空白页或图形），请核对原件。"


def _pieces(lines: Sequence[RecognisedLine]) -> list[Piece]:
    """The lines as pieces, sized by their width, short ones by their height and what that is in the long ones."""
    told = [_size_by_width(line) for line in lines]
    shares = [size / _height(line.box) for line, size in zip(lines, told, strict=True) if size]
    share = statistics.median(shares) if shares else _SIZE_OF_HEIGHT
    return [
        Piece(line.text, line.box, size or _height(line.box) * share, confidence=line.confidence)
        for line, size in zip(lines, told, strict=True)
    ]


def _size_by_width(line: RecognisedLine) -> float | None:
    """The size of a character; the box of a line stands as far off its ends as off its top and bottom."""
    count = sum(_width(char) for char in line.text)
    if count < _TELLING:
        return None
    return max((line.box.right - line.box.left - _height(line.box)) / (count - 1), 1.0)


def _width(char: str) -> float:
    return 1.0 if is_wide(char) else _NARROW


def _height(box: Box) -> float:
    return max(box.bottom - box.top, 1.0)


def _sizes(pieces: Sequence[Piece]) -> dict[int, float]:
    """The size of each piece by identity: pieces of nearly one size have one size, that of most of their text."""
    found: dict[int, float] = {}
    left = list(pieces)
    while left:
        usual = _usual_size(left)
        for piece in left:
            short = sum(_width(char) for char in piece.text) < _TELLING
            if abs(piece.size - usual) <= (_SAME_SIZE_OF_SHORT if short else _SAME_SIZE) * usual:
                found[id(piece)] = max(round(usual * 2) / 2, 0.5)
        left = [piece for piece in left if id(piece) not in found]
    return found


def _usual_size(pieces: Sequence[Piece]) -> float:
    """The size of the character in the middle when all are in the order of their sizes."""
    sizes = sorted((piece.size, len(piece.text)) for piece in pieces)
    middle = sum(length for _, length in sizes) / 2
    passed = accumulate(length for _, length in sizes)
    return next(size for (size, _), position in zip(sizes, passed, strict=True) if position >= middle)


def _in_columns(pieces: Sequence[Piece], width: float) -> Iterable[Piece]:
    """The pieces of two columns one column after the other; what crosses the gap between them parts the page."""
    gap = _gap(pieces, width)
    if gap is None:
        return pieces
    ordered: list[Piece] = []
    sides: tuple[list[Piece], list[Piece]] = ([], [])
    for piece in sorted(pieces, key=lambda each: each.box.top):
        if piece.box.left < gap < piece.box.right:
            ordered += [*sides[0], *sides[1], piece]
            sides = ([], [])
        else:
            sides[piece.box.left >= gap].append(piece)
    return [*ordered, *sides[0], *sides[1]]


def _gap(pieces: Sequence[Piece], width: float) -> float | None:
    """Where the gap between two columns of text stands, None where there is no such gap."""
    narrow = [piece for piece in pieces if piece.box.right - piece.box.left < _COLUMN_WIDTH * width]
    for share in range(34, 67, 2):
        gap = width * share / 100
        left = sum(_is_column(piece, width) and piece.box.right <= gap for piece in narrow)
        right = sum(_is_column(piece, width) and piece.box.left >= gap for piece in narrow)
        crossing = sum(piece.box.left < gap < piece.box.right for piece in pieces)
        if min(left, right) >= _COLUMN_LINES and crossing * 4 < left + right:
            return gap
    return None


def _is_column(piece: Piece, width: float) -> bool:
    return piece.box.right - piece.box.left > width / 4
