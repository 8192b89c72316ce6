"""Recognised lines on a page: straightened, sized, in the order of reading."""

from __future__ import annotations

import math

import pytest

from ingest.document import Box
from ingest.ocr import Found
from ingest.readers.recognition import RecognisedLine, straightened
from ingest.readers.rows import rows_of
from ingest.readers.scans import pages_of, recognised_warnings, sheets_of


def at(left: float, top: float, text: str, size: float = 16.0, confidence: float = 0.99) -> RecognisedLine:
    """A line of Han with the room around it that recognition leaves."""
    return RecognisedLine(text, Box(left, top, left + (len(text) + 0.3) * size, top + 1.3 * size), confidence)


def turned(left: float, top: float, width: float, angle: float) -> Found:
    """A line of text on a page of 1,000 × 1,400 pixels that is turned by `angle` degrees about its middle."""
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    corners = [(left, top), (left + width, top), (left + width, top + 30), (left, top + 30)]
    moved = tuple(
        (500 + (x - 500) * cosine - (y - 700) * sine, 700 + (x - 500) * sine + (y - 700) * cosine) for x, y in corners
    )
    return Found("文" * int(width // 25), moved, 0.99)


@pytest.mark.parametrize("angle", [-4.0, -1.5, -0.4, 0.0, 0.9, 2.5])
def test_a_skewed_page_is_straightened(angle: float) -> None:
    """Lines that begin at one margin stand below each other again, each as flat as it was printed."""
    found = [turned(100, 100 + 60 * row, 800, angle) for row in range(12)]
    lines = straightened(found, 1000, 1400, 1.0)
    assert max(line.box.left for line in lines) - min(line.box.left for line in lines) < 0.5
    assert all(abs(line.box.bottom - line.box.top - 30) < 0.5 for line in lines)


def test_a_slight_skew_is_left_alone() -> None:
    """Below three tenths of a degree the boxes stay where they are in the image."""
    assert straightened([turned(100, 100, 800, 0.2)], 1000, 1400, 0.5)[0].box.left > 50.5


def test_lines_of_nearly_one_size_have_one_size() -> None:
    """What measures a little more or less was printed in the size of the body; the title was not."""
    lines = [at(60, 40, "临江市物资管理规定", 22.0)]
    lines += [at(60, 100 + 28 * row, "文" * 28, 16.0 + 0.4 * (row % 3 - 1)) for row in range(9)]
    lines.append(at(60, 360, "承担", 19.0))
    sizes = [piece.size for piece in sheets_of({1: (595, 842, lines)})[1].pieces]
    assert sizes == [22.0, *[16.0] * 10]


def test_columns_side_by_side_are_read_one_after_the_other() -> None:
    """A heading across both parts the page; without a gap the rows stay rows."""
    left = [at(40, 100 + 28 * row, f"左{row}" + "文" * 12) for row in range(6)]
    right = [at(310, 101 + 28 * row, f"右{row}" + "文" * 12) for row in range(6)]
    mixed = [line for pair in zip(left, right, strict=True) for line in pair]
    sheet = sheets_of({1: (595, 842, [at(100, 50, "公报标题" * 6), *mixed])})[1]
    assert [row.text[:2] for row in rows_of(sheet)] == [
        "公报",
        *[f"左{row}" for row in range(6)],
        *[f"右{row}" for row in range(6)],
    ]


def test_cells_of_one_row_are_one_line() -> None:
    """A table gives its rows; a row is as certain as its least certain cell."""
    lines = [
        at(60, 100, "单位", confidence=0.9),
        at(200, 101, "件数"),
        at(60, 130, "江北"),
        at(200, 131, "12", confidence=0.7),
    ]
    (page,) = pages_of([*sheets_of({1: (595, 842, lines)}).values()])
    assert [(line.text, line.segments[0].confidence) for line in page.lines] == [("单位 件数", 0.9), ("江北 12", 0.7)]


def test_the_warning_names_pages_and_doubtful_lines() -> None:
    """People learn what was recognised, how well, and where nothing was found."""
    pages = {1: [at(0, 0, "清楚")], 3: [at(0, 0, "模糊", confidence=0.5)], 4: []}
    first, second = recognised_warnings("件.pdf", pages)
    assert "第 1、3 页" in first
    assert "共 2 行" in first
    assert "74.5%" in first
    assert "1 行低于 95%" in first
    assert "第 4 页没有识别出文字" in second


@pytest.mark.parametrize(("confidence", "doubtful"), [(0.949, True), (0.95, False)])
def test_one_wrong_character_in_a_line_makes_it_doubtful(confidence: float, doubtful: bool) -> None:
    """The certainty of a line is the mean of its characters': 0.8 would offer none of the wrong ones."""
    (told,) = recognised_warnings("件.pdf", {1: [at(0, 0, "未设明理由的", confidence=confidence)]})
    assert ("1 行低于 95%" in told) is doubtful
