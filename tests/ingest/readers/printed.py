"""Make small PDFs by hand: text at given places, page boxes, rotation, marked content, pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pypdf import PdfReader, PdfWriter

WIDTH, HEIGHT = 595, 842

_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)"
    b"/Ordering(GB1)/Supplement 4>>/DW 1000/W[1 95 500]/FontDescriptor 5 0 R>>",
    b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
    b"/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
)
_PICTURE = b"q 400 0 0 600 50 100 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q\n"


@dataclass(frozen=True, slots=True)
class Print:
    """Text whose baseline begins `left` and `top` points from the page's top-left corner."""

    left: float
    top: float
    text: str
    size: float = 16.0
    mark: int | None = None
    spacing: float = 0.0


Rule = tuple[float, float, float, float]
"""Left, top, right, bottom, from the page's top-left corner: a line, or the ends of a shaded area."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page."""

    prints: Sequence[Print] = ()
    picture: bool = False
    box: tuple[int, int, int, int] = (0, 0, WIDTH, HEIGHT)
    rotation: int = 0
    rules: Sequence[Rule] = ()
    shades: Sequence[Rule] = ()


def pdf_of(*leaves: Leaf) -> bytes:
    """A PDF of these pages."""
    bodies = {1: b"<</Type/Catalog/Pages 2 0 R>>", 3: _FONT[0], 4: _FONT[1], 5: _FONT[2]}
    for index, leaf in enumerate(leaves):
        content = b"".join(_content(leaf))
        page = 6 + 2 * index
        left, bottom, right, top = leaf.box
        bodies[page] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[{left} {bottom} {right} {top}]/Rotate {leaf.rotation}"
            f"/Resources<</Font<</F 3 0 R>>>>/Contents {page + 1} 0 R>>"
        ).encode()
        bodies[page + 1] = b"<</Length %d>>stream\n%bendstream" % (len(content), content)
    kids = " ".join(f"{6 + 2 * index} 0 R" for index in range(len(leaves)))
    bodies[2] = f"<</Type/Pages/Count {len(leaves)}/Kids[{kids}]>>".encode()
    return _file(bodies)


def _content(leaf: Leaf) -> Iterator[bytes]:
    if leaf.picture:
        yield _PICTURE
    top_edge, left_edge = leaf.box[3], leaf.box[0]
    for left, top, right, bottom in leaf.shades:
        yield f"0.8 g {left_edge + left} {top_edge - bottom} {right - left} {bottom - top} re f 0 g\n".encode()
    for left, top, right, bottom in leaf.rules:
        yield f"{left_edge + left} {top_edge - top} m {left_edge + right} {top_edge - bottom} l S\n".encode()
    for each in leaf.prints:
        left, top = each.left + leaf.box[0], leaf.box[3] - each.top
        codes = each.text.encode("utf-16-be").hex()
        shown = f"BT /F {each.size} Tf {each.spacing} Tc 1 0 0 1 {left} {top} Tm <{codes}> Tj ET\n"
        yield (f"/P <</MCID {each.mark}>> BDC {shown}EMC\n" if each.mark is not None else shown).encode()


def _file(bodies: dict[int, bytes]) -> bytes:
    data, offsets = b"%PDF-1.4\n", {}
    for number in sorted(bodies):
        offsets[number] = len(data)
        data += b"%d 0 obj\n%b\nendobj\n" % (number, bodies[number])
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    data += b"".join(b"%010d 00000 n \n" % offsets[number] for number in sorted(bodies))
    return data + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, start)


def rewritten(data: bytes, *, user: str | None = None, owner: str | None = None, title: str = "") -> bytes:
    """`data` encrypted with these passwords, or with an outline entry `title` on its first page."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.add_metadata({"/Title": "文件属性里的标题"})
    if title:
        writer.add_outline_item(title=title, page_number=0)
    if user is not None or owner is not None:
        writer.encrypt(user or "", owner, algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def typeset(
    paragraphs: Sequence[str],
    *,
    columns: int = 28,
    rows: int = 20,
    indent: int = 2,
    left: float = 72.0,
    number_pages: bool = False,
    head: str = "",
) -> bytes:
    """A PDF of `paragraphs` of Han (16 points): ragged lines of `columns`, `rows` to a page."""
    lines = [line for paragraph in paragraphs for line in _broken(paragraph, columns, indent)]
    leaves: list[Leaf] = []
    for start in range(0, len(lines), rows):
        prints = [
            Print(left + 16 * shift, 100 + 28 * row, text)
            for row, (shift, text) in enumerate(lines[start : start + rows])
        ]
        if head:
            prints.insert(0, Print(200, 50, head, 10.5))
        if number_pages:
            prints.append(Print(270, 790, f"— {len(leaves) + 1} —", 14))
        leaves.append(Leaf(prints))
    return pdf_of(*leaves)


def _broken(paragraph: str, columns: int, indent: int) -> Iterator[tuple[int, str]]:
    shift, rest = indent, paragraph
    while rest:
        cut = columns - shift
        # Closing punctuation does not begin a line: the character before it goes along.
        while cut > 1 and rest[cut : cut + 1] in tuple("，。；：、）"):
            cut -= 1
        yield shift, rest[:cut]
        shift, rest = 0, rest[cut:]
