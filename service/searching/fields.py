"""Filters that people type into the box: 年份:2023, 类型:报告, title:办法."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ingest.document import DocumentKind, LegalStatus


class Field(StrEnum):
    """What can be asked of a document, or of the place of a passage in it."""

    YEAR = "year"
    KIND = "kind"
    PERIOD = "period"
    ORGANISATION = "organisation"
    TITLE = "title"
    STATUS = "status"
    NUMBER = "number"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Condition:
    """A filter in the box: one of `values` holds, or none of them where it is `negated`."""

    field: Field
    values: tuple[str, ...]
    negated: bool = False


NAMES = {
    Field.YEAR: "年份 年 年度 year",
    Field.KIND: "类型 类别 种类 kind type",
    Field.PERIOD: "期间 时期 period",
    Field.ORGANISATION: "单位 机关 机构 部门 发文机关 organisation organization org unit issuer",
    Field.TITLE: "标题 题名 文件名 title",
    Field.STATUS: "时效 时效性 效力 状态 status",
    Field.NUMBER: "文号 发文字号 number no",
    Field.SECTION: "栏目 章节 部分 section",
}
FIELDS = {name: field for field, names in NAMES.items() for name in names.split()}

_KINDS = {
    DocumentKind.REPORT: "报告 总结 工作报告 report reports",
    DocumentKind.REGULATION: "法规 制度 规定 法律 规章 条例 规则 regulation regulations rule rules law laws",
    DocumentKind.COMPILATION: "汇编 compilation",
    DocumentKind.OTHER: "其他 其它 通知 other",
}
_STATUSES = {
    LegalStatus.IN_FORCE: "现行 有效 现行有效 in_force current",
    LegalStatus.AMENDED: "修改 已修改 已被修改 修订 已修订 amended",
    LegalStatus.REPEALED: "废止 失效 已废止 废止或失效 repealed",
    LegalStatus.NOT_YET: "尚未施行 未施行 未生效 尚未生效 not_yet",
    LegalStatus.TRIAL: "试行 trial",
    LegalStatus.UNKNOWN: "未知 不详 不明 unknown",
}
_YEAR = re.compile(r"(\d{4})年?(?:度)?$")
_YEARS = re.compile(r"(\d{4})?年?(?:-|–|—|~|至|到|\.\.)(\d{4})?年?$")
_PERIOD = re.compile(r"(\d{4})年?(?:(上半年|H1)|(下半年|H2)|(?:第?([一二三四1-4])季度|Q([1-4])))$", re.IGNORECASE)
_BRACKETS = str.maketrans("〔〕[]【】（）", "()()()()")
# The years between which a range without a beginning or an end reaches.
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def folded(text: str) -> str:
    """The text as it is compared with what people type: widths, case, blanks and kinds of brackets do not count."""
    bare = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    return bare.translate(_BRACKETS)


def value_of(field: Field, text: str) -> tuple[str, ...]:
    """What `text` means as a value of `field`; nothing where it means none."""
    return _READERS[field](text)


def _years(text: str) -> tuple[str, ...]:
    bare = folded(text)
    if one := _YEAR.match(bare):
        return (one[1],)
    if (span := _YEARS.match(bare)) and (span[1] or span[2]):
        first, last = int(span[1] or _FIRST_YEAR), int(span[2] or _LAST_YEAR)
        low, high = max(min(first, last), _FIRST_YEAR), min(max(first, last), _LAST_YEAR)
        return tuple(str(year) for year in range(low, high + 1))
    return ()


def _period(text: str) -> tuple[str, ...]:
    bare = folded(text)
    if half := _PERIOD.match(bare):
        quarter = half[4] or half[5]
        part = "H1" if half[2] else "H2" if half[3] else f"Q{'一二三四'.find(quarter) + 1 or quarter}"
        return (f"{half[1]}{part}",)
    return _years(text)[:1]


def _named(words: dict[DocumentKind, str] | dict[LegalStatus, str]) -> Callable[[str], tuple[str, ...]]:
    meant = {word: one.value for one, names in words.items() for word in names.split()}
    return lambda text: tuple(filter(None, (meant.get(folded(text)),)))


def _as_written(text: str) -> tuple[str, ...]:
    bare = folded(text)
    return (bare,) if bare else ()


_READERS: dict[Field, Callable[[str], tuple[str, ...]]] = {
    Field.YEAR: _years,
    Field.KIND: _named(_KINDS),
    Field.PERIOD: _period,
    Field.ORGANISATION: _as_written,
    Field.TITLE: _as_written,
    Field.STATUS: _named(_STATUSES),
    Field.NUMBER: _as_written,
    Field.SECTION: _as_written,
}
