"""The body of a DOCX → Lines in the order of the document, tables and imported parts included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn

from ingest.document import Line
from ingest.readers.characters import trimmed
from ingest.readers.docx_numbering import Numbering
from ingest.readers.docx_styles import Element, Styles, number_of, value_of
from ingest.readers.docx_text import Ignored, Piece, pieces_of

_PARAGRAPH, _TABLE = qn("w:p"), qn("w:tbl")
_MOST_COLUMNS = 63  # Word itself allows no more
_CONTAINERS = {qn(tag) for tag in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")}


@dataclass(slots=True)
class Body:
    """Reads blocks of a document part; keeps what reaches over blocks: numbers, tables, merges."""

    styles: Styles
    numbering: Numbering
    ignored: Ignored
    chunk: Callable[[str, int], tuple[Line, ...]]
    """The lines of the part that `w:altChunk` imports, by relationship id and next table number."""
    tables: int = 0

    def lines(self, parent: Element) -> Iterator[Line]:
        """The lines of the paragraphs and tables in `parent`."""
        carried: list[Piece] = []
        for block in _blocks(parent):
            if block.tag == _PARAGRAPH:
                pieces = [*carried, *pieces_of(block, self.styles, self.ignored)]
                yield from self._boxes()
                if _is_joined_to_next(block):
                    carried = pieces
                    continue
                carried = []
                yield from self._paragraph(block, pieces)
            elif block.tag == _TABLE:
                yield from self._table(block)
            else:
                yield from self._imported(block)

    def _boxes(self) -> Iterator[Line]:
        """The lines of the text boxes that the paragraph just read anchors; they stand before it."""
        boxes, self.ignored.boxes = self.ignored.boxes, []
        for box in boxes:
            yield from self.lines(box)

    def _paragraph(self, paragraph: Element, pieces: list[Piece]) -> Iterator[Line]:
        label = self.numbering.label(paragraph)
        texts = [text for text in map(trimmed, _joined(pieces).split("\n")) if text]
        level = self.styles.heading_level(paragraph)
        centred = self.styles.is_centred(paragraph)
        style = self.styles.name(paragraph)
        written = [piece for piece in pieces if trimmed(piece.text.replace("\n", ""))]
        bold = bool(written) and all(piece.bold for piece in written)
        size = _usual_size(written)
        for position, text in enumerate(texts):
            text = text if position else trimmed(label + text)
            yield Line(text, heading_level=level, bold=bold, centred=centred, size=size, style=style)

    def _table(self, table: Element) -> Iterator[Line]:
        rows = [row for row in _children(table, "w:tr") if not _is_deleted_row(row)]
        cells = [list(_children(row, "w:tc")) for row in rows]
        if len(cells) == 1 and len(cells[0]) == 1:
            yield from self.lines(cells[0][0])  # a frame around text rather than a table
            return
        number = self.tables
        self.tables += 1
        in_head = True
        for row, its_cells in zip(rows, cells, strict=True):
            in_head = in_head and _repeats_as_head(row)
            texts, nested = [""] * _grid_columns(row, "w:gridBefore"), []
            for cell in its_cells:
                text, inner = self._cell(cell)
                texts += [text, *[""] * (_grid_columns(cell, "w:gridSpan", 1) - 1)]
                nested.extend(inner)
            texts += [""] * _grid_columns(row, "w:gridAfter")
            if any(texts):
                yield Line(" | ".join(texts), cells=tuple(texts), table=number, header=in_head)
            yield from nested

    def _cell(self, cell: Element) -> tuple[str, list[Line]]:
        """The text of `cell`, and the rows of tables within it."""
        if _continues_merge(cell):
            return "", []
        lines = list(self.lines(cell))
        own = " ".join(line.text for line in lines if line.cells is None)
        return own, [line for line in lines if line.cells is not None]

    def _imported(self, block: Element) -> Iterator[Line]:
        lines = self.chunk(block.get(qn("r:id")) or "", self.tables)
        self.tables += len({line.table for line in lines if line.table is not None})
        yield from lines


def _blocks(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag in (_PARAGRAPH, _TABLE, qn("w:altChunk")):
            yield child
        elif child.tag in _CONTAINERS:
            yield from _blocks(child)


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """The rows or cells of `parent`, through content controls and tracked insertions."""
    for child in parent:
        if child.tag == qn(tag):
            yield child
        elif child.tag in _CONTAINERS:
            yield from _children(child, tag)


def _joined(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _usual_size(pieces: list[Piece]) -> float | None:
    sizes: Counter[float] = Counter()
    for piece in pieces:
        if piece.size is not None:
            sizes[piece.size] += len(piece.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else None


def _is_joined_to_next(paragraph: Element) -> bool:
    """Whether the end of `paragraph` was deleted under tracked changes (17.13.5.15)."""
    mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    return mark is not None and any(mark.find(qn(tag)) is not None for tag in ("w:del", "w:moveFrom"))


def _is_deleted_row(row: Element) -> bool:
    properties = row.find(qn("w:trPr"))
    return properties is not None and properties.find(qn("w:del")) is not None


def _continues_merge(cell: Element) -> bool:
    properties = cell.find(qn("w:tcPr"))
    if properties is None:
        return False
    merges = [tag for tag in ("w:vMerge", "w:hMerge") if properties.find(qn(tag)) is not None]
    return any(value_of(properties, tag) in (None, "continue") for tag in merges)


def _repeats_as_head(row: Element) -> bool:
    """Whether the row is repeated at the top of every page (17.4.78): so Word marks a head."""
    properties = row.find(qn("w:trPr"))
    if properties is None or properties.find(qn("w:tblHeader")) is None:
        return False
    return value_of(properties, "w:tblHeader") not in ("0", "false", "off")


def _grid_columns(element: Element, tag: str, least: int = 0) -> int:
    """How many columns of the table's grid `tag` of a row or cell speaks of."""
    properties = element.find(qn("w:trPr" if element.tag == qn("w:tr") else "w:tcPr"))
    return min(max(number_of(properties, tag) or least, least), _MOST_COLUMNS)
