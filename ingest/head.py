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

# fmt: off
REGULATION_SUFFIXES = (
    "法", "法典", "条例", "规定", "办法", "细则", "规则", "准则", "章程", "解释", "决定", "批复", "决议",
    "制度", "规范", "守则", "公约", "标准", "修正案", "规程", "命令", "意见", "安排", "措施", "罪名", "解答",
)
REPORT_SUFFIXES = (
    "报告", "总结", "汇报", "情况", "工作要点", "工作计划", "总结及计划", "纪要", "年报",
)
OTHER_SUFFIXES = (
    "通知", "公告", "通报", "函", "复函", "方案", "规划", "纲要", "建议", "批示", "请示", "令", "公报",
    "清单", "目录", "问答", "攻略", "样本", "通告", "讲话", "预案",
)
# fmt: on
# What a title may carry behind its last word: （试行）, （2023修订）, 2023年.
_TRAILER = re.compile(r"(?:[（(【\[][^（）()【】\[\]]{0,40}[）)】\]]|\s|[\d年])*$")
_NUMBER_TRAILER = re.compile(r"\s*[（(][^（）()]*(?:〔\s?\d{4}\s?〕|令)[^（）()]*号?令?[）)]\s*$")
_TITLE_FIELD = re.compile(r"^(?:-\s*)?(?:标题|题目|title)\s*[：:]\s*", re.IGNORECASE)
_NOT_TITLE = re.compile(
    r"来源|发布时间|发布日期|发表时间|更新时间|时间|作者|文种|版本|URL|https?:|抓取|字号|【?字体|网站|浏览|阅读量|打印|分享"
    r"|下载|责任编辑|记者"
)
_NOTE_WORDS = re.compile(
    r"通过|公布|修订|修正|修改|施行|发布|批准|实施|会议|公告|颁布|印发|废止|生效|来源|时间|作者|URL|文种|报告人|第.{1,6}号令|令第|令\s?[〔\[]"
)
_SALUTATION = re.compile(r"(?:各位|同志们|尊敬的)[^。；]{0,20}[：:，,]")
_SPEAKER = re.compile(
    r"[^，。；：]{0,16}(?:[省市县区州盟]长|主席|总理|主任|院长|检察长|书记|局长)"
    r"[\s　]*[一-鿿]{1,2}[\s　]?[一-鿿]{0,2}$"
)
_LED = re.compile(r".{2,60}?\s*(?:[.．·•‥…]\s?){3,}\s*[（(]?\d{1,3}[）)]?")
_LEAST_LED = 3
_CONTENTS = re.compile(r"目\s*[录次]$")
_SUBJECT = re.compile(r"现将(?P<subject>[^，。；]{4,60}?)(?:汇报|报告|通报|公布|印发)?(?:给你们)?如下")
_ORGANISATION = re.compile(r"[一-鿿、*　 ]{1,38}(?:院|会|府|部|局|委|厅|办|办公室|署|公司)")
_HAN = r"[一-鿿（）《》〈〉“”、*]"
TITLE_WINDOW = 25
MAX_TITLE = 100
MAX_FIRST_HALF = 40
MAX_NOTE = 400
MAX_NOTE_LINES = 15
# How far below the title a report's salutation may stand.
_SALUTATION_WINDOW = 14


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


def bare(text: str) -> str:
    """`text` without the marks of emphasis around the whole of it (**标题**); a mask such as **县 stays."""
    stripped = text.strip().lstrip("#").strip()
    for mark in ("**", "*"):
        inner = stripped[len(mark) : -len(mark)]
        if stripped.startswith(mark) and stripped.endswith(mark) and inner.strip() and "*" not in inner:
            return inner.strip()
    return stripped


def read_head(lines: Sequence[TextLine], name: str, head_lines: int = 0) -> Head:
    """The head of the document in the file `name`; `head_lines` is how many lines the source itself marks as head."""
    first, last = _title_lines(lines)
    nodes: list[Node] = [_note(line) for line in lines[: max(first, 0)]]
    position = last
    if last > first:
        nodes.append(Node(UnitKind.TITLE, lines[first].start, lines[last - 1].end))
    head_end = max(head_lines, _salutation(lines, last))
    title = _title(lines, first, last, name)
    while position < len(lines):
        noted = position < head_end or is_note(lines[position])
        behind = _note_end(lines, position) if noted else _repeated(lines, position, title)
        if behind == position:
            break
        nodes.append(Node(UnitKind.NOTE, lines[position].start, lines[behind - 1].end))
        position = behind
    contents = _contents(lines, position)
    if contents > position:
        nodes.append(Node(UnitKind.CONTENTS, lines[position].start, lines[contents - 1].end))
    return Head(title, tuple(_numbered(nodes)), contents)


def _repeated(lines: Sequence[TextLine], position: int, title: str) -> int:
    """The index behind the title where it stands a second time at `position`, on one line or two; else `position`."""
    for behind in (position + 1, position + 2):
        if join_title(line.text for line in lines[position:behind]) == title:
            return behind
    return position


def _salutation(lines: Sequence[TextLine], position: int) -> int:
    """The index of the salutation (各位代表：) when nothing but short lines stand before it, else `position`."""
    for index in range(position, min(len(lines), position + _SALUTATION_WINDOW)):
        text = lines[index].text
        if _SALUTATION.match(text):
            return index
        if len(text) > 60 or text.endswith("。") or _opens_section(lines[index]):
            break
    return position


def _numbered(nodes: list[Node]) -> list[Node]:
    notes = [node for node in nodes if node.kind is UnitKind.NOTE]
    for number, node in enumerate(notes, 1):
        node.number = Number(number)
    return nodes


def _note(line: TextLine) -> Node:
    return Node(UnitKind.NOTE, line.start, line.end)


def _title(lines: Sequence[TextLine], first: int, last: int, name: str) -> str:
    if last > first:
        title = _TITLE_FIELD.sub("", join_title(line.text for line in lines[first:last]))
        return _NUMBER_TRAILER.sub("", title) or title
    for line in lines[:TITLE_WINDOW]:
        if found := _SUBJECT.search(line.text):
            return found["subject"]
    return name


def join_title(parts: Iterable[str]) -> str:
    """The lines of a title as one line; Han characters join without a blank."""
    stripped = [bare(part) for part in parts]
    if len(stripped) == 1:
        return stripped[0]
    joined = " ".join(stripped)
    return re.sub(rf"(?<={_HAN})\s+(?={_HAN}|\d{{4}}年)", "", re.sub(r"\s+", " ", joined))


def _title_lines(lines: Sequence[TextLine]) -> tuple[int, int]:
    """The half-open range of the title's lines; empty when the document has none."""
    window = lines[:TITLE_WINDOW]
    named = next((index for index, line in enumerate(window) if _names_title(line)), None)
    if named is not None:
        return named, named + 1
    declared = [index for index, line in enumerate(window) if _is_declared(line) and not _is_letterhead(window, index)]
    if declared:
        first = declared[0]
        last = first + 1
        while last < len(window) and last in declared and last <= first + 3:
            last += 1
        return first, last
    for index, line in enumerate(window):
        if _opens_body(line):
            break
        if is_title(line):
            return spread(window, index)
    return (0, 0)


def _names_title(line: TextLine) -> bool:
    return _TITLE_FIELD.match(line.text) is not None and is_title(line)


def _is_declared(line: TextLine) -> bool:
    return line.source.heading_level == 1 and not _opens_body(line)


def _is_letterhead(window: Sequence[TextLine], index: int) -> bool:
    """Whether a line is a 红头 (XX文件 above a 发文字号), which outlines of PDF and OFD put at their top."""
    below = window[index + 1 : index + 2]
    return bare(window[index].text).endswith("文件") and any(is_document_number(line.text) for line in below)


def is_title(line: TextLine) -> bool:
    """Whether `line` ends as titles do and says nothing else."""
    text = _NUMBER_TRAILER.sub("", _TITLE_FIELD.sub("", bare(line.text)))
    if len(text) > MAX_TITLE or _NOT_TITLE.match(text) or find_document_number(text):
        return False
    outside = re.sub(r"《[^》]*》|“[^”]*”|[（(][^（）()]*[）)]", "", text)
    if re.search(r"[。；，：]|^[（(]|如下", outside) or not outside.strip():
        return False
    return has_suffix(text, (*REGULATION_SUFFIXES, *REPORT_SUFFIXES, *OTHER_SUFFIXES)) and not text.endswith("文件")


def spread(window: Sequence[TextLine], index: int) -> tuple[int, int]:
    """A title may begin on the lines above the one that ends it: centred ones, or 关于登记的⏎若干规定."""
    first = index
    while first > 0 and window[first].source.centred and _leads(window[first - 1], window[first]):
        first -= 1
    if first == index:
        while first > 0 and _is_first_half(window[first - 1], window[first]):
            first -= 1
    return first, index + 1


def _is_first_half(line: TextLine, below: TextLine) -> bool:
    text = line.text
    if len(text) > MAX_FIRST_HALF or re.search(r"[。；：，）)》]$", text) or is_title(line) or _opens_body(line):
        return False
    if below.text.startswith("关于"):
        return _ORGANISATION.fullmatch(text) is not None
    return "关于" in text and "关于" not in below.text


def _leads(line: TextLine, below: TextLine) -> bool:
    text = line.text
    same_size = line.source.size is None or below.source.size is None or abs(line.source.size - below.source.size) < 0.6
    return (
        line.source.centred
        and same_size
        and len(text) <= 40
        and not find_document_number(text)
        and not re.search(r"[。；，：）)”]$|文件$", text)
    )


def opens_contents(line: TextLine) -> bool:
    """Whether `line` is the word 目录."""
    return _CONTENTS.fullmatch(bare(line.text)) is not None


def _opens_section(line: TextLine) -> bool:
    text = line.text.removeprefix("**")
    return bool(article_mark(text, Number(1)) or structure_mark(text) or list_mark(text) or _CONTENTS.fullmatch(text))


def _opens_body(line: TextLine) -> bool:
    return _opens_section(line) or _SALUTATION.match(line.text) is not None


def is_note(line: TextLine) -> bool:
    """Whether `line` under a title tells of its passing, publication or origin."""
    text = bare(line.text)
    if _opens_body(line) or line.source.heading_level is not None:
        return False
    if is_document_number(text) or _NOT_TITLE.match(text) or _SPEAKER.fullmatch(text):
        return True
    if (len(text) > MAX_NOTE and not text.startswith(("（", "("))) or not _NOTE_WORDS.search(text):
        return False
    if text.startswith(("（", "(", "——", "――", "【", "《")) or text.endswith(("）", ")")):
        return True
    return first_date(text[:40]) is not None and not text.endswith("。")


def _note_end(lines: Sequence[TextLine], position: int) -> int:
    """The index behind the note at `position`; one in brackets may go over several lines."""
    depth = 0
    for index in range(position, min(len(lines), position + MAX_NOTE_LINES)):
        text = lines[index].text
        depth += len(re.findall(r"[（(]", text)) - len(re.findall(r"[）)]", text))
        if depth <= 0:
            return index + 1
        if not text.startswith(("（", "(")) and index == position:
            break
    return position + 1


def _contents(lines: Sequence[TextLine], position: int) -> int:
    """The index behind the contents (目录) that begin at `position`; `position` itself when there are none."""
    if position >= len(lines):
        return position
    if not _CONTENTS.fullmatch(bare(lines[position].text)):
        return max(_unnamed_contents(lines, position), _led_contents(lines, position))
    entries: list[str] = []
    for index in range(position + 1, len(lines)):
        entry = contents_entry(lines[index].text)
        if entries and entry == entries[0]:
            return index
        if not _is_entry(lines[index]):
            return index
        entries.append(entry)
    return position


def _led_contents(lines: Sequence[TextLine], position: int) -> int:
    """Contents without the word 目录 that dots lead to page numbers: 一、总体情况……1, three lines at least."""
    index = position
    while index < len(lines) and _LED.fullmatch(lines[index].text):
        index += 1
    return index if index - position >= _LEAST_LED else position


def _unnamed_contents(lines: Sequence[TextLine], position: int) -> int:
    """Contents without the word 目录: 第一章, 第二章 … and 第一章 again, with nothing but headings in between."""
    first = structure_mark(lines[position].text)
    if first is None:
        return position
    for index in range(position + 1, len(lines)):
        mark = structure_mark(lines[index].text)
        if mark is None:
            return position
        if (mark.kind, mark.number) == (first.kind, first.number):
            return index if index - position > 1 else position
    return position


def contents_entry(text: str) -> str:
    """An entry of the contents without its leaders, page number and blanks."""
    return re.sub(r"[\s.．·…]+\d*$|\s", "", text)


def _is_entry(line: TextLine) -> bool:
    text = contents_entry(line.text)
    if article_mark(line.text, None) or len(text) > 60 or text.endswith(("。", "；", "：")):
        return False
    return bool(structure_mark(line.text) or annex_mark(line.text) or list_mark(line.text)) or len(text) <= 30
