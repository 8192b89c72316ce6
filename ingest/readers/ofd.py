"""OFD (GB/T 33190—2016) → printed lines with their places, in the shape that the reader of PDF gives.

The text is what the text codes say, whatever glyphs a font shows for them. What stands in annotations, attachments and
electronic seals is no text of the document; warnings say that it is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.document import Line, PageOfText, Reading
from ingest.readers.area import Area, text_area
from ingest.readers.grid import Grid
from ingest.readers.legibility import is_unreadable, listed, no_text
from ingest.readers.limits import Limits
from ingest.readers.ofd_document import Contents, Leaf, read_contents
from ingest.readers.ofd_drawing import IMAGE, TEXT, Drawing, Item
from ingest.readers.ofd_images import Raster, rasters
from ingest.readers.ofd_package import Package
from ingest.readers.ofd_pieces import POINTS, Writing
from ingest.readers.ofd_rules import lines_of
from ingest.readers.ofd_scans import with_scans
from ingest.readers.open_tables import find_open_grids
from ingest.readers.recognition import Recogniser
from ingest.readers.rows import body_rows, rows_of
from ingest.readers.ruling import find_grids
from ingest.readers.sheet import Piece, Sheet
from ingest.readers.tables import PlacedTable, place_tables, without_frames

MEDIA_TYPE = "application/ofd"


@dataclass(frozen=True, slots=True)
class _Page:
    """A page that was read: its sheet, and its pictures where it has no text.

    `slanted` when text stands slantwise on it, `noted` when annotations lie over it.
    """

    sheet: Sheet
    leaf: Leaf
    rasters: tuple[Raster, ...]
    slanted: bool
    noted: bool


def read_ofd(data: bytes, name: str, limits: Limits, recogniser: Recogniser | None = None) -> Reading:
    """The printed lines of an OFD, page by page, all its documents one after the other; `paragraphs` is False.

    Pages that are images are recognised. Raises DamagedFile, EncryptedFile, MissingTool, NoText, TooLarge.
    """
    limits.check_bytes(data, name)
    package = Package(data, name, limits)
    contents = read_contents(package, limits)
    drawing = Drawing(package)
    pages = [_page(package, drawing, leaf) for leaf in contents.leaves]
    scanned = {page.sheet.number: page.rasters for page in pages}
    sheets, notes = with_scans(name, [page.sheet for page in pages], scanned, limits, recogniser or Recogniser())
    readable = [sheet for sheet in sheets if not is_unreadable(sheet)]
    if not any(sheet.pieces for sheet in readable):
        raise no_text(name, sheets)
    rows = [() if is_unreadable(sheet) else rows_of(sheet) for sheet in sheets]
    area = text_area(body_rows(rows if any(rows) else [sheet.pieces for sheet in readable]))
    found = tuple(
        _page_of_text(page, sheet, page_rows, tables, area)
        for page, sheet, page_rows, tables in zip(pages, sheets, rows, place_tables(sheets, rows), strict=True)
    )
    said = (*notes, *_left_out(name, contents, pages), *_lacking(name, drawing))
    return Reading(found, MEDIA_TYPE, False, dict(contents.properties), said)


def _page(package: Package, drawing: Drawing, leaf: Leaf) -> _Page:
    content = drawing.content(leaf)
    items = list(drawing.items(content))
    writing = Writing((item for item in items if item.kind == TEXT), leaf.document.resources)
    grids = _grids(items, writing)
    pieces = writing.pieces(grids)
    images = not pieces and any(item.kind == IMAGE for item in items)
    sheet = Sheet(leaf.number, content.width * POINTS, content.height * POINTS, pieces, images, grids)
    return _Page(
        without_frames(sheet),
        leaf,
        rasters(package, leaf.document.resources, items) if images else (),
        writing.slanted > 0,
        leaf.identity in leaf.document.annotations,
    )


def _grids(items: Sequence[Item], writing: Writing) -> tuple[Grid, ...]:
    lines = lines_of(items)
    grids = find_grids(lines.rules, lines.shades)
    return (*grids, *find_open_grids(lines.rules, lambda _: writing.char_boxes(), grids))


def _page_of_text(
    page: _Page, sheet: Sheet, rows: Sequence[Piece], tables: Sequence[PlacedTable], area: Area
) -> PageOfText:
    lines: list[Line] = []
    start = 0
    for table in tables:
        lines += [_line(page, sheet, row, area) for row in rows[start : table.index]]
        lines += table.lines
        start = table.index
    lines += [_line(page, sheet, row, area) for row in rows[start:]]
    return PageOfText(tuple(lines), sheet.number, round(sheet.width, 2), round(sheet.height, 2))


def _line(page: _Page, sheet: Sheet, row: Piece, area: Area) -> Line:
    outline = page.leaf.document.outline
    return area.line(row, sheet, outline.get((page.leaf.identity, "".join(row.text.split()))))


def _left_out(name: str, contents: Contents, pages: Sequence[_Page]) -> Iterator[str]:
    if contents.signed:
        yield f"文件“{name}”带有电子签名或印章，未作验证；其真伪请用 OFD 阅读器查验。"
    noted = [page.sheet.number for page in pages if page.noted]
    if noted:
        yield f"文件“{name}”的第 {listed(noted)} 页有批注或图章，其中的文字未收入正文。"
    slanted = [page.sheet.number for page in pages if page.slanted]
    if slanted:
        yield f"文件“{name}”的第 {listed(slanted)} 页有斜排的文字（多为水印），未收入正文。"
    if contents.attached:
        yield f"文件“{name}”带有附件，未读取。如有需要，请用 OFD 阅读器取出附件后单独导入。"


def _lacking(name: str, drawing: Drawing) -> Iterator[str]:
    if drawing.lacking:
        yield f"文件“{name}”缺少 {len(drawing.lacking)} 个页面模板，模板中的文字未能读取，请核对原文。"
