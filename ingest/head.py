"""The head of a document: title, notes (题注), contents (目录) and where the body begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.dates import first_date
from ingest.document_number import find_document_number, is_document_number
from ingest.labels import Number, UnitKind
from ingest.marks import annex_mark, article_mark, list_mark, structure_mark
from ingest.plaintext import TextLine
from ingest.tree import Node

REGULATION_SUFFIXES = (
    *(
        "法",
        "法典",
        "条例",
        "规定",
        "办法",
        "细则",
        "规则",
        "准则",
        "章程",
        "解释",
        "决定",
        "批复",
        "决议",
        "制度",
        "规范",
        "守则",
        "公约",
    ),
    *(
        "标准",
        "修正案",
        "规程",
        "命令",
        "补充规定",
        "若干规定",
        "指导意见",
        "实施意见",
        "意见",
        "安排",
        "措施",
        "罪名",
        "办法（试行）",
    ),
)
REPORT_SUFFIXES = ("报告", "总结", "汇报", "情况", "工作要点", "工作计划", "总结及计划", "纪要", "年报")
OTHER_SUFFIXES = (
    "通知",
    "公告",
    "通报",
    "函",
    "方案",
    "规划",
    "纲要",
    "建议",
    "批示",
    "请示",
    "令",
    "公报",
    "清单",
    "目录",
    "问答",
    "攻略",
    "样本",
)
_TRAILER = re.compile(r"(?:[（(【\[][^（）()【】\[\]]{0,40}[）)】\]]|\s|[\d年])*$")
_NOT_TITLE = re.compile(r"来源|发布时间|发布日期|时间|作者|URL|https?:|抓取|字号|网站|浏览|打印|责任编辑")
_NOTE_WORDS = re.compile(
    r"通过|公布|修订|修正|修改|施行|发布|批准|实施|会议|公告|颁布|印发|废止|生效|来源|时间|作者|URL|文种|报告人|第.{1,6}号令|令第"
)
_CONTENTS = re.compile(r"目\s*[录次]$")
_SUBJECT = re.compile(r"现将(?P<subject>[^，。；]{4,60}?)(?:汇报|报告|通报|公布|印发)?(?:给你们)?如下")
_HAN = r"[一-鿿（）《》〈〉“”、*]"
TITLE_WINDOW = 25
MAX_TITLE = 100


@dataclass(frozen=True, slots=True)
class Head:
    """The title and the Units of the head; `body` is the index of the first line behind it."""

    title: str
    nodes: tuple[Node, ...]
    body: int


def has_suffix(line: str, suffixes: Sequence[str]) -> bool:
    """Whether `line`, less trailing brackets such as （试行）, ends as a title of this family does."""
    stem = _TRAILER.sub("", line)
    return stem.endswith(tuple(suffixes))


def read_head(lines: Sequence[TextLine], name: str, head_lines: int = 0) -> Head:
    """The head of the document that stands in the file `name`; `head_lines` is how many lines the source itself marks as head."""
    first, last = _title_lines(lines)
    nodes: list[Node] = [_note(line) for line in lines[: max(first, 0)]]
    position = last
    if last > first:
        nodes.append(Node(UnitKind.TITLE, lines[first].start, lines[last - 1].end))
    while position < len(lines) and (position < head_lines or _is_note(lines[position])):
        nodes.append(_note(lines[position]))
        position += 1
    contents = _contents(lines, position)
    if contents > position:
        nodes.append(Node(UnitKind.CONTENTS, lines[position].start, lines[contents - 1].end))
    return Head(_title(lines, first, last, name), tuple(_numbered(nodes)), contents)


def _numbered(nodes: list[Node]) -> list[Node]:
    notes = [node for node in nodes if node.kind is UnitKind.NOTE]
    for number, node in enumerate(notes, 1):
        node.number = Number(number)
    return nodes


def _note(line: TextLine) -> Node:
    return Node(UnitKind.NOTE, line.start, line.end)


def _title(lines: Sequence[TextLine], first: int, last: int, name: str) -> str:
    if last > first:
        return join_title(line.text for line in lines[first:last])
    for line in lines[:TITLE_WINDOW]:
        if found := _SUBJECT.search(line.text):
            return found["subject"]
    return name


def join_title(parts: Iterable[str]) -> str:
    """The lines of a title as one line; Han characters join without a blank."""
    stripped = [part.strip().lstrip("#").strip() for part in parts]
    if len(stripped) == 1:
        return stripped[0]
    joined = " ".join(stripped)
    return re.sub(rf"(?<={_HAN})\s+(?={_HAN})", "", re.sub(r"\s+", " ", joined))


def _title_lines(lines: Sequence[TextLine]) -> tuple[int, int]:
    """The half-open range of the title's lines; empty when the document has none."""
    window = lines[:TITLE_WINDOW]
    declared = [index for index, line in enumerate(window) if line.source.heading_level == 1 and not _opens_body(line)]
    if declared:
        first = declared[0]
        last = first + 1
        while last < len(window) and last in declared and last <= first + 3:
            last += 1
        return first, last
    for index, line in enumerate(window):
        if _opens_body(line):
            break
        if _is_title(line):
            return _spread(window, index)
    return (0, 0)


def _is_title(line: TextLine) -> bool:
    text = line.text.lstrip("# ").strip()
    if (
        len(text) > MAX_TITLE
        or _NOT_TITLE.search(text)
        or find_document_number(text)
        or re.search(r"[。；，：]$|^[（(]|如下", text)
    ):
        return False
    return has_suffix(text, (*REGULATION_SUFFIXES, *REPORT_SUFFIXES, *OTHER_SUFFIXES)) and not text.endswith("文件")


def _spread(window: Sequence[TextLine], index: int) -> tuple[int, int]:
    """A centred title may begin on the lines above the one that ends it."""
    first = index
    while first > 0 and window[first].source.centred and _leads(window[first - 1], window[first]):
        first -= 1
    return first, index + 1


def _leads(line: TextLine, below: TextLine) -> bool:
    text = line.text
    same_size = line.source.size is None or below.source.size is None or abs(line.source.size - below.source.size) < 0.6
    return (
        line.source.centred
        and same_size
        and len(text) <= 40
        and not find_document_number(text)
        and not re.search(r"[。；，：）)]$|文件$", text)
    )


def _opens_body(line: TextLine) -> bool:
    if article_mark(line.text, Number(1)) or structure_mark(line.text):
        return True
    return list_mark(line.text) is not None or bool(_CONTENTS.fullmatch(line.text))


def _is_note(line: TextLine) -> bool:
    text = line.text
    if _opens_body(line) or line.source.heading_level is not None:
        return False
    if is_document_number(text) or _NOT_TITLE.match(text):
        return True
    if len(text) > 400 or not _NOTE_WORDS.search(text):
        return False
    if text.startswith(("（", "(", "——", "【", "《")) or text.endswith(("）", ")")):
        return True
    return first_date(text[:40]) is not None and not text.endswith("。")


def _contents(lines: Sequence[TextLine], position: int) -> int:
    """The index behind the 目录 that begins at `position`; `position` itself when there is none."""
    if position >= len(lines) or not _CONTENTS.fullmatch(lines[position].text):
        return position
    entries: list[str] = []
    for index in range(position + 1, len(lines)):
        entry = _entry(lines[index].text)
        if entries and entry == entries[0]:
            return index
        if not _is_entry(lines[index]):
            return index
        entries.append(entry)
    return position


def _entry(text: str) -> str:
    return re.sub(r"[\s.．·…]+\d*$|\s", "", text)


def _is_entry(line: TextLine) -> bool:
    text = _entry(line.text)
    if article_mark(line.text, None) or len(text) > 60 or text.endswith(("。", "；", "：")):
        return False
    return bool(structure_mark(line.text) or annex_mark(line.text) or list_mark(line.text)) or len(text) <= 30
