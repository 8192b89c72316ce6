"""Pages that give no text: scans, blank pages, fonts that hide their characters; and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.errors import NoText
from ingest.readers.sheet import Sheet

# Of a page whose fonts do not say what their characters are, pdfium returns mostly these.
_UNREADABLE = re.compile(r"[\ufffd\x00-\x08\ue000-\uf8ff]")
_MOST_UNREADABLE = 0.3
_MOST_PAGES_NAMED = 20


def is_unreadable(sheet: Sheet) -> bool:
    """Whether the fonts of `sheet` do not say what most of its characters are."""
    text = "".join([piece.text for piece in sheet.pieces])
    return _UNREADABLE.search(text) is not None and len(_UNREADABLE.findall(text)) > len(text) * _MOST_UNREADABLE


def no_text(name: str, sheets: Sequence[Sheet]) -> NoText:
    """The error for a file that has no page with text."""
    if any(sheet.pieces for sheet in sheets):
        return NoText(
            f"文件“{name}”的文字无法识别：其字体没有说明字符编码。需要做文字识别（OCR），或换用原始的 Word 文件。"
        )
    if any(sheet.images for sheet in sheets):
        return NoText(
            f"文件“{name}”共 {len(sheets)} 页，没有文字层，是扫描件。"
            "需要先做文字识别（OCR）才能读取，或换用原始的 Word 文件。"
        )
    return NoText(
        f"文件“{name}”共 {len(sheets)} 页，没有任何文字。请确认文件是否正确；如果页面是图形，需要先做文字识别（OCR）。"
    )


def warnings(name: str, sheets: Sequence[Sheet]) -> Iterator[str]:
    """What must be said of the pages that gave no text."""
    scans = [sheet.number for sheet in sheets if sheet.images]
    if scans:
        yield (f"文件“{name}”的第 {listed(scans)} 页没有文字层（扫描图像），未能读取，需要做文字识别（OCR）。")
    blank = [sheet.number for sheet in sheets if not sheet.pieces and not sheet.images]
    if blank:
        yield f"文件“{name}”的第 {listed(blank)} 页没有文字（空白页或图形），请核对原文。"
    garbled = [sheet.number for sheet in sheets if is_unreadable(sheet)]
    if garbled:
        yield f"文件“{name}”的第 {listed(garbled)} 页文字无法识别（字体没有说明字符编码），未读取。"


def listed(numbers: Sequence[int]) -> str:
    """The first of these page numbers, and how many there are in all when they are many."""
    named = "、".join(str(number) for number in numbers[:_MOST_PAGES_NAMED])
    return named + (f" 等 {len(numbers)}" if len(numbers) > _MOST_PAGES_NAMED else "")
