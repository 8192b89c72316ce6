"""When: the expressions of time in a text, and whether something is only compared with that time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Time", "find_times"]

_YEAR = r"(?:19|20)\d\d|二[〇零○][〇零○一二三四五六七八九]{2}"
_MONTH = r"1[0-2]|0?[1-9]"
_COUNT = r"[一二两三四五六七八九十]{1,2}|\d{1,2}"
_DASH = r"\s*[—\-–~～―至到]+\s*"
_PART = r"上半年|下半年|前三季度|(?<!提)前\S个月|第?[一二三四1-4]季度"
# What a time may begin with: elsewhere the pattern need not be tried.
_FIRST = r"(?=[0-9一二三四五六七八九十两第去上前今本当全年明来次下未接过近最这回连历“])"
_TIME = re.compile(
    rf"{_FIRST}(?:(?P<from>{_YEAR})\s*年?(?:底|末)?{_DASH}(?P<to>{_YEAR})\s*年(?:度|底|末)?(?:期间)?"
    rf"|(?<![\d.])(?P<year>{_YEAR})\s*年(?:度)?\s*(?:(?P<part>{_PART})"
    rf"|(?P<first>{_MONTH})\s*月?{_DASH}(?P<last>{_MONTH})\s*月(?:份)?"
    rf"|(?P<month>{_MONTH})\s*月(?:份)?(?:\s*(?P<day>\d{{1,2}})\s*日)?)?(?P<edge>底|末|初)?(?P<since>以来|起)?"
    rf"|(?<![\d.])(?P<dotted>(?:19|20)\d\d[.\-/](?:{_MONTH})[.\-/]\d{{1,2}})(?![\d.])"
    rf"|(?<![\d.])(?P<only_first>{_MONTH})\s*月?{_DASH}(?P<only_last>{_MONTH})\s*月(?:份)?"
    rf"|(?<![\d.个])(?P<only_month>{_MONTH}|十[一二]?|[一二三四五六七八九])\s*月(?:份)?(?:\s*(?P<only_day>\d{{1,2}})\s*日)?(?P<only_edge>底|末|初|中旬|上旬|下旬)?"
    rf"|(?P<named>去年|上年度?|上一年度?|前年|今年|本年度?|当年|(?<!健)全年(?!轻|龄)|年内|年初|年底|年末|明年|来年|次年|本届|上季度|本月|上月|上期)"
    rf"(?:同期|(?P<named_part>{_PART})|(?P<named_month>{_MONTH})\s*月(?:份)?)?(?:年底|底|末|初)?(?P<named_since>以来|起)?"
    rf"|(?P<part_alone>{_PART})"
    rf"|[“]?(?P<plan>十[一二三四五六七])五[”]?(?P<plan_edge>末|期末|初|收官)?(?:时期|期间|规划|以来|开局之年|收官之年|这五年)?(?P<plan_since>以来)?"
    rf"|(?P<future>未来|今后|接下来)(?P<future_count>{_COUNT})(?:个)?(?:年|月)"
    rf"|(?P<past>过去|近|最近|这|回顾|连续|历时|前)?(?:的)?(?P<past_count>{_COUNT})年(?P<past_tail>多?来|间|以来|时间)?"
    rf"|(?P<clock>\d{{1,2}}:\d{{2}}(?::\d\d)?|(?<![\d.])\d{{1,2}}时(?:\d{{1,2}}分)?(?!间)|(?<![\d.])\d{{1,2}}日(?!均|常|益|趋)))"
)
_COMPARED_BEFORE = re.compile(r"(?:比|较|与|同|和|对比|相比|相较于?|恢复到|恢复至|相当于|是|为)(?:了|过)?$")
_TO_COMPARE = re.compile(r"(?:比|较|与|同|对比|相比|相较于?|[快高低慢好优多少]于)$")
_BASIS = re.compile(r"[^，。；]{0,10}基础上")
# 年初确定的目标, 2004年我们提出…: when it was said is not when it came.
_SAID = re.compile(r"(?:[，,]?我们|党中央|国务院|、)*(?:确定|提出(?!的)|预定|预期|商定|承诺)")
_OF = re.compile(r"\s*(?:同期|年)?(?:的|水平)")


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time in `[start, end)`; `compared` when it says what a change is measured against.

    `found` holds the groups of the pattern, which `periods` turns into a period.
    """

    start: int
    end: int
    compared: bool
    found: re.Match[str]


def find_times(text: str, start: int, end: int) -> Iterator[Time]:
    """Yield the times in `text[start:end]`, which is masked."""
    for found in _TIME.finditer(text, start, end):
        before = text[max(start, found.start() - 4) : found.start()]
        compared = _TO_COMPARE.search(before) is not None
        compared = compared or (
            _COMPARED_BEFORE.search(before) is not None and _OF.match(text, found.end()) is not None
        )
        compared = compared or _BASIS.match(text, found.end()) is not None
        compared = compared or (_SAID.match(text, found.end()) is not None and found["named"] != "今年")
        compared = compared or "同期" in found.group() or text.startswith(("起", "远景"), found.end())
        yield Time(found.start(), found.end(), compared, found)
