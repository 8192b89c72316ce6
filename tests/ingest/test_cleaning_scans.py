"""Heads, feet and page numbers of scans, whose places sway and whose characters are recognised now so, now so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ingest.cleaning import clean
from ingest.cleaning.page_furniture import drop_page_numbers, drop_running_lines
from ingest.document import Box, Line, PageOfText, Reading, Segment
from tests.ingest.test_cleaning import texts


def scanned(
    heads: Sequence[str], confidence: float | None = 0.9, feet: Sequence[str] = (), first: Line | None = None
) -> Reading:
    """Pages of a scan, each with this head, whose height sways, above words of its own, and with this foot below."""
    pages = []
    for number, head in enumerate(heads, 1):
        box = Box(100, 40 + 9 * (number % 3), 300, 60 + 9 * (number % 3))
        words = Box(100, 300, 500, 320)
        lines = (
            Line(head, (Segment(len(head), number, box, confidence),)),
            Line(f"第{number}段话。", (Segment(5, number, words, confidence),)),
        )
        below = Box(280, 752 - 9 * (number % 3), 320, 762 - 9 * (number % 3))
        foot = [Line(each, (Segment(len(each), number, below, confidence),)) for each in feet[number - 1 : number]]
        pages.append(PageOfText((*lines, *foot), number, 600, 800))
    if first is not None:
        pages[0] = replace(pages[0], lines=(first, *pages[0].lines))
    return Reading(tuple(pages), "application/pdf", paragraphs=False)


def at(top: float, text: str, size: float = 10.0) -> Line:
    """A recognised line on the first page."""
    return Line(text, (Segment(len(text), 1, Box(100, top, 300, top + 12), 0.9),), size=size)


@pytest.mark.parametrize(
    ("heads", "kept"),
    [
        # A name that each page repeats at one height is no heading; one that was recognised a little differently.
        (["某中心制度汇编"] * 3, []),
        (["某中心制度汇编", "某中心制度汇编", "某中心制度汇编", "某中心制度汇缩"], []),
        (["第一章商品 1", "第一章商品 2", "第一章商品 3", "第二章商品"], ["第二章商品"]),
        # Recognised with other blanks each time, the page number on either side.
        (["第一章商 品 13", "14 第一章 商品", "第一章商品 15", "第二章货币", "16"], ["第二章货币", "16"]),
        # The first without a page number may be the heading that the others repeat.
        (["第一章 商品", "第一章商 品 2", "第一章商品 3"], ["第一章 商品"]),
        # Too few pages, or other words on each.
        (["第一章商品 1", "第一章商品 2", "其他"], ["第一章商品 1", "第一章商品 2", "其他"]),
        (["第一条 甲", "第二条 乙", "第三条 丙"], ["第一条 甲", "第二条 乙", "第三条 丙"]),
    ],
)
def test_running_heads_of_a_scan_are_removed(heads: list[str], kept: list[str]) -> None:
    """Heads of a scan go though their height sways and they change with the chapter."""
    left = texts(clean(scanned(heads), [drop_running_lines]))
    assert [text for text in left if not text.endswith("段话。")] == kept


@pytest.mark.parametrize(
    ("first", "kept"),
    [
        (at(300, "第一章 商品"), ["第一章 商品"]),  # the heading stands in the text
        (at(90, "某中心制度汇编"), ["某中心制度汇编"]),  # at another height
        (at(45, "某中心制度汇编", 22.0), ["某中心制度汇编"]),  # the title, in larger characters
    ],
)
def test_what_heads_repeat_stays_once(first: Line, kept: list[str]) -> None:
    """A heading or a title is told from the heads by where it stands and how large."""
    heads = [first.text.replace(" ", "")] * 4
    left = texts(clean(scanned(heads, first=first), [drop_running_lines]))
    assert [text for text in left if not text.endswith("段话。")] == kept


@pytest.mark.parametrize(
    ("feet", "kept"),
    [
        (["- 1 -", "一2一", "-3一", ".4.", "5.", "~6~", "— 7 —"], []),  # dashes and dots as they are recognised
        (["第1页 共3页", "第2页共3页", "第3页 共3页"], []),
        (["某局编印", "某局编印", "某局编印"], []),
        (["某局编印", "某局编印", "合计"], ["某局编印", "某局编印", "合计"]),
        (["一、二", "一4项", "3.甲"], ["一、二", "一4项", "3.甲"]),
    ],
)
def test_feet_of_a_scan_are_removed(feet: list[str], kept: list[str]) -> None:
    """Page numbers however their dashes were recognised, and words that pages repeat."""
    reading = scanned([f"第{number}段话。" for number in range(len(feet))], feet=feet)
    left = texts(clean(reading, [drop_running_lines, drop_page_numbers]))
    assert [text for text in left if not text.endswith("段话。")] == kept


def test_a_thin_number_in_printed_text_or_above_the_foot_stays() -> None:
    """Only what was recognised at the very end of a page is taken for a page number that was read badly."""
    assert "一2一" in texts(clean(scanned(["甲"], None, ["一2一"]), [drop_page_numbers]))
    assert "5." in texts(clean(scanned(["乙"], first=at(300, "5.")), [drop_page_numbers]))


def test_heads_that_sway_in_printed_text_stay() -> None:
    """Where nothing was recognised, a head stands at one place; words that move are text."""
    heads = ["第一章商品 1", "第一章商品 2", "第一章商品 3"]
    assert texts(clean(scanned(heads, None), [drop_running_lines]))[0] == heads[0]
