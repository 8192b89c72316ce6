"""Lines of a regulation → 编章节条款项目 and annexes.

款 are the unnumbered paragraphs of an article and are counted within it; 项 and 目 hang under their 款
(立法技术规范（试行）（一）, 法工委发〔2009〕62号, 6—12). Numbering is taken as it stands: gaps and duplicates are
reported, never repaired. A line that goes on with an unfinished list (…；) belongs to the 款 or 项 above it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from ingest.body import COLON, UNFINISHED, Body
from ingest.labels import RANK, Number, UnitKind, print_numeral, read_numeral
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
from ingest.tables import TableNumbers, with_tables
from ingest.tree import Node

_BARE_HEADINGS = frozenset({"序言", "前言", "序", "总则", "附则", "总纲"})
# 一、 between the articles of a judicial interpretation stands below 节.
_HEADING_RANK = RANK[UnitKind.SECTION] + 0.5
_SUBHEADING_RANK = _HEADING_RANK + 0.1
_MAX_HEADING = 40
_LOOSE = (UnitKind.PARAGRAPH, UnitKind.TABLE)
_SENTENCE_ENDS = ("。", "；", "：", ";", ":", "，", ",", "、")
_ARTICLE_TITLE = re.compile(r"(?P<open>[【〔\[（(])(?P<title>[^【】〔〕\[\]（）()，。；：\d]{2,30})[】〕\]）)]\s*")
# 第十七条⏎之一: the branch of the number on a line of its own.
_BRANCH = re.compile(r"之\s?(?P<branch>[一二三四五六七八九十]{1,3})")


def _rank(node: Node) -> float:
    if node.kind is not UnitKind.HEADING:
        return RANK[node.kind]
    return _HEADING_RANK if node.level == 1 else _SUBHEADING_RANK


class RegulationParser:
    """Reads the lines of a regulation's body in order and grows its tree."""

    def __init__(
        self, annexes: bool = False, quoted: frozenset[int] = frozenset(), leading: frozenset[int] = frozenset()
    ) -> None:
        self.nodes: list[Node] = []
        self._annexes = annexes
        self._quoted = quoted  # where lines begin that quote another text: no mark in them counts
        self._leading = leading  # where lines begin that stand right above an article
        self._body = Body(self.nodes)
        self._structure: list[Node] = []  # the annex, if any, and the headings that are open
        self._article: Node | None = None
        self._last: Number | None = None
        self._heading: Node | None = None  # the heading on the line above, which may go on
        self._tables = TableNumbers()

    def read(self, line: TextLine) -> None:
        """Take the next line into the tree."""
        heading, self._heading = self._heading, None
        if line.start in self._quoted:
            self._body.read(line)
        elif not self._opens(line, heading) and not (heading and _goes_on(heading, line)):
            self._words(line)

    def table(self, table: Node) -> None:
        """Take the next table; one that is an 附表 closes the articles, as an annex does."""
        self._heading = None
        self._tables.give(table)
        if self._article is not None and table.mark.startswith("附表"):
            self._structure = [node for node in self._structure if node.kind is UnitKind.ANNEX]
            self._article, self._body = None, Body(self._siblings())
        self._body.add_table(table)

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
        elif item and self._is_subheading(line, item):
            self._open_subheading(line, item)
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
        self._body, self._tables = Body(node.children), TableNumbers()
        node.heading, start = _titles(line.text, mark.end)
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
            if _rank(self._structure[-1]) < _rank(node):
                break
            self._structure.pop()
        self._siblings().append(node)
        self._structure.append(node)
        self._begin(node)

    def _begin(self, node: Node) -> None:
        self._article = None
        self._heading = node
        self._body = Body(node.children)

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
        if mark.style is not Style.DUN or not _is_short(line):
            return False
        if line.source.heading_level is not None:
            return True
        return self._structure_allows(mark.number) and not self._in_list()

    def _is_subheading(self, line: TextLine, mark: ListMark) -> bool:
        """Whether （一）… below a heading 一、… names the articles that follow, rather than begins a 项."""
        above = [node for node in self._structure if node.kind is UnitKind.HEADING and node.level == 1]
        if mark.style is not Style.PAREN or not above or line.start not in self._leading or not _is_short(line):
            return False
        before = [node.number for node in above[-1].children if node.kind is UnitKind.HEADING]
        return mark.number.value == len(before) + 1 and not self._in_list()

    def _in_list(self) -> bool:
        """Whether the article above has a list that its last line leaves unfinished."""
        return self._article is not None and self._body.last.endswith((*COLON, *UNFINISHED))

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

    def _open_subheading(self, line: TextLine, mark: ListMark) -> None:
        self._push(Node(UnitKind.HEADING, line.start, line.end, mark.number, line.text[mark.end :], level=2))
        self._heading = None

    def _open_annex(self, line: TextLine, mark: AnnexMark) -> None:
        # 附件：1.登记表⏎2.… lists the annexes (附件说明, GB/T 9704—2012, 7.3.4) and names none of them.
        lists = list_mark(mark.heading)
        node = Node(UnitKind.ANNEX, line.start, line.end, mark.number, "" if lists else mark.heading, mark=mark.word)
        self.nodes.append(node)
        self._structure = [node]
        self._begin(node)
        self._last, self._tables = None, TableNumbers()
        if lists:
            self._heading = None
            start = line.start + line.text.index(mark.heading)
            self._body.item(start, line.end, lists, mark.heading)

    def _words(self, line: TextLine) -> None:
        mark = list_mark(line.text)
        if mark and (self._article or self._structure):
            self._body.item(line.start, line.end, mark, line.text)
        elif not (self._article and not self._article.children and self._names(self._article, line)):
            self._body.read(line)

    def _names(self, article: Node, line: TextLine) -> bool:
        """Whether `line` goes on with the number of an `article` without words (第十七条⏎之一), or is its title."""
        branch = _BRANCH.fullmatch(line.text)
        value = read_numeral(branch["branch"]) if branch else None
        if value and article.number and not article.number.branch and not article.heading:
            article.number = self._last = Number(article.number.value, value)
            article.end = line.end
            return True
        title, behind = _titles(line.text, 0)
        if not title or article.heading:
            return False
        article.heading, article.end = title, line.start + behind
        if line.text[behind:]:
            self._body.open_paragraph(line.start + behind, line.end)
        return True


def _titles(text: str, start: int) -> tuple[str, int]:
    """The title in brackets at `start` and where the words behind it begin; 【甲】【乙】 are one title."""
    found = _ARTICLE_TITLE.match(text, start)
    if found is None:
        return "", start
    names = [found["title"]]
    while found["open"] == "【" and (more := _ARTICLE_TITLE.match(text, found.end())) and more["open"] == "【":
        names.append(more["title"])
        found = more
    return "、".join(names), found.end()


def _is_short(line: TextLine) -> bool:
    """Whether `line` is as short as a heading and no sentence."""
    return len(line.text) <= _MAX_HEADING and not line.text.endswith(_SENTENCE_ENDS)


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _goes_on(heading: Node, line: TextLine) -> bool:
    """Whether `line` is the name, or the rest of the name, of the `heading` above it; if so the heading takes it."""
    if not _is_short(line) or list_mark(line.text) or (heading.kind is UnitKind.ANNEX and heading.heading):
        return False
    if heading.heading and heading.number is None:
        return False
    heading.heading += line.text
    heading.end = line.end
    return True


def parse_regulation(
    lines: Sequence[TextLine], annexes: bool = False, quoted: frozenset[int] = frozenset()
) -> list[Node]:
    """The tree of a regulation's body (the lines behind title, notes and contents).

    `annexes` when all of it is annexes; `quoted` holds where lines begin that quote another text.
    """
    leading = (line.start for line, below in itertools.pairwise(lines) if article_mark(below.text, None))
    parser = RegulationParser(annexes, quoted, frozenset(leading))
    for part in with_tables(lines):
        parser.table(part) if isinstance(part, Node) else parser.read(part)
    return parser.nodes


def with_preamble(nodes: list[Node]) -> list[Node]:
    """Paragraphs before the first numbered Unit become the preamble."""
    first = next((index for index, node in enumerate(nodes) if node.kind not in _LOOSE), len(nodes))
    loose = nodes[:first]
    if not loose:
        return nodes
    preamble = Node(UnitKind.PREAMBLE, loose[0].start, loose[-1].extent(), children=loose)
    return [preamble, *nodes[first:]]
