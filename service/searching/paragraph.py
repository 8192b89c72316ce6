"""One paragraph of a document, by its label or by the number of its passage: what is looked at across documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.library import Library
from index.records import DocumentRecord
from ingest.document import Unit
from ingest.errors import UnitNotFound


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`[start, end)` of a document's text under its label; `passages` are those that hold some of it."""

    document: DocumentRecord
    label: str
    start: int
    end: int
    text: str
    page: int | None
    passages: tuple[int, ...]


def paragraph(library: Library, named: str, label: str) -> Paragraph:
    """The Unit or the passage of this label in the document of this id or title.

    Raises DocumentNotFound, AmbiguousDocument, UnitNotFound.
    """
    document = library.document(named)
    units = [unit for top in library.units(document.id) for unit in top.walk() if unit.label == label.strip()]
    if len({(unit.start, unit.end) for unit in units}) == 1:
        unit = units[0]
        return _paragraph(library, document, unit.label, unit.start, unit.end, unit.text, unit.page)
    held = library.finder.passages(library.finder.in_document(document.key, 0, document.characters))
    found = [piece for _, piece in held.values() if piece.label == label.strip()]
    if len(found) != 1:
        said = f"有 {len(units) or len(found)} 处" if units or found else "没有"
        raise UnitNotFound(f"《{document.title}》中{said}“{label}”。请写出检索结果或目录中的标引，或改用片段的编号。")
    return Paragraph(
        document, found[0].label, found[0].start, found[0].end, found[0].text, found[0].page, (found[0].id,)
    )


def of_passage(library: Library, passage: int) -> Paragraph:
    """The passage of this number; UnitNotFound."""
    found = library.finder.passages([passage]).get(passage)
    if found is None:
        raise UnitNotFound(f"没有编号为 {passage} 的片段，它的文件可能已被移除。请重新检索。")
    document, piece = found
    return Paragraph(document, piece.label, piece.start, piece.end, piece.text, piece.page, (piece.id,))


def leaves(units: Sequence[Unit]) -> Iterator[Unit]:
    """Yield the innermost Units of a tree that have text of their own: paragraphs, rows, headings run into a text."""
    for unit in units:
        if unit.children:
            yield from leaves(unit.children)
        else:
            yield unit


def _paragraph(
    library: Library, document: DocumentRecord, label: str, start: int, end: int, text: str, page: int | None
) -> Paragraph:
    passages = tuple(library.finder.in_document(document.key, start, end))
    return Paragraph(document, label, start, end, text, page, passages)
