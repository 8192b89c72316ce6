"""Lines of a report → headings 一、（一）1.（1）, paragraphs and tables.

Heading order: 党政机关公文格式 GB/T 9704—2012, 7.3.3. A heading may run into its paragraph: （一）学习贯彻…精神。坚决拥护…
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.labels import Number, UnitKind
from ingest.marks import Style, list_mark, structure_mark
from ingest.plaintext import TextLine
from ingest.tree import Node

LEVELS = {Style.DUN: 1, Style.PAREN: 2, Style.DOT: 3, Style.PAREN_ARABIC: 4}
MAX_HEADING = 60
_SENTENCE_ENDS = "。！？；"


class ReportParser:
    """Reads the lines of a report's body in order and grows its tree."""

    def __init__(self, base_level: int) -> None:
        self.nodes: list[Node] = []
        self._base_level = base_level
        self._open: list[Node] = []
        self._table: Node | None = None
        self._tables = 0

    def read(self, line: TextLine) -> None:
        """Take the next line into the tree."""
        if line.source.cells is not None:
            self._row(line)
            return
        self._table = None
        mark = list_mark(line.text)
        level = LEVELS.get(mark.style) if mark else None
        if mark and level:
            self._open_heading(line, level, mark.number, mark.end)
        elif (line.source.heading_level is not None and len(line.text) <= MAX_HEADING) or structure_mark(line.text):
            declared = line.source.heading_level or self._base_level
            self._open_heading(line, max(1, declared - self._base_level + 1), None, 0)
        else:
            self._paragraph(line.start, line.end)

    def _open_heading(self, line: TextLine, level: int, number: Number | None, offset: int) -> None:
        while self._open and (self._open[-1].level or 1) >= level:
            self._open.pop()
        end, heading = _heading(line.text, offset)
        node = Node(UnitKind.HEADING, line.start, line.start + end, number, heading, level)
        self._siblings().append(node)
        self._open.append(node)
        body = line.text[end:]
        if body.strip():
            self._paragraph(line.start + end + len(body) - len(body.lstrip()), line.end)

    def _siblings(self) -> list[Node]:
        return self._open[-1].children if self._open else self.nodes

    def _paragraph(self, start: int, end: int) -> None:
        siblings = self._siblings()
        number = 1 + sum(node.kind is UnitKind.PARAGRAPH for node in siblings)
        siblings.append(Node(UnitKind.PARAGRAPH, start, end, Number(number)))

    def _row(self, line: TextLine) -> None:
        if self._table is None or line.source.table != self._table.level:
            self._tables += 1
            self._table = Node(UnitKind.TABLE, line.start, line.end, Number(self._tables), level=line.source.table)
            self._siblings().append(self._table)
        self._table.add(Node(UnitKind.ROW, line.start, line.end, Number(len(self._table.children) + 1)))


def _heading(text: str, offset: int) -> tuple[int, str]:
    """Where the heading ends in `text` and its words: the whole line when short, else its first sentence, else nothing but the number."""
    for position in range(offset, min(len(text), offset + MAX_HEADING)):
        if text[position] in _SENTENCE_ENDS:
            return position + 1, text[offset:position]
    if len(text) - offset <= MAX_HEADING:
        return len(text), text[offset:].rstrip("：:")
    return offset, ""


def parse_report(lines: Sequence[TextLine]) -> list[Node]:
    """The tree of a report's body (the lines behind title, notes and contents)."""
    declared = [line.source.heading_level for line in lines if line.source.heading_level and not list_mark(line.text)]
    parser = ReportParser(min(declared, default=1))
    for line in lines:
        parser.read(line)
    return parser.nodes
