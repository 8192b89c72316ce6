"""The annex 数据来源, on a page of its own: where each number comes from, and last period's words behind gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.drafting.draft import Draft, Number, Placed
from service.drafting.export import official
from service.drafting.export.elements import Element, blank, paragraph, run, w
from service.drafting.export.notes import citation_text, listed, source_named
from service.drafting.export.tables import cell, row, table

# What composing writes into a gap, and what its check begins with.
_REFERRED = re.compile(r"参考(\d+(?:、\d+)*)")
_REFERENCE = re.compile(r"参考(?P<number>\d+)：")
TITLE = "数据来源"
_HEADS = ("位置", "数字", "来源", "原文")
_SHARES = (0.2, 0.16, 0.3, 0.34)
_WIDTHS = [round(official.TEXT_WIDTH * share) for share in _SHARES]
_BORDERS = dict.fromkeys(("top", "left", "bottom", "right"), 4)
_STYLE = "SourceCell"


def source_annex(draft: Draft) -> Iterator[Element]:
    """The heading, the table of the numbers, the citations and the references; nothing where there are none."""
    numbers = [(placed, one) for placed in draft.placed() for one in placed.paragraph.numbers if listed(one)]
    citations = [(placed.label, one) for placed in draft.placed() for one in placed.paragraph.citations]
    references = list(_references(draft))
    if not numbers and not citations and not references:
        return
    yield paragraph("SourceMark", run(TITLE))
    yield paragraph(_STYLE)
    if numbers:
        yield table(_WIDTHS, [_row(_HEADS, head=True), *(_row(_cells(*one)) for one in numbers)])
        yield paragraph(_STYLE)
    for label, citation in citations:
        yield paragraph(_STYLE, run(f"{label}：{citation_text(citation)}"))
    for text in references:
        yield paragraph(_STYLE, run(text))
    yield blank()


def _references(draft: Draft) -> Iterator[str]:
    """Yield last period's words that a gap of the Draft refers to (上期原文见参考3), under their numbers."""
    wanted = {number for _, gap in draft.gaps for one in _REFERRED.findall(gap) for number in one.split("、")}
    for check in draft.checks:
        named = _REFERENCE.match(check.message)
        if named and named["number"] in wanted:
            yield f"{check.where}　{check.message}".strip()


def _cells(placed: Placed, number: Number) -> tuple[str, ...]:
    source = number.source
    return placed.label, placed.paragraph.written(number), source_named(source), source.quote


def _row(texts: tuple[str, ...], head: bool = False) -> Element:
    cells = [
        cell(width, [paragraph(_STYLE, run(text, w("b") if head else None))], _BORDERS)
        for width, text in zip(_WIDTHS, texts, strict=True)
    ]
    return row(cells, head)
