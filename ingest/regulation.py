"""Lines of a regulation → 编章节条款项目 and annexes.

款 are the unnumbered paragraphs of an article and are counted within it; 项 and 目 hang under their 款
(立法技术规范（试行）（一）, 法工委发〔2009〕62号, 6—12). Numbering is taken as it stands: gaps and duplicates are
reported, never repaired. A line that goes on with an unfinished list (…；) belongs to the 款 or 项 above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.labels import RANK, Number, UnitKind, print_numeral, print_step
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
from ingest.tree import Node

_BARE_HEADINGS = frozenset({"序言", "前言", "序", "总则", "附则", "总纲"})
# 一、 between the articles of a judicial interpretation stands below 节.
_HEADING_RANK = RANK[UnitKind.SECTION] + 0.5
_MAX_HEADING = 40
# A line that closes a list belongs to its 款: （一）…；（二）…⏎的，处以罚款。
_CLOSERS = ("的，", "的,", "之一的", "等情形之一", "等行为之一")
_CLOSING_MARKS = "，,。；;、：:）)”’】》〉〕"
_UNFINISHED = ("；", ";")
_COLON = ("：", ":")
_SENTENCE_ENDS = ("。", "；", "：", ";", ":", "，", ",", "、")
_FORMULA = re.compile(r"[=＝]")
_ARTICLE_TITLE = re.compile(r"(?P<open>[【〔\[（(])(?P<title>[^【】〔〕\[\]（）()，。；：\d]{2,30})[】〕\]）)]\s*")


def _rank(kind: UnitKind) -> float:
    return _HEADING_RANK if kind is UnitKind.HEADING else RANK[kind]


@dataclass(slots=True)
class _Body:
    """The text of one article, heading or annex: its 款 with their lists, and its tables."""

    siblings: list[Node]
    paragraph: Node | None = None
    items: list[tuple[Style, Node]] = field(default_factory=list)
    lists: list[tuple[Node, list[tuple[Style, Node]]]] = field(default_factory=list)
    table: Node | None = None
    last: str = ""

    def read(self, line: TextLine) -> None:
        """Take a line without a mark: a new 款, or more of the one above."""
        self.table = None
        if self.paragraph is None or not self._continues(line.text):
            self.open_paragraph(line.start, line.end)
        elif self.items and not self._closes(line.text):
            self.items[-1][1].end = line.end
        else:
            self.paragraph.end = line.end
        self.last = line.text

    def _closes(self, text: str) -> bool:
        return text.startswith((*_CLOSERS, "，", ","))

    def _continues(self, text: str) -> bool:
        if text[0] in _CLOSING_MARKS or (self.items and self._closes(text)):
            return True
        listed = text.endswith(_UNFINISHED)
        if self.last.endswith(_COLON):
            return listed or _FORMULA.search(text) is not None
        # Behind a numbered 项 that ends in ；, plain words begin a 款 unless the list goes on (see `_adopt`).
        return self.last.endswith(_UNFINISHED) and (not self.items or list_mark(self.last) is None)

    def open_paragraph(self, start: int, end: int) -> Node:
        """Append the next 款, `[start, end)`."""
        number = 1 + sum(child.kind is UnitKind.PARAGRAPH for child in self.siblings)
        self._remember()
        node = Node(UnitKind.PARAGRAPH, start, end, Number(number))
        self.siblings.append(node)
        self.paragraph = node
        return node

    def _remember(self) -> None:
        if self.paragraph is not None and self.items:
            self.lists.append((self.paragraph, self.items))
        self.items = []

    def item(self, start: int, end: int, mark: ListMark, text: str) -> None:
        """Append a 项 or 目 to the list it continues, else begin a list in the open 款."""
        self.table = None
        if mark.style not in [style for style, _ in self.items] and mark.number.value > 1:
            self._adopt(mark)
        while mark.style in [style for style, _ in self.items]:
            self.items.pop()
        parent = self.items[-1][1] if self.items else self.paragraph or self.open_paragraph(start, start)
        kind = UnitKind.SUBITEM if self.items else UnitKind.ITEM
        self.items.append((mark.style, parent.add(Node(kind, start, end, mark.number))))
        self.last = text

    def _adopt(self, mark: ListMark) -> None:
        """Where `mark` goes on with an earlier list, the 款 in between are paragraphs of the 项 before it."""
        for paragraph, items in reversed(self.lists):
            depth = next((depth for depth, (style, _) in enumerate(items) if style is mark.style), None)
            if depth is None:
                continue
            item = items[depth][1]
            before = item.number.value if item.number else 0
            # …；⏎（七） after （五）: the line in between lost its number, the list goes on.
            lost = before < mark.number.value and self.last.endswith(_UNFINISHED)
            if before == mark.number.value - 1 or lost:
                self._fold(paragraph, item)
                self.paragraph, self.items = paragraph, items[: depth + 1]
            return

    def _fold(self, paragraph: Node, item: Node) -> None:
        position = next(index for index, node in enumerate(self.siblings) if node is paragraph) + 1
        for node in self.siblings[position:]:
            item.end = max(item.end, node.end)
            below = node.children if node.kind is UnitKind.PARAGRAPH else [node]
            for child in below:
                child.kind = UnitKind.SUBITEM if child.kind is UnitKind.ITEM else child.kind
                item.add(child)
        del self.siblings[position:]

    def row(self, line: TextLine, tables: int) -> int:
        """Append a row to the open table, or to a new one; the number of tables so far."""
        if self.table is None or line.source.table != self.table.level:
            tables += 1
            self.table = Node(UnitKind.TABLE, line.start, line.end, Number(tables), level=line.source.table)
            self.siblings.append(self.table)
            self._remember()
            self.paragraph = None
        self.table.add(Node(UnitKind.ROW, line.start, line.end, Number(len(self.table.children) + 1)))
        return tables


class RegulationParser:
    """Reads the lines of a regulation's body in order and grows its tree."""

    def __init__(self, annexes: bool = False) -> None:
        self.nodes: list[Node] = []
        self._annexes = annexes
        self._body = _Body(self.nodes)
        self._structure: list[Node] = []  # the annex, if any, and the headings that are open
        self._article: Node | None = None
        self._last: Number | None = None
        self._heading: Node | None = None  # the heading on the line above, which may go on
        self._tables = 0

    def read(self, line: TextLine) -> None:
        """Take the next line into the tree."""
        heading, self._heading = self._heading, None
        if line.source.cells is not None:
            self._tables = self._body.row(line, self._tables)
        elif not self._opens(line, heading) and not (heading and _goes_on(heading, line)):
            self._words(line)

    def _opens(self, line: TextLine, heading: Node | None) -> bool:
        """Whether `line` opened an article, a heading or an annex."""
        declared = line.source.heading_level is not None
        if mark := article_mark(line.text, Number(self._last.value + 1) if self._last else None):
            self._open_article(line, mark)
        elif structure := structure_mark(line.text, declared=declared):
            self._open_structure(line, structure)
        elif self._takes_annexes() and (annex := annex_mark(line.text)):
            self._open_annex(line, annex)
        elif not (heading and not heading.heading) and self._is_bare_heading(line):
            self._open_bare_heading(line)
        elif (item := list_mark(line.text)) and self._is_heading(line, item):
            self._open_heading(line, item)
        else:
            return False
        return True

    def _takes_annexes(self) -> bool:
        return (
            self._annexes or self._article is not None or any(node.kind is UnitKind.ANNEX for node in self._structure)
        )

    def _open_article(self, line: TextLine, mark: ArticleMark) -> None:
        node = Node(UnitKind.ARTICLE, line.start, line.end, mark.number)
        self._siblings().append(node)
        self._article, self._last = node, mark.number
        self._body = _Body(node.children)
        start = mark.end
        if title := _ARTICLE_TITLE.match(line.text, start):
            node.heading, start = title["title"], title.end()
        words = line.text[start:]
        if not words:
            return
        lead = list_mark(words)
        if lead and lead.style in (Style.PAREN, Style.DOT):
            self._body.item(line.start + start, line.end, lead, words)
        else:
            self._body.open_paragraph(line.start + start, line.end)
            self._body.last = words

    def _siblings(self) -> list[Node]:
        return self._structure[-1].children if self._structure else self.nodes

    def _open_structure(self, line: TextLine, mark: StructureMark) -> None:
        self._push(Node(mark.kind, line.start, line.end, mark.number, mark.heading))

    def _push(self, node: Node) -> None:
        """Hang a heading below the innermost open one of a higher rank; an annex is above every rank."""
        while self._structure and self._structure[-1].kind is not UnitKind.ANNEX:
            if _rank(self._structure[-1].kind) < _rank(node.kind):
                break
            self._structure.pop()
        self._siblings().append(node)
        self._structure.append(node)
        self._begin(node)

    def _begin(self, node: Node) -> None:
        self._article = None
        self._heading = node
        self._body = _Body(node.children)

    def _is_bare_heading(self, line: TextLine) -> bool:
        if _squeezed(line.text) in _BARE_HEADINGS:
            return True
        level = line.source.heading_level
        return level is not None and level >= 2 and not list_mark(line.text)

    def _open_bare_heading(self, line: TextLine) -> None:
        headings = [node for node in self._structure if node.kind is not UnitKind.ANNEX]
        if _squeezed(line.text) in _BARE_HEADINGS:
            kind = headings[0].kind if headings else UnitKind.CHAPTER
        elif headings and headings[-1].number is not None:
            kind = UnitKind.SECTION if headings[-1].kind is UnitKind.CHAPTER else headings[-1].kind
        else:
            kind = UnitKind.CHAPTER
        self._push(Node(kind, line.start, line.end, None, line.text))

    def _is_heading(self, line: TextLine, mark: ListMark) -> bool:
        """Whether 一、… stands between articles as a heading, rather than begins a 项."""
        if mark.style is not Style.DUN or len(line.text) > _MAX_HEADING or line.text.endswith(_SENTENCE_ENDS):
            return False
        if line.source.heading_level is not None:
            return True
        open_list = self._article is not None and self._body.last.endswith((*_COLON, *_UNFINISHED))
        return self._structure_allows(mark.number) and not open_list

    def _structure_allows(self, number: Number) -> bool:
        if any(node.kind is UnitKind.ANNEX for node in self._structure):
            return False
        siblings = [node.number for node in self._heading_siblings() if node.kind is UnitKind.HEADING]
        return number.value == 1 or (bool(siblings) and siblings[-1] == Number(number.value - 1))

    def _heading_siblings(self) -> list[Node]:
        above = [node for node in self._structure if node.kind is not UnitKind.HEADING]
        return above[-1].children if above else self.nodes

    def _open_heading(self, line: TextLine, mark: ListMark) -> None:
        name = f"{print_numeral(mark.number.value)}、"
        self._push(Node(UnitKind.HEADING, line.start, line.end, mark.number, line.text[mark.end :], level=1, mark=name))
        self._heading = None

    def _open_annex(self, line: TextLine, mark: AnnexMark) -> None:
        # 附件：1.登记表⏎2.… lists the annexes (附件说明, GB/T 9704—2012, 7.3.4) and names none of them.
        lists = list_mark(mark.heading)
        node = Node(UnitKind.ANNEX, line.start, line.end, mark.number, "" if lists else mark.heading, mark=mark.word)
        self.nodes.append(node)
        self._structure = [node]
        self._begin(node)
        self._last = None
        if lists:
            self._heading = None
            start = line.start + line.text.index(mark.heading)
            self._body.item(start, line.end, lists, mark.heading)

    def _words(self, line: TextLine) -> None:
        mark = list_mark(line.text)
        title = _ARTICLE_TITLE.match(line.text) if self._article and not self._article.children else None
        if mark and (self._article or self._structure):
            self._body.item(line.start, line.end, mark, line.text)
        elif self._article and title and not self._article.heading:
            self._article.heading, self._article.end = title["title"], line.start + title.end()
            if line.text[title.end() :]:
                self._body.open_paragraph(line.start + title.end(), line.end)
        else:
            self._body.read(line)


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _goes_on(heading: Node, line: TextLine) -> bool:
    """Whether `line` is the name, or the rest of the name, of the `heading` above it; if so the heading takes it."""
    short = len(line.text) <= _MAX_HEADING and not line.text.endswith(_SENTENCE_ENDS)
    if not short or list_mark(line.text) or (heading.kind is UnitKind.ANNEX and heading.heading):
        return False
    if heading.heading and heading.number is None:
        return False
    heading.heading += line.text
    heading.end = line.end
    return True


def parse_regulation(lines: Sequence[TextLine], annexes: bool = False) -> list[Node]:
    """The tree of a regulation's body (the lines behind title, notes and contents); `annexes` when all of it is."""
    parser = RegulationParser(annexes)
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
            elif last is not None and (absent := _absent(last, number)):
                gaps.append(f"{scope}{_article(last)}之后缺{absent}")
            elif last is not None and number < last:
                gaps.append(f"{scope}{_article(number)}排在{_article(last)}之后")
            seen.add(number)
            last = max(last, number) if last else number
    return tuple(gaps), tuple(duplicates)


def _article(number: Number) -> str:
    return print_step(UnitKind.ARTICLE, number)


def _absent(last: Number, number: Number) -> str:
    """The articles that should stand between `last` and `number`, or nothing; 第六条之一 wants a 第六条 before it."""
    first, final = last.value + 1, number.value - (0 if number.branch else 1)
    if final < first:
        return ""
    return _article(Number(first)) + (f"至{_article(Number(final))}" if final > first else "")


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
    return [number for child in node.children for number in _article_numbers(child)]
