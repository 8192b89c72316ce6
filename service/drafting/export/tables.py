"""Tables of WordprocessingML."""

from __future__ import annotations

from collections.abc import Sequence

from service.drafting.export.elements import Element, w


def table(widths: Sequence[int], rows: Sequence[Element], *properties: Element | None, margin: int = 60) -> Element:
    """A table of fixed column widths with its rows; cells keep `margin` twips at their sides."""
    look = w(
        "tblPr",
        *properties,
        w("tblW", w=sum(widths), type="dxa"),
        w("tblInd", w=0, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblCellMar", w("left", w=margin, type="dxa"), w("right", w=margin, type="dxa")),
    )
    return w("tbl", look, w("tblGrid", *(w("gridCol", w=width) for width in widths)), *rows)


def row(cells: Sequence[Element], head: bool = False) -> Element:
    """A row that does not break over pages; a head is repeated on each."""
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader") if head else None), *cells)


def cell(width: int, paragraphs: Sequence[Element], borders: dict[str, int]) -> Element:
    """A cell; `borders` are widths in eighths of a point by side."""
    sides = [w(side, val="single", sz=borders[side], space=0, color="000000") for side in _SIDES if side in borders]
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), w("tcBorders", *sides)), *paragraphs)


_SIDES = ("top", "left", "bottom", "right")
