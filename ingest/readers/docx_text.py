"""The inline content of a DOCX paragraph → pieces of text with their look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn

from ingest.readers.docx_styles import Element, Styles

_TEXT = {qn("w:t"), qn("m:t")}
_LINE_ENDS = {qn("w:br"), qn("w:cr")}
_CHARACTERS = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:noBreakHyphen"): "-"}
# Left out: what was deleted or moved away, field codes, the phonetic guide above ruby text.
_LEFT_OUT = {
    qn(tag)
    for tag in (
        "w:del", "w:moveFrom", "w:delText", "w:instrText", "w:delInstrText", "w:pPr", "w:rPr",
        "w:sdtPr", "w:sdtEndPr", "w:rt", "w:rubyPr", "w:fldData", "w:softHyphen",
    )
}  # fmt: skip
_NOTES = {qn("w:footnoteReference"), qn("w:endnoteReference")}
_PICTURES = {qn("w:drawing"), qn("w:pict"), qn("w:object")}
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one look."""

    text: str
    bold: bool
    size: float | None


@dataclass(slots=True)
class Ignored:
    """What a document holds besides the text of its paragraphs: counted for warnings, or to be read by the body."""

    notes: int = 0
    pictures: int = 0
    chunks: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)  # text boxes anchored in the paragraph being read


def pieces_of(paragraph: Element, styles: Styles, ignored: Ignored) -> Iterator[Piece]:
    """The text of `paragraph` in order, line breaks as newlines; counts what it leaves out."""
    chain = styles.paragraph_chain(paragraph)
    for run in _runs(paragraph, ignored):
        if styles.is_hidden(run):
            continue
        text = "".join(_characters(run, ignored))
        if text:
            yield Piece(text, styles.is_bold(run, chain), styles.size(run, chain))


def _runs(parent: Element, ignored: Ignored) -> Iterator[Element]:
    for child in parent:
        if child.tag in (
            qn("w:r"),
            "{http://schemas.openxmlformats.org/officeDocument/2006/math}r",
        ):
            yield child
        elif child.tag == _ALTERNATE:
            yield from _runs(next(child.iter(_CHOICE), child), ignored)
        elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
            yield from _runs(child, ignored)


def _characters(run: Element, ignored: Ignored) -> Iterator[str]:
    for child in run:
        tag = child.tag
        if tag in _TEXT:
            yield (child.text or "").replace("\n", " ")
        elif tag in _LINE_ENDS:
            yield "\n"
        elif tag in _CHARACTERS:
            yield _CHARACTERS[tag]
        elif tag in _NOTES:
            ignored.notes += 1
        elif tag in _PICTURES:
            _count_picture(child, ignored)
        elif tag == _ALTERNATE:
            yield from _characters(next(child.iter(_CHOICE), child), ignored)
        elif tag == qn("w:ruby"):
            for base in child.iter(qn("w:rubyBase")):
                for inner in base.iter(qn("w:r")):
                    yield from _characters(inner, ignored)


def _count_picture(picture: Element, ignored: Ignored) -> None:
    boxes = list(_boxes(picture))
    ignored.boxes += boxes
    ignored.pictures += not boxes


def _boxes(parent: Element) -> Iterator[Element]:
    """The text boxes in `parent`, of alternate drawings the one that Word takes; what is inside a box is the box's."""
    for child in parent:
        if child.tag == qn("w:txbxContent"):
            yield child
        elif child.tag == _ALTERNATE:
            yield from _boxes(next(child.iter(_CHOICE), child))
        elif isinstance(child.tag, str):
            yield from _boxes(child)
