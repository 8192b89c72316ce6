"""Lines of a report → headings 一、（一）1.（1）, paragraphs and tables.

Heading order: 党政机关公文格式 GB/T 9704—2012, 7.3.3. A heading may run into its paragraph (（一）学习…。坚决…),
and plain text may carry ** around it, which stays in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.enumeration import counted
from ingest.labels import Number, UnitKind, print_numeral
from ingest.marks import AnnexMark, ListMark, Style, annex_mark, list_mark
from ingest.plaintext import TextLine
from ingest.report_headings import LEVELS, decimal_heading, headings_by_look, structure_heading
from ingest.tables import TableNumbers, with_tables
from ingest.tree import Node

MAX_HEADING = 60
_SENTENCE_ENDS = "。！？"
_EMPHASIS = "**"
# The last words of a decision stand under none of its headings.
_CLOSING_WORDS = re.compile(
    r"本(?:决定|决议|规定|解释|批复|意见|通知|安排)自.{2,24}起(?:施行|实施|执行|生效)"
    r"|(?:《.{2,60}》)?根据本(?:决定|修正案|决议)"
    r"|此复|特此(?:批复|函复|复函|通知|公告|通告|报告)"
)
_CLOSING_MARKS = "，,。；;、：:）)”’】》〉〕"


class ReportParser:
    """Reads the lines of a report's body in order and grows its tree."""

    def __init__(
        self, base_level: int, quoted: frozenset[int] = frozenset(), shown: frozenset[int] = frozenset()
    ) -> None:
        self.nodes: list[Node] = []
        self._base_level = base_level
        self._quoted = quoted  # where lines begin that quote another text: no mark in them counts
        self._open: list[Node] = []  # the annex, if any, and the headings that are open
        self._tables = TableNumbers()
        self._shown = shown  # where lines begin that only their look shows to be headings
        self._ranks: dict[int, int] = {}  # of the 部分, 章 and 节, which stand above 一、 where a report has both
        self._looks: set[int] = set()  # the headings that only their look showed
        self._decimal: tuple[int, ...] = ()  # the last number of the form 1.1
        self._listing = False  # inside 附件：1.…⏎2.…
        self._unnamed: Node | None = None  # the annex on the line above, whose name may follow

    def read(self, line: TextLine) -> None:
        """Take the next line into the tree."""
        if line.start in self._quoted:
            self._more(line)
            return
        unnamed, self._unnamed = self._unnamed, None
        if self._opens_numbered(line):
            return
        if annex := annex_mark(line.text):
            self._open_annex(line, annex)
        elif line.source.heading_level is not None and len(line.text) <= MAX_HEADING:
            level = max(1, line.source.heading_level - self._base_level + 1)
            self._open_heading(line, Node(UnitKind.HEADING, 0, 0, level=level))
        elif unnamed and len(line.text) <= MAX_HEADING and line.text[-1] not in _SENTENCE_ENDS + "；：:":
            unnamed.heading, unnamed.end = line.text, line.end
        elif line.start in self._shown:
            self._open_shown(line)
        else:
            self._words(line)

    def _opens_numbered(self, line: TextLine) -> bool:
        """Whether `line` opened a heading by its number."""
        lead = len(_EMPHASIS) if line.text.startswith(_EMPHASIS) else 0
        mark, offset = emphasised_mark(line.text)
        if mark and mark.style in LEVELS and not (self._listing and mark.style is Style.DOT):
            self._listing = False
            node = Node(UnitKind.HEADING, 0, 0, mark.number, level=self._level(mark.style), mark=_printed(mark))
            self._open_heading(line, node, offset)
        elif structure := structure_heading(line.text[lead:]):
            level = 1 + sum(rank < structure.rank for rank in self._structure())
            node = Node(UnitKind.HEADING, 0, 0, structure.number, level=level, mark=structure.mark)
            self._ranks[id(node)] = structure.rank
            self._open_heading(line, node, lead + structure.end)
        elif decimal := decimal_heading(line.text[lead:], self._decimal):
            self._decimal, end = decimal
            level = LEVELS[Style.DOT] + len(self._structure()) + len(self._decimal) - 1
            name = ".".join(map(str, self._decimal))
            node = Node(UnitKind.HEADING, 0, 0, Number(self._decimal[-1]), level=level, mark=name)
            self._open_heading(line, node, lead + end)
        else:
            return False
        return True

    def _structure(self) -> list[int]:
        return [self._ranks[id(node)] for node in self._open if id(node) in self._ranks]

    def _level(self, style: Style) -> int:
        """The level of a list's style, below the chapters and the section 1.1 that are open."""
        level = LEVELS[style] + len(self._structure())
        if LEVELS[style] > LEVELS[Style.DOT]:
            level += sum("." in node.mark[:-1] for node in self._open)
        return level

    def _open_shown(self, line: TextLine) -> None:
        """Open a heading without number, below the innermost one that has a number or that the source declares."""
        above = [
            node.level or 0 for node in self._open if node.kind is UnitKind.HEADING and id(node) not in self._looks
        ]
        node = Node(UnitKind.HEADING, 0, 0, level=max(above, default=0) + 1)
        self._looks.add(id(node))
        lead = len(_EMPHASIS) if line.text.startswith(_EMPHASIS) else 0
        self._open_heading(line, node, lead)

    def table(self, table: Node) -> None:
        """Take the next table into the open section."""
        self._unnamed = None
        self._tables.give(table)
        self._siblings().append(table)

    def _open_heading(self, line: TextLine, node: Node, offset: int = 0) -> None:
        while self._open and self._open[-1].level is not None and self._open[-1].level >= (node.level or 1):
            self._open.pop()
        end, node.heading = _heading(line.text, offset)
        node.start, node.end = line.start, line.start + end
        self._siblings().append(node)
        self._open.append(node)
        body = line.text[end:]
        if body.strip():
            self._paragraph(line.start + end + len(body) - len(body.lstrip()), line.end, body.lstrip())

    def _open_annex(self, line: TextLine, mark: AnnexMark) -> None:
        # 附件：1.登记表⏎2.… lists the annexes (附件说明, GB/T 9704—2012, 7.3.4) and names none of them.
        self._listing = list_mark(mark.heading) is not None
        heading = "" if self._listing else mark.heading
        node = Node(UnitKind.ANNEX, line.start, line.end, mark.number, heading, mark=mark.word)
        self.nodes.append(node)
        self._open = [node]
        self._decimal = ()
        self._unnamed = None if mark.heading else node

    def _siblings(self) -> list[Node]:
        return self._open[-1].children if self._open else self.nodes

    def _words(self, line: TextLine) -> None:
        """A paragraph; one that begins with a closing mark goes on with the paragraph above."""
        if _CLOSING_WORDS.match(line.text) and not any(node.kind is UnitKind.ANNEX for node in self._open):
            self._open = []
        self._more(line)

    def _more(self, line: TextLine) -> None:
        siblings = self._siblings()
        above = siblings[-1] if siblings else None
        if above is not None and above.kind is UnitKind.PARAGRAPH and line.text[0] in _CLOSING_MARKS:
            above.end = line.end
        else:
            self._paragraph(line.start, line.end, line.text)

    def _paragraph(self, start: int, end: int, text: str) -> None:
        siblings = self._siblings()
        number = 1 + sum(node.kind is UnitKind.PARAGRAPH for node in siblings)
        paragraph = Node(UnitKind.PARAGRAPH, start, end, Number(number))
        paragraph.children = [
            Node(UnitKind.ITEM, start + part.start, start + part.end, Number(part.number), mark=part.mark)
            for part in counted(text)
        ]
        siblings.append(paragraph)


def emphasised_mark(text: str) -> tuple[ListMark | None, int]:
    """The list number that `text` begins with, behind ** or not, and where its words begin; `(None, 0)` without one."""
    lead = len(_EMPHASIS) if text.startswith(_EMPHASIS) else 0
    mark = list_mark(text[lead:])
    return (mark, lead + mark.end) if mark else (None, 0)


def _printed(mark: ListMark) -> str:
    value = mark.number.value
    forms = {Style.DUN: f"{print_numeral(value)}、", Style.PAREN: f"（{print_numeral(value)}）", Style.DOT: f"{value}."}
    forms |= {Style.CIRCLED: chr(ord("①") + value - 1), Style.CLOSING_PAREN: f"{value}）"}
    return forms.get(mark.style, f"（{value}）")


def _heading(text: str, offset: int) -> tuple[int, str]:
    """Where the heading ends in `text`, and its words.

    It is the whole line when short, else its first sentence, else nothing but the number.
    """
    quoted = 0
    for position in range(offset, min(len(text), offset + MAX_HEADING)):
        quoted += (text[position] == "“") - (text[position] == "”")
        if text[position] in _SENTENCE_ENDS and quoted <= 0:
            behind = position + 1
            end = behind + len(_EMPHASIS) if text.startswith(_EMPHASIS, behind) and offset else behind
            return end, text[offset:position]
    if len(text) - offset <= MAX_HEADING:
        return len(text), text[offset:].removesuffix(_EMPHASIS).rstrip("：:；;")
    return offset, ""


def parse_report(lines: Sequence[TextLine], quoted: frozenset[int] = frozenset()) -> list[Node]:
    """The tree of a report's body (the lines behind title, notes and contents).

    `quoted` holds where lines begin that quote another text.
    """
    declared = [line.source.heading_level for line in lines if line.source.heading_level and not list_mark(line.text)]
    parser = ReportParser(min(declared, default=1), quoted, headings_by_look(lines))
    for part in with_tables(lines):
        parser.table(part) if isinstance(part, Node) else parser.read(part)
    return parser.nodes
