"""Labels of Units: parse them, print them, order them.

Numbers stand in Chinese numerals up to 万 (第一千二百六十条), Arabic or full-width digits (第12条, 第１６条), with
branches (第一百零五条之一). A label cites a Unit from the article down: 第十二条第二款第（三）项. Forms of numbering:
立法技术规范（试行）（一）(法工委发〔2009〕62号) 6—12 for 编章节条款项目, and 党政机关公文格式 GB/T 9704—2012, 7.3.3
for 一、（一）1.（1）.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ingest.errors import LabelError


class UnitKind(StrEnum):
    """The nodes of a document's tree; regulations down to 目, reports by heading level."""

    TITLE = "title"  # the document's own title lines
    NOTE = "note"  # 题注: passing, publication, revision and effective notes under the title
    CONTENTS = "contents"  # 目录
    PREAMBLE = "preamble"  # text before the first numbered Unit
    PART = "part"  # 编
    SUBPART = "subpart"  # 分编
    CHAPTER = "chapter"  # 章
    SECTION = "section"  # 节
    ARTICLE = "article"  # 条
    PARAGRAPH = "paragraph"  # 款, or a report's paragraph
    ITEM = "item"  # 项
    SUBITEM = "subitem"  # 目
    ANNEX = "annex"  # 附件
    HEADING = "heading"  # 一、（一）1.（1） of a report; `level` counts from 1
    TABLE = "table"
    CAPTION = "caption"  # 表题: the words above a table that name it
    MEASURE = "measure"  # the unit that a table's numbers are in: 单位：万元
    HEADER = "header"  # 表头: a row that names the columns
    ROW = "row"
    MEMBER = "member"  # a document inside a compilation
    SIGNATURE = "signature"  # 落款: who signs, and the date


NUMERAL = r"[0-9０-９零〇○Ｏ一二三四五六七八九十百千万两]+"

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "Ｏ": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_PRINTED = "零一二三四五六七八九"
MAX_NUMERAL = 100_000_000


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """The number of a Unit: `Number(105, 1)` is 第一百零五条之一."""

    value: int
    branch: int = 0

    def __str__(self) -> str:
        return f"{self.value}-{self.branch}" if self.branch else str(self.value)


@lru_cache(maxsize=4096)  # a law of a thousand articles reads the same numerals again and again
def parse_numeral(text: str) -> int:
    """The value of a Chinese, Arabic or full-width numeral below 100,000,000; raises LabelError when `text` is none."""
    folded = unicodedata.normalize("NFKC", text.strip()).replace("O", "〇")
    if re.fullmatch(r"[0-9]{1,12}", folded):
        value = int(folded)
    elif re.fullmatch(r"[零〇○一二三四五六七八九两]{1,12}", folded):
        value = int("".join(str(_DIGITS[char]) for char in folded))
    else:
        value = _parse_scaled(folded, text)
    if value >= MAX_NUMERAL:
        raise LabelError(f"“{text}”超出可书写的编号范围（0—99999999）。")
    return value


def _parse_scaled(folded: str, text: str) -> int:
    if not folded:
        raise LabelError("数字为空。")
    high, ten_thousand, low = folded.rpartition("万")
    if ten_thousand and not high:
        raise _no_numeral(text)
    return _parse_section(high, text) * 10_000 + _parse_section(low, text)


def _parse_section(section: str, text: str) -> int:
    """The value of a numeral below 万, whose scales go down: 一百二十, 一百零五, 十."""
    total = digit = 0
    scale = 10_000
    for char in section:
        if char in _DIGITS and digit == 0:
            digit = _DIGITS[char]
        elif _SCALES.get(char, scale) < scale:
            scale = _SCALES[char]
            total += (digit or 1) * scale
            digit = 0
        else:
            raise _no_numeral(text)
    return total + digit


def _no_numeral(text: str) -> LabelError:
    return LabelError(f"“{text}”不是数字，请用汉字数字或阿拉伯数字。")


def print_numeral(value: int) -> str:
    """`value` in Chinese numerals as laws write it: 10 → 十, 105 → 一百零五, 1260 → 一千二百六十.

    Raises LabelError unless 0 ≤ value < 100,000,000.
    """
    if not 0 <= value < MAX_NUMERAL:
        raise LabelError(f"{value} 超出可书写的编号范围（0—99999999）。")
    if value < 10:
        return _PRINTED[value]
    high, low = divmod(value, 10_000)
    text = _print_section(high) + "万" if high else ""
    if low:
        text += ("零" if high and low < 1000 else "") + _print_section(low)
    return text.removeprefix("一") if text.startswith("一十") else text


def _print_section(value: int) -> str:
    parts: list[str] = []
    pending_zero = False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, scale)
        if digit:
            parts.append(("零" if pending_zero else "") + _PRINTED[digit] + name)
            pending_zero = False
        elif parts:
            pending_zero = True
    return "".join(parts)


_CLASSIFIER = {
    UnitKind.PART: "编",
    UnitKind.SUBPART: "分编",
    UnitKind.CHAPTER: "章",
    UnitKind.SECTION: "节",
    UnitKind.ARTICLE: "条",
    UnitKind.PARAGRAPH: "款",
    UnitKind.ITEM: "项",
    UnitKind.SUBITEM: "目",
}
_KIND = {name: kind for kind, name in _CLASSIFIER.items()}
RANK = {kind: rank for rank, kind in enumerate(_CLASSIFIER)}


def print_step(kind: UnitKind, number: Number) -> str:
    """One step of a label: 第十二条, 第一百零五条之一, 第二款, 第（三）项, 第1目."""
    if kind is UnitKind.SUBITEM:
        return f"第{number.value}目"
    numeral = print_numeral(number.value)
    if kind is UnitKind.ITEM:
        return f"第（{numeral}）项"
    branch = f"之{print_numeral(number.branch)}" if number.branch else ""
    return f"第{numeral}{_CLASSIFIER[kind]}{branch}"


@dataclass(frozen=True, slots=True)
class Label:
    """A citation inside one document: steps from the outermost kind to the innermost."""

    steps: tuple[tuple[UnitKind, Number], ...]

    def __str__(self) -> str:
        return "".join(print_step(kind, number) for kind, number in self.steps)

    def __lt__(self, other: Label) -> bool:
        return self._key() < other._key()

    def _key(self) -> tuple[tuple[int, int, int], ...]:
        return tuple((RANK[kind], number.value, number.branch) for kind, number in self.steps)

    def number(self, kind: UnitKind) -> Number | None:
        """The number of the step of this kind, None when the label has no such step."""
        return next((number for step, number in self.steps if step is kind), None)


# 十二条件, 三项目 and 第一目标 are words, no steps.
_STEP = re.compile(
    rf"\s*(?P<ordinal>第?)\s*[（(]?\s*(?P<number>{NUMERAL})\s*[）)]?\s*"
    r"(?P<kind>分编|编(?![制号码])|章(?!程)|节(?![约能目])|条(?!件)|款(?!项)|项(?!目)|目(?![标的录前]))"
    rf"(?:\s*之\s*(?P<branch>{NUMERAL}))?"
)
# Without 第, even more words begin like a step: 三条例, 两条款, 五条约.
_WORD_TAIL = re.compile(r"例|款|约|文|理|路|线|船|河")
_BARE_ITEM = re.compile(rf"\s*[（(]\s*(?P<number>{NUMERAL})\s*[）)]")


def parse_label(text: str) -> Label:
    """The label that the whole of `text` writes (第十二条第二款第（三）项, 12条2款3项, （三）).

    Raises LabelError when it writes none.
    """
    label, end = match_label(text, 0)
    if label is None or text[end:].strip():
        raise LabelError(f"“{text}”不是条款项目的标引，应如：第十二条第二款第（三）项。")
    return label


def match_label(text: str, start: int) -> tuple[Label | None, int]:
    """The longest label that begins at `start` and the position behind it; `(None, start)` when none begins there.

    Steps must go inward: 第十二条第三条 is two labels.
    """
    steps: list[tuple[UnitKind, Number]] = []
    end = start
    while step := _match_step(text, end):
        kind, number, behind = step
        if steps and RANK[kind] <= RANK[steps[-1][0]]:
            break
        steps.append((kind, number))
        end = behind
    return (Label(tuple(steps)), end) if steps else (None, start)


def _match_step(text: str, start: int) -> tuple[UnitKind, Number, int] | None:
    found = _STEP.match(text, start)
    if found and not (not found["ordinal"] and found["kind"] == "条" and _WORD_TAIL.match(text, found.end("kind"))):
        number, branch = read_numeral(found["number"]), read_numeral(found["branch"] or "0")
        if number is not None and branch is not None:
            return _KIND[found["kind"]], Number(number, branch), found.end()
    bare = _BARE_ITEM.match(text, start)
    number = read_numeral(bare["number"]) if bare else None
    if bare and number is not None:
        return UnitKind.ITEM, Number(number), bare.end()
    return None


def read_numeral(text: str) -> int | None:
    """The value of the numeral `text`, None when it is none (as 十十 in damaged text)."""
    try:
        return parse_numeral(text)
    except LabelError:
        return None
