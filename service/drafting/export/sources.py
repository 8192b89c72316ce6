"""The annex 数据来源: each number of the Draft, where it stands and where it comes from, on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator

from service.drafting.draft import Draft, Number, Placed
from service.drafting.export import official
from service.drafting.export.elements import Element, blank, paragraph, run, w
from service.drafting.export.notes import citation_text, listed, source_named
from service.drafting.export.tables import cell, row, table

TITLE = "数据来源"
_HEADS = ("位置", "数字", "来源", "原文")
_SHARES = (0.2, 0.16, 0.3, 0.34)
_WIDTHS = [round(official.TEXT_WIDTH * share) for share in _SHARES]
_BORDERS = dict.fromkeys(("top", "left", "bottom", "right"), 4)
_STYLE = "SourceCell"


def source_annex(draft: Draft) -> Iterator[Element]:
    """The heading, the table of the numbers and the list of the citations; nothing where a Draft has neither."""
    numbers = [(placed, one) for placed in draft.placed() for one in placed.paragraph.numbers if listed(one)]
    citations = [(placed.label, one) for placed in draft.placed() for one in placed.paragraph.citations]
    if not numbers and not citations:
        return
    yield paragraph("SourceMark", run(TITLE))
    yield paragraph(_STYLE)
    if numbers:
        yield table(_WIDTHS, [_row(_HEADS, head=True), *(_row(_cells(*one)) for one in numbers)])
        yield paragraph(_STYLE)
    for label, citation in citations:
        yield paragraph(_STYLE, run(f"{label}：{citation_text(citation)}"))
    yield blank()


def _cells(placed: Placed, number: Number) -> tuple[str, ...]:
    source = number.source
    return placed.label, placed.paragraph.written(number), source_named(source), source.quote


def _row(texts: tuple[str, ...], head: bool = False) -> Element:
    cells = [
        cell(width, [paragraph(_STYLE, run(text, w("b") if head else None))], _BORDERS)
        for width, text in zip(_WIDTHS, texts, strict=True)
    ]
    return row(cells, head)
