"""版记 at the foot of the last page: 抄送机关, 印发机关 and 印发日期 between lines (GB/T 9704—2012, 7.4)."""

from __future__ import annotations

from collections.abc import Iterator

from service.drafting.export import official
from service.drafting.export.elements import Element, blank, paragraph, printable, run, w
from service.drafting.export.ending import issued
from service.drafting.export.layout import Imprint

_BLANK = official.CHARACTER_4


def imprint(given: Imprint) -> Iterator[Element]:
    """The lines of 版记, in a frame at the lower edge of the text block of the page on which the text ends.

    A frame, as LibreOffice places a floating table of this width in the text; its lines are shaded paragraphs, as a
    border follows the indents of its paragraph, and LibreOffice makes no frame of paragraphs with different borders.
    """
    texts = [text for text in (_copies(given.copies_to), _issuer(given)) if text is not None]
    if not texts:
        return
    yield _line(official.THICK)
    for position, text in enumerate(texts):
        if position:
            yield _line(official.THIN)
        yield text
    yield _line(official.THICK)
    yield blank("Anchor")


def _copies(copies_to: str) -> Element | None:
    """抄送 with its full stop; what does not fit goes on below the first name (7.4.2)."""
    names = printable(copies_to).replace("\n", "").strip()
    if not names:
        return None
    indent = w("ind", left=4 * _BLANK, right=_BLANK, hanging=3 * _BLANK)
    return paragraph("Imprint", run(f"抄送：{names.rstrip('。')}。"), properties=(_frame(), indent))


def _issuer(given: Imprint) -> Element | None:
    """印发机关 at the left, 印发日期 with 印发 at the right (7.4.3)."""
    name = printable(given.issuer).replace("\n", "").strip()
    day = f"{issued(given.issued)}印发" if given.issued else ""
    if not name and not day:
        return None
    tabs = w("tabs", w("tab", val="right", pos=official.TEXT_WIDTH - _BLANK))
    indent = w("ind", left=_BLANK, right=_BLANK)
    look = (_frame(), tabs, indent, w("jc", val="left"))
    return paragraph("Imprint", run(name), run("\t" + day), properties=look)


def _line(height: int) -> Element:
    shade = w("shd", val="clear", color="auto", fill="000000")
    return paragraph("Anchor", properties=(_frame(), shade, w("spacing", line=height, lineRule="exact")))


def _frame() -> Element:
    return w(
        "framePr",
        w=official.TEXT_WIDTH,
        wrap="around",
        vAnchor="margin",
        hAnchor="margin",
        xAlign="left",
        yAlign="bottom",
    )
