"""The styles of an official document: real headings for a table of contents, a named style for each of its parts."""

from __future__ import annotations

from dataclasses import dataclass

from service.drafting.export import official
from service.drafting.export.elements import Element, w

HEADINGS = {1: "Heading1", 2: "Heading2", 3: "Heading3", 4: "Heading4"}
_INDENT = {"firstLineChars": 200, "firstLine": 2 * official.CHARACTER}


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style; what is None is as in the style below it."""

    id: str
    name: str
    font: str | None = None
    latin: str | None = None
    size: int | None = None
    closer: int | None = None
    align: str | None = None
    indent: dict[str, int] | None = None
    line: int | None = None
    colour: str | None = None
    outline: int | None = None
    keep: bool = False
    new_page: bool = False
    based_on: str = "Normal"
    next: str = "BodyText"


STYLES = (
    Style("BodyText", "Body Text", indent=_INDENT),
    Style("Heading1", "heading 1", official.FIRST, indent=_INDENT, outline=0, keep=True),
    Style("Heading2", "heading 2", official.SECOND, indent=_INDENT, outline=1, keep=True),
    Style("Heading3", "heading 3", official.BODY, indent=_INDENT, outline=2, keep=True),
    Style("Heading4", "heading 4", official.BODY, indent=_INDENT, outline=3, keep=True),
    Style("Title", "Title", official.TITLE, size=official.SIZE_2, closer=0, align="center"),
    Style("Blank", "公文空行"),
    Style("SignatureBlank", "公文署名前空行", keep=True),
    Style("Anchor", "公文版记锚点", line=20),
    Style("Addressee", "公文主送机关"),
    Style("AttachmentList", "公文附件说明"),
    Style("Signature", "公文发文机关署名", align="right", keep=True),
    Style("IssueDate", "公文成文日期", align="right"),
    Style("AttachmentMark", "公文附件标记", official.FIRST, align="left", new_page=True, keep=True),
    Style("AttachmentTitle", "公文附件标题", based_on="Title"),
    Style("HeadNote", "公文版头", official.FIRST, align="left"),
    Style("OfficeMark", "公文发文机关标志", official.TITLE, closer=0, align="center", colour=official.RED),
    Style("DocumentNumber", "公文发文字号", align="center"),
    Style("Imprint", "公文版记", size=official.SIZE_4, closer=0),
    Style("TableCell", "规问表格", size=24, closer=0, line=0),
    Style("SourceMark", "规问数据来源", official.FIRST, align="left", new_page=True, keep=True),
    Style("SourceCell", "规问数据来源表", size=21, closer=0, align="left", line=0),
    Style("footer", "footer", official.PAGE_NUMBER, official.PAGE_NUMBER, official.SIZE_4, closer=0,
          line=official.FOOTER_LINE),
    Style("FootnoteText", "footnote text", size=18, closer=0, align="left", line=0),
)  # fmt: skip


def styles() -> Element:
    """The part `styles.xml`."""
    return w("styles", _defaults(), _normal(), _reference(), *map(_style, STYLES))


def fonts_part() -> Element:
    """The part `fontTable.xml`: what to take where a font is missing (ECMA-376 part 1, 17.8.3.1)."""
    return w("fonts", *(_font(name, instead) for name, instead in sorted(official.SUBSTITUTES.items())))


def _font(name: str, instead: str) -> Element:
    family = "roman" if name in (official.TITLE, official.PAGE_NUMBER) else "modern"
    return w(
        "font",
        w("altName", val=instead),
        w("charset", val="86"),
        w("family", val=family),
        w("pitch", val="default"),
        name=name,
    )


def _defaults() -> Element:
    run = w("rPr", _fonts(official.BODY, official.LATIN), *_sizes(official.SIZE_3), _language())
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", w("pPr")))


def _language() -> Element:
    return w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")


def _normal() -> Element:
    """Where 22 lines of 28 characters come from: lines of exact height, no widow control, nothing hung or squeezed."""
    layout = w(
        "pPr",
        w("widowControl", val=0),
        w("kinsoku", val=1),
        w("overflowPunct", val=0),
        w("autoSpaceDE", val=0),
        w("autoSpaceDN", val=0),
        w("snapToGrid", val=0),
        w("spacing", before=0, after=0, line=official.LINE, lineRule="exact"),
        w("jc", val="both"),
    )
    look = w("rPr", w("spacing", val=official.CLOSER))
    return w(
        "style", w("name", val="Normal"), w("qFormat"), layout, look, type="paragraph", default=1, styleId="Normal"
    )


def _reference() -> Element:
    look = w("rPr", w("vertAlign", val="superscript"))
    return w("style", w("name", val="footnote reference"), look, type="character", styleId="FootnoteReference")


def _style(style: Style) -> Element:
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val=style.based_on),
        w("next", val=style.next),
        w("qFormat"),
        _paragraph_look(style),
        _run_look(style),
        type="paragraph",
        styleId=style.id,
    )


def _paragraph_look(style: Style) -> Element:
    return w(
        "pPr",
        w("keepNext") if style.keep else None,
        w("pageBreakBefore") if style.new_page else None,
        _line(style.line),
        w("ind", **style.indent) if style.indent else None,
        w("jc", val=style.align) if style.align else None,
        w("outlineLvl", val=style.outline) if style.outline is not None else None,
    )


def _line(height: int | None) -> Element | None:
    if height is None:
        return None
    if height == 0:  # as high as its type
        return w("spacing", before=0, after=0, line=240, lineRule="auto")
    return w("spacing", before=0, after=0, line=height, lineRule="exact")


def _run_look(style: Style) -> Element:
    return w(
        "rPr",
        _fonts(style.font, style.latin or official.LATIN) if style.font else None,
        w("color", val=style.colour) if style.colour else None,
        w("spacing", val=style.closer) if style.closer is not None else None,
        *(_sizes(style.size) if style.size else ()),
    )


def _fonts(chinese: str, latin: str) -> Element:
    return w("rFonts", ascii=latin, hAnsi=latin, eastAsia=chinese, cs=latin)


def _sizes(half_points: int) -> tuple[Element, Element]:
    return w("sz", val=half_points), w("szCs", val=half_points)
