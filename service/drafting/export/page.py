"""The page: size, margins, grid, page numbers at the outer edges, and the settings that they need."""

from __future__ import annotations

from service.drafting.export import official
from service.drafting.export.elements import RELATED, Element, paragraph, run, w

ODD_FOOTER, EVEN_FOOTER = "rIdOdd", "rIdEven"


def section() -> Element:
    """The properties of the one section: A4, the margins and the grid of 22 lines.

    The grid is of lines alone: LibreOffice sets characters of a grid `linesAndChars` one by one and breaks their lines
    elsewhere than Word. Characters keep their places by their spacing instead (docs/decisions/0021-official-layout.md).
    """
    return w(
        "sectPr",
        _footer_reference("default", ODD_FOOTER),
        _footer_reference("even", EVEN_FOOTER),
        w("footnotePr", w("numFmt", val="decimalEnclosedCircleChinese"), w("numRestart", val="eachPage")),
        w("pgSz", w=official.PAGE_WIDTH, h=official.PAGE_HEIGHT),
        w(
            "pgMar",
            top=official.TOP,
            right=official.RIGHT,
            bottom=official.BOTTOM,
            left=official.LEFT,
            header=851,
            footer=official.FOOTER_DISTANCE,
            gutter=0,
        ),
        w("cols", space=425),
        w("docGrid", type="lines", linePitch=official.LINE),
    )


def footer(even: bool) -> Element:
    """The part with the page number: odd pages at the right, even ones at the left, one blank character away (7.5)."""
    side = "left" if even else "right"
    blank = w("ind", **{side: official.CHARACTER_4})
    number = paragraph(
        "footer",
        run("— "),
        *_field("PAGE"),
        run(" —"),
        properties=(blank, w("jc", val=side)),
    )
    return w("ftr", number)


def settings() -> Element:
    """The part `settings.xml`."""
    return w(
        "settings",
        w("zoom", percent=100),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="doNotCompress"),
        w("footnotePr", w("footnote", id=-1), w("footnote", id=0)),
        w(
            "compat",
            w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15),
        ),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
    )


def _footer_reference(kind: str, relationship: str) -> Element:
    reference = w("footerReference", type=kind)
    reference.set(f"{{{RELATED}}}id", relationship)
    return reference


def _field(instruction: str) -> tuple[Element | None, ...]:
    code = w("instrText")
    code.text = f" {instruction} "
    marks = [w("r", w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")]
    return marks[0], w("r", code), marks[1], run("1"), marks[2]
