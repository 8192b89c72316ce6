"""版头: 份号, 密级, 紧急程度, 发文机关标志, 发文字号, 签发人 and the red line (GB/T 9704—2012, 7.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.drafting.export import official
from service.drafting.export.elements import Element, blank, paragraph, printable, run, w, width
from service.drafting.export.layout import RedHead

# 发文机关标志 as large as its length allows, narrowed down to two thirds before its type gets smaller (half-points).
_LARGEST, _SMALLEST, _NARROWEST = 104, 44, 66
_MARK_LINE = 1.3  # of its size
# A line of exact height has four fifths above its base line, where 0.88 em of a Chinese character stand.
_ABOVE = _MARK_LINE * 0.8 - 0.88
_BRACKETS = re.compile(r"[\[（(［【〔](\d{4})[\]）)］】〕]")


def head(red: RedHead, document_number: str) -> Iterator[Element]:
    """The paragraphs of 版头, and the two empty lines under its red line (7.3.1)."""
    for text in (red.copy, red.secrecy, red.urgency):
        yield paragraph("HeadNote", run(text)) if printable(text) else blank("HeadNote")
    size, narrowed = _mark_size(red.mark)
    above = official.MARK_BELOW - official.HEAD_LINES * official.LINE - round(_ABOVE * size * 10)
    yield paragraph("Blank", properties=(_height(max(above, 20)),))
    scale = w("w", val=narrowed) if narrowed < 100 else None
    look = (scale, w("sz", val=size), w("szCs", val=size))
    yield paragraph("OfficeMark", run(red.mark, *look), properties=(_height(round(size * 10 * _MARK_LINE)),))
    yield blank()
    yield blank()
    yield _numbered(red, number_with_brackets(document_number))
    yield blank()
    yield blank()


def number_with_brackets(document_number: str) -> str:
    """发文字号 with its year in 〔〕, whatever brackets it was written with (7.2.5)."""
    return _BRACKETS.sub(r"〔\1〕", printable(document_number))


def _numbered(red: RedHead, number: str) -> Element:
    """发文字号 above the red line: in the middle, or at the left when 签发人 stands at the right (7.2.5, 7.2.6)."""
    line = w("pBdr", w("bottom", val="single", sz=official.RED_LINE, space=official.RED_LINE_SPACE, color=official.RED))
    if not printable(red.signer):
        return paragraph("DocumentNumber", run(number), properties=(line,))
    tabs = w("tabs", w("tab", val="right", pos=official.TEXT_WIDTH - official.CHARACTER))
    signer = run(red.signer, font=official.SECOND)
    # The border would follow an indent: the blank character is a character.
    left = run("\u3000" + number + "\t签发人：")
    return paragraph("DocumentNumber", left, signer, properties=(line, tabs, w("jc", val="left")))


def _mark_size(mark: str) -> tuple[int, int]:
    """The size of 发文机关标志 in half-points, and its width in hundredths."""
    ems = max(width(mark), 1)
    fitting = official.TEXT_WIDTH / 10 / ems
    if fitting >= _LARGEST:
        return _LARGEST, 100
    narrowed = int(fitting / _LARGEST * 100)
    if narrowed >= _NARROWEST:
        return _LARGEST, narrowed
    return max(_SMALLEST, int(fitting / _NARROWEST * 100)), _NARROWEST


def _height(height: int) -> Element:
    return w("spacing", before=0, after=0, line=height, lineRule="exact")
