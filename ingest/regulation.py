"""Lines of a regulation → 编章节条款项目 and annexes.

款 are the unnumbered paragraphs of an article and are counted within it; 项 and 目 hang under their 款
(立法技术规范（试行）（一）, 法工委发〔2009〕62号, 6—12). Numbering is taken as it stands: gaps and duplicates are reported, never repaired.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.labels import RANK, Number, UnitKind, print_step
from ingest.marks import (
    AnnexMark,
    ArticleMark,
    ListMark,
    StructureMark,
    Style,
    annex_mark,
    article_mark,
    list_mark,
    structure_mark,
)
from ingest.plaintext import TextLine
from ingest.tree import STRUCTURAL, Node

_BARE_HEADINGS = frozenset({"序言", "前言", "总则", "附则", "总纲", "序 言", "前 言", "总 则", "附 则"})
# A line that closes a list belongs to its 款: （一）…；（二）…⏎的，处以罚款。
_CLOSERS = ("的，", "的,", "之一的", "，", "、", "；", "。", "等情形", "以上各项", "上述")


class RegulationParser:
    """Reads the lines of a regulation's body in order and grows its tree."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._structure: list[Node] = []
        self._annex: Node | None = None
        self._article: Node | None = None
        self._paragraph: Node | None = None
        self._items: list[tuple[Style, Node]] = []
        self._table: Node | None = None
        self._last: Number | None = None
        self._tables = 0
        self._awaiting_heading: Node | None = None

    def read(self, line: TextLine) -> None:
        """Take the next line into the tree."""
        if line.source.cells is not None:
            self._row(line)
            return
        self._table = None
        declared = line.source.heading_level is not None
        if mark := article_mark(line.text, self._expected()):
            self._open_article(line, mark)
        elif structure := structure_mark(line.text, declared=declared):
            self._open_structure(line, structure)
        elif self._article and (annex := annex_mark(line.text)):
            self._open_annex(line, annex)
        elif self._is_bare_heading(line):
            self._open_bare_heading(line)
        elif (item := list_mark(line.text)) and self._takes_items():
            self._open_item(line, item)
        else:
            self._continue(line)

    def _expected(self) -> Number | None:
        return Number(self._last.value + 1) if self._last else None

    def _open_article(self, line: TextLine, mark: ArticleMark) -> None:
        node = Node(UnitKind.ARTICLE, line.start, line.end, mark.number)
        self._container().add(node) if self._has_container() else self.nodes.append(node)
        self._close_body()
        self._article = node
        self._last = mark.number
        self._awaiting_heading = None
        words = line.text[mark.end :]
        if not words:
            return
        lead = list_mark(words)
        if lead and lead.style in (Style.PAREN, Style.DOT):
            self._open_item(line, lead, offset=mark.end)
        else:
            self._open_paragraph(line.start + mark.end, line.end)

    def _open_structure(self, line: TextLine, mark: StructureMark) -> None:
        node = Node(mark.kind, line.start, line.end, mark.number, mark.heading)
        self._push_structure(node)
        self._awaiting_heading = None if mark.heading else node

    def _push_structure(self, node: Node) -> None:
        while self._structure and RANK[self._structure[-1].kind] >= RANK[node.kind]:
            self._structure.pop()
        self._container().add(node) if self._has_container() else self.nodes.append(node)
        self._structure.append(node)
        self._close_body()
        self._article = None

    def _is_bare_heading(self, line: TextLine) -> bool:
        level = line.source.heading_level
        return line.text in _BARE_HEADINGS or (level is not None and level >= 2 and not list_mark(line.text))

    def _open_bare_heading(self, line: TextLine) -> None:
        if self._awaiting_heading is not None and line.text not in _BARE_HEADINGS:
            self._continue(line)
            return
        kind = UnitKind.CHAPTER
        if self._structure and self._structure[-1].number is not None and line.text not in _BARE_HEADINGS:
            kind = UnitKind.SECTION if self._structure[-1].kind is UnitKind.CHAPTER else self._structure[-1].kind
        self._push_structure(Node(kind, line.start, line.end, None, line.text))

    def _open_annex(self, line: TextLine, mark: AnnexMark) -> None:
        self._structure.clear()
        self._close_body()
        self._article = None
        self._last = None
        self._annex = Node(UnitKind.ANNEX, line.start, line.end, mark.number, mark.heading)
        self.nodes.append(self._annex)

    def _has_container(self) -> bool:
        return bool(self._structure) or self._annex is not None

    def _container(self) -> Node:
        if self._structure:
            return self._structure[-1]
        assert self._annex is not None
        return self._annex

    def _body(self) -> Node | None:
        """The node that takes paragraphs: the open article, else the innermost heading, else the annex."""
        return self._article or (self._container() if self._has_container() else None)

    def _takes_items(self) -> bool:
        return self._body() is not None

    def _close_body(self) -> None:
        self._paragraph = None
        self._items.clear()
        self._table = None

    def _open_paragraph(self, start: int, end: int) -> None:
        body = self._body()
        siblings = body.children if body else self.nodes
        number = 1 + sum(child.kind is UnitKind.PARAGRAPH for child in siblings)
        self._items.clear()
        self._paragraph = Node(UnitKind.PARAGRAPH, start, end, Number(number))
        siblings.append(self._paragraph)

    def _open_item(self, line: TextLine, mark: ListMark, offset: int = 0) -> None:
        start = line.start + offset
        if self._paragraph is None and not self._items:
            self._open_paragraph(start, start)
        while self._items and mark.style in [style for style, _ in self._items]:
            self._items.pop()
        parent = self._items[-1][1] if self._items else self._paragraph
        assert parent is not None
        kind = UnitKind.SUBITEM if self._items else UnitKind.ITEM
        node = parent.add(Node(kind, start, line.end, mark.number))
        self._items.append((mark.style, node))

    def _continue(self, line: TextLine) -> None:
        if self._awaiting_heading is not None:
            if len(line.text) <= 40 and not line.text.endswith(("。", "；", "：")):
                self._awaiting_heading.heading = line.text
                self._awaiting_heading.end = line.end
                self._awaiting_heading = None
                return
            self._awaiting_heading = None
        if self._items and self._paragraph is not None and line.text.startswith(_CLOSERS):
            self._paragraph.end = line.end
            return
        self._open_paragraph(line.start, line.end)

    def _row(self, line: TextLine) -> None:
        body = self._body()
        siblings = body.children if body else self.nodes
        if self._table is None or line.source.table != self._table.level:
            self._tables += 1
            self._table = Node(UnitKind.TABLE, line.start, line.end, Number(self._tables), level=line.source.table)
            siblings.append(self._table)
            self._paragraph = None
            self._items.clear()
        number = len(self._table.children) + 1
        self._table.add(Node(UnitKind.ROW, line.start, line.end, Number(number)))


def parse_regulation(lines: Sequence[TextLine]) -> list[Node]:
    """The tree of a regulation's body (the lines behind title, notes and contents)."""
    parser = RegulationParser()
    for line in lines:
        parser.read(line)
    return parser.nodes


def numbering(nodes: Sequence[Node]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Gaps and duplicates of the article numbers, each as a sentence; an annex counts from the start again."""
    gaps: list[str] = []
    duplicates: list[str] = []
    for scope, articles in _scopes(nodes):
        seen: set[Number] = set()
        last: Number | None = None
        for number in articles:
            if number in seen:
                duplicates.append(f"{scope}{_article(number)}编号重复")
            elif last is not None and number.value > last.value + 1:
                gaps.append(f"{scope}{_article(last)}之后缺" + _missing(last.value + 1, number.value - 1))
            elif last is not None and number < last:
                gaps.append(f"{scope}{_article(number)}排在{_article(last)}之后")
            seen.add(number)
            last = max(last, number) if last else number
    return tuple(gaps), tuple(duplicates)


def _article(number: Number) -> str:
    return print_step(UnitKind.ARTICLE, number)


def _missing(first: int, last: int) -> str:
    return _article(Number(first)) + (f"至{_article(Number(last))}" if last > first else "")


def _scopes(nodes: Sequence[Node]) -> list[tuple[str, list[Number]]]:
    scopes: list[tuple[str, list[Number]]] = [("", [])]
    for node in nodes:
        if node.kind is UnitKind.ANNEX:
            scopes.append((f"附件{node.number or ''}", _article_numbers(node)))
        else:
            scopes[0][1].extend(_article_numbers(node))
    return scopes


def _article_numbers(node: Node) -> list[Number]:
    if node.kind is UnitKind.ARTICLE:
        return [node.number] if node.number else []
    if node.kind in STRUCTURAL or node.kind is UnitKind.ANNEX:
        return [number for child in node.children for number in _article_numbers(child)]
    return []
