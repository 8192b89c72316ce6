"""Rows of one table, and the lines around them that belong to it → a TABLE with caption, measure, header, rows, notes.

The caption (表题) stands above the table, its number (表序) before its words, the measure (单位：万元) above the right
corner, notes below (CY/T 170—2019 学术出版规范 表格). In a sheet they stand in the table itself, as rows of one cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.labels import NUMERAL, Number, UnitKind, read_numeral
from ingest.marks import annex_mark, article_mark, list_mark, structure_mark
from ingest.plaintext import TextLine
from ingest.table_header import count_header
from ingest.tree import Node

MAX_CAPTION = 60
_MEASURE_WORDS = r"(?:金额|计量|数量|面积|货币)?单位\s*[:：]\s*[^。；;：:]{1,24}?"
_MEASURE = re.compile(rf"(?:截至[^，。]{{4,20}}\s+)?[（(【\[]?\s*{_MEASURE_WORDS}\s*[）)】\]]?$")
_MEASURE_BEHIND = re.compile(rf"\s*[（(]\s*{_MEASURE_WORDS}\s*[）)]$|\s+{_MEASURE_WORDS}$")
# 单位：某某县财政局 names who fills in the table, not what its numbers are in.
_ORGANISATION = re.compile(r"[局委部院会室厅署府司社校站所队]\s*[）)】\]]?$|公司|中心|办公室|政府")
_NUMBERED = re.compile(
    rf"(?P<word>附表|图表|表)\s*(?P<number>{NUMERAL})(?:\s?[-－—.．]\s?(?P<branch>[0-9]{{1,2}}))?"
    r"(?P<more>\s*[（(]续[）)])?(?P<gap>[\s　]*[:：.．、]?[\s　]*)(?P<words>.*)$"
)
_UNNUMBERED = re.compile(r"(?P<word>附表|表)\s*[:：]\s*(?P<words>.+)$")
# 表1显示，… 表2中的数据 … speak of a table.
_SPEAKS_OF = re.compile(r"[所显中为是可列反说汇给与和、，的以之内]|表明|数据")
_NAMES_TABLE = re.compile(r"(?:表|清单|名单|台账|名录|目录|一览)(?:\s*[（(][^（）()]{1,20}[）)])?$")
_NOTE = re.compile(r"[（(]?(?:注\s*\d*|备注|附注|资料来源|数据来源|表注)\s*[:：]")
_SENTENCE_ENDS = "。；;：:，,！？、"
_LINES_ABOVE = 3
_LINES_BELOW = 8


@dataclass(frozen=True, slots=True)
class _Caption:
    number: Number | None
    mark: str
    heading: str


@dataclass(slots=True)
class TableNumbers:
    """Numbers the tables of one text: by what a caption says (表3), else by counting on."""

    last: int = 0

    def give(self, table: Node) -> None:
        """Number `table` unless its caption has done so; an 附表 is numbered by itself."""
        if table.number is None:
            self.last += 1
            table.number = Number(self.last)
        elif not table.mark.startswith("附表"):
            self.last = max(self.last, table.number.value)


def with_tables(lines: Sequence[TextLine]) -> Iterator[TextLine | Node]:
    """Yield the lines in order, each table with what belongs to it as one TABLE node in place of its lines."""
    position = 0
    for first, last in _tables(lines):
        above = max(position, _first_above(lines, first, position))
        yield from lines[position:above]
        position = _last_below(lines, last)
        yield _table(lines[above:first], lines[first:last], lines[last:position])
    yield from lines[position:]


def _tables(lines: Sequence[TextLine]) -> Iterator[tuple[int, int]]:
    """The half-open ranges of the rows of each table."""
    first: int | None = None
    for index in range(len(lines) + 1):
        row = index < len(lines) and lines[index].source.cells is not None
        if first is not None and (not row or lines[index].source.table != lines[first].source.table):
            yield first, index
            first = None
        if row and first is None:
            first = index


def _first_above(lines: Sequence[TextLine], first: int, floor: int) -> int:
    """The index of the first line above the rows at `first` that belongs to their table."""
    found = first
    has_caption = False
    for index in range(first - 1, max(floor, first - _LINES_ABOVE) - 1, -1):
        line = lines[index]
        if is_measure(line.text) and not has_caption:
            found = index
        elif not has_caption and _is_caption(line, index > 0 and _is_unnamed_annex(lines[index - 1])):
            found, has_caption = index, True
        else:
            break
    return found


def _is_unnamed_annex(line: TextLine) -> bool:
    """附件1 alone on its line: the line below names the annex, not a table."""
    mark = annex_mark(line.text)
    return mark is not None and not mark.heading


def is_measure(text: str) -> bool:
    """Whether `text` says nothing but what numbers are in: 单位：万元, （单位：人、万元）."""
    return len(text) <= 40 and _MEASURE.match(text) is not None and _ORGANISATION.search(text) is None


def _is_caption(line: TextLine, under_annex: bool = False) -> bool:
    text = line.text
    if _numbered(text) is not None:
        return True
    if under_annex or len(text) > MAX_CAPTION or line.source.heading_level is not None or _opens(text):
        return False
    words = _MEASURE_BEHIND.sub("", text)
    if not words or words[-1] in _SENTENCE_ENDS or re.search(r"[。；，]", words):
        return False
    return line.source.centred or _NAMES_TABLE.search(words) is not None


def _opens(text: str) -> bool:
    return bool(list_mark(text) or structure_mark(text) or annex_mark(text) or article_mark(text, None))


def _numbered(text: str) -> _Caption | None:
    """The caption that `text` is by its number (表1 …, 附表2：…), or None; a sentence about a table is none."""
    words = _MEASURE_BEHIND.sub("", text)
    if len(words) > MAX_CAPTION or re.search(r"[。；]|[，：,:;、]$", words):
        return None
    if named := _UNNUMBERED.match(words):
        return _Caption(None, "", named["words"].strip())
    found = _NUMBERED.match(words)
    value = read_numeral(found["number"]) if found else None
    if found is None or value is None:
        return None
    if not found["gap"] and (_SPEAKS_OF.match(found["words"]) or "，" in words):
        return None
    number = Number(value, int(found["branch"] or 0))
    word = "附表" if found["word"] == "附表" else "表"
    return _Caption(number, f"{word}{number}", found["words"].strip())


def _last_below(lines: Sequence[TextLine], last: int) -> int:
    """The index behind the notes that stand below the rows that end at `last`; numbered notes go on as 2., 3. …"""
    index = last
    number = 0
    while index < min(len(lines), last + _LINES_BELOW) and lines[index].source.cells is None:
        text = lines[index].text
        mark = list_mark(text)
        if _NOTE.match(text):
            inner = list_mark(text[text.find("：") + 1 :].lstrip()) or list_mark(text[text.find(":") + 1 :].lstrip())
            number = inner.number.value if inner else 0
        elif number and mark and mark.number.value == number + 1:
            number += 1
        else:
            break
        index += 1
    return index


def _table(above: Sequence[TextLine], rows: Sequence[TextLine], below: Sequence[TextLine]) -> Node:
    node = Node(UnitKind.TABLE, (above or rows)[0].start, rows[-1].end)
    for line in above:
        _lead(node, line)
    first, last = _lead_rows(node, rows), _note_rows(rows)
    header = count_header([line.source for line in rows[first:last]])
    for line in rows[first : first + header]:
        node.add(Node(UnitKind.HEADER, line.start, line.end))
    for number, line in enumerate(rows[first + header : last], 1):
        node.add(Node(UnitKind.ROW, line.start, line.end, Number(number)))
    for line in [*rows[last:], *below]:
        node.add(Node(UnitKind.NOTE, line.start, line.end, mark="表注"))
    return node


def _lead(node: Node, line: TextLine) -> None:
    """Hang a line above the numbers under `node`: caption, measure, or one behind the other."""
    if is_measure(line.text):
        node.add(Node(UnitKind.MEASURE, line.start, line.end))
        return
    behind = _MEASURE_BEHIND.search(line.text)
    end = behind.start() if behind else len(line.text)
    words = line.text[:end]
    caption = _numbered(words) or _Caption(None, "", words)
    node.add(Node(UnitKind.CAPTION, line.start, line.start + end, heading=caption.heading))
    node.heading, node.number, node.mark = caption.heading, caption.number, caption.mark
    if behind:
        blanks = len(behind.group()) - len(behind.group().lstrip())
        node.add(Node(UnitKind.MEASURE, line.start + end + blanks, line.end))


def _lead_rows(node: Node, rows: Sequence[TextLine]) -> int:
    """How many first rows are no rows: a merged caption, a merged measure; they are hung under `node`."""
    count = 0
    for line in rows[:_LINES_ABOVE]:
        words = _only_cell(line)
        if words is None or len(rows) - count <= 1:
            break
        captioned = any(child.kind is UnitKind.CAPTION for child in node.children)
        if not is_measure(words) and (captioned or not _is_merged_caption(words)):
            break
        _lead_cell(node, line, words)
        count += 1
    return count


def _is_merged_caption(words: str) -> bool:
    short = len(words) <= MAX_CAPTION and words[-1] not in _SENTENCE_ENDS and not _opens(words)
    return short and not re.fullmatch(r"[\d.,%\s]+", words) and not _NOTE.match(words)


def _lead_cell(node: Node, line: TextLine, words: str) -> None:
    if is_measure(words):
        node.add(Node(UnitKind.MEASURE, line.start, line.end))
        return
    plain = _MEASURE_BEHIND.sub("", words)
    caption = _numbered(plain) or _Caption(None, "", plain)
    node.add(Node(UnitKind.CAPTION, line.start, line.end, heading=caption.heading))
    node.heading, node.number, node.mark = caption.heading, caption.number, caption.mark


def _note_rows(rows: Sequence[TextLine]) -> int:
    """The index of the first of the last rows that are notes: 注：… over all columns."""
    last = len(rows)
    while last > 1 and (words := _only_cell(rows[last - 1])) is not None and _NOTE.match(words):
        last -= 1
    return last


def _only_cell(line: TextLine) -> str | None:
    """The words of a row whose cells all are one merged cell, None for other rows."""
    cells = line.source.cells or ()
    words = {cell for cell in cells if cell.strip()}
    return words.pop().strip() if len(words) == 1 and len(cells) > 1 else None
