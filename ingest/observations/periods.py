"""For when: expressions of time worked out against the report's own year, in the canonical form."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.labels import read_numeral
from ingest.observations.times import Time

__all__ = ["Base", "base_of", "before", "is_congress", "moved", "resolve"]

_PLAN_ORIGIN = 1951  # the plans from the fourth on begin five years apart: 十四五 in 2021
_HALVES = {"上半年": "H1", "下半年": "H2", "前三季度": "Q1-Q3"}
_SPANS = {(1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4", (1, 6): "H1", (7, 12): "H2", (1, 9): "Q1-Q3"}
_QUARTERS = {"一": "Q1", "二": "Q2", "三": "Q3", "四": "Q4", "1": "Q1", "2": "Q2", "3": "Q3", "4": "Q4"}
_SHIFTS = {
    "去年": -1,
    "上年": -1,
    "上年度": -1,
    "上一年": -1,
    "上一年度": -1,
    "前年": -2,
    "明年": 1,
    "来年": 1,
    "次年": 1,
    "上期": -1,
}
_AHEAD = re.compile(
    r"打算|计划|安排|目标|下一步|下步|展望|思路|预期|建议|任务|谋划|部署|今后|未来|部署|工作重点|重点工作|要求"
)
# What a heading inside a part that looks back has to say for its paragraph to plan: 稳预期 and 部署 do not.
_AHEAD_WITHIN = re.compile(r"打算|下一步|下步|今后|未来|展望|(?:工作)?(?:计划|安排|重点)[。：:]?$")
_BACK = re.compile(r"回顾|情况|总结|成效|成就|完成|进展|开展|做法|问题|不足|过去")


@dataclass(frozen=True, slots=True)
class Base:
    """The year that the report speaks in (`now`), the year it speaks of (`year`), and the period of its numbers."""

    now: int | None
    year: int | None
    period: str
    ahead: bool = False


def is_congress(title: str) -> bool:
    """Whether the report is one to a congress, which looks back on the year before its own."""
    return "政府工作报告" in title or "政府工作的报告" in title


def base_of(period: str, title: str) -> Base:
    """Where the report stands before any of its headings is read."""
    found = re.match(r"(\d{4})", period)
    if found is None:
        return Base(None, None, "")
    now = int(found[1])
    if is_congress(title):
        return Base(now, now - 1, str(now - 1))
    if re.fullmatch(r"\d{4}-\d{4}", period):
        last = int(period[5:])
        return Base(last, last, f"{period[:4]}/{period[5:]}")
    return Base(now, now, period)


def moved(base: Base, heading: str, times: list[Time], top: Base, *, outer: bool = True) -> Base:
    """The base below a heading: 2025年工作回顾, “十五五”时期主要目标, 三、2026年工作安排, 下半年工作打算.

    `outer` tells that it is of the highest level: one inside a plan (取得重大进展) does not look back.
    """
    for time in times:
        period = resolve(time, top)
        if not period:
            continue
        years = re.findall(r"\d{4}", period)
        now = base.now
        return Base(now, int(years[-1]) if years else base.year, period, bool(_AHEAD.search(heading)))
    plans = _AHEAD if outer or base.ahead else _AHEAD_WITHIN
    if plans.search(heading) and not _BACK.search(heading):
        return _next(base, heading)
    if outer and base.ahead and _BACK.search(heading):
        return top
    return base


def _next(base: Base, heading: str) -> Base:
    """下一步工作打算 without a year: the half or the year that follows; a congress plans its own year."""
    if base.ahead or base.now is None:
        return replace(base, ahead=True)
    if base.period.endswith("H1"):
        return Base(base.now, base.now, f"{base.now}H2", True)
    if base.year is not None and base.year < base.now:
        return Base(base.now, base.now, str(base.now), True)
    if re.fullmatch(r"\d{4}(?:H2)?", base.period) and base.year is not None:
        return Base(base.now, base.year + 1, str(base.year + 1), True)
    return Base(base.now, base.year, "", True)


def before(period: str) -> str:
    """The year at whose end a state was that has changed in `period`: 2020 for 2021/2025, 2022 for 2023H1."""
    found = re.match(r"(\d{4})", period)
    return str(int(found[1]) - 1) if found else ""


def resolve(time: Time, base: Base) -> str:
    """The period that `time` names, empty where it cannot be told."""
    groups = {name: value for name, value in time.found.groupdict().items() if value}
    for kind, read in _READERS:
        if kind in groups:
            return read(groups, base)
    return ""


def _range(groups: dict[str, str], base: Base) -> str:
    return f"{_year(groups['from'])}/{_year(groups['to'])}"


def _dated(groups: dict[str, str], base: Base) -> str:
    year = _year(groups["year"])
    if groups.get("since"):
        last = base.year or base.now
        return f"{year}/{last}" if last and last > year else str(year)
    return _in_year(year, groups, "part", "first", "last", "month", "day", groups.get("edge", ""))


def _in_year(
    year: int, groups: dict[str, str], part: str, first: str, last: str, month: str, day: str, edge: str
) -> str:
    if groups.get(part):
        return f"{year}{_part(groups[part])}"
    if groups.get(first):
        begin, end = _number(groups[first]), _number(groups[last])
        if (begin, end) == (1, 12):
            return str(year)
        span = _SPANS.get((begin, end))
        return f"{year}{span}" if span else f"{year}-{begin:02d}/{year}-{end:02d}"
    if groups.get(month):
        text = f"{year}-{_number(groups[month]):02d}"
        return f"{text}-{_number(groups[day]):02d}" if groups.get(day) else text
    return str(year)


def _dotted(groups: dict[str, str], base: Base) -> str:
    year, month, day = re.split(r"[.\-/]", groups["dotted"])
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _month(groups: dict[str, str], base: Base) -> str:
    year = base.year
    if year is None:
        return ""
    return _in_year(year, groups, "", "only_first", "only_last", "only_month", "only_day", groups.get("only_edge", ""))


def _named(groups: dict[str, str], base: Base) -> str:
    name = groups["named"]
    if base.now is None or name in ("上月", "上季度", "本月", "本届", "年初"):
        return base.period if name in ("本月", "年初") else ""
    if name in ("全年", "年内", "当年", "年底", "年末"):
        year = base.year
    elif name.startswith("上") and base.year is not None:
        # 比上年, 由上年的: before the year spoken of, which in a report to a congress is not this one.
        year = base.year - 1
    else:
        year = base.now + _SHIFTS.get(name, 0)
    if year is None:
        return ""
    if groups.get("named_since"):
        return base.period if str(year) in base.period else str(year)
    return _in_year(year, groups, "named_part", "", "", "named_month", "", "")


def _part_of_year(groups: dict[str, str], base: Base) -> str:
    return f"{base.year}{_part(groups['part_alone'])}" if base.year and _part(groups["part_alone"]) else ""


def _plan(groups: dict[str, str], base: Base) -> str:
    first = _PLAN_ORIGIN + 5 * (read_numeral(groups["plan"]) or 0)
    if groups.get("plan_edge") in ("末", "期末", "收官"):
        return str(first + 4)
    return f"{first}/{first + 4}"


def _future(groups: dict[str, str], base: Base) -> str:
    count = _number(groups["future_count"])
    return f"{base.now}/{base.now + count - 1}" if base.now else ""


def _past(groups: dict[str, str], base: Base) -> str:
    """五年来, 过去五年, 近三年 up to the year spoken of; a mere 五年 says how long."""
    if not (groups.get("past_tail") or groups.get("past") in ("过去", "近", "最近", "这", "回顾")) or base.year is None:
        return ""
    if groups.get("past") == "连续" or groups.get("past_tail") == "时间":
        return ""
    count = _number(groups["past_count"])
    last = min(base.year, base.now - 1) if base.now and base.ahead else base.year
    return str(last) if count <= 1 else f"{last - count + 1}/{last}"


def _nothing(groups: dict[str, str], base: Base) -> str:
    return ""


_READERS = (
    ("from", _range),
    ("year", _dated),
    ("dotted", _dotted),
    ("only_first", _month),
    ("only_month", _month),
    ("named", _named),
    ("part_alone", _part_of_year),
    ("plan", _plan),
    ("future", _future),
    ("past_count", _past),
    ("clock", _nothing),
)


def _year(text: str) -> int:
    return _number(text)


def _number(text: str) -> int:
    return read_numeral(text) or 0


def _part(part: str) -> str:
    if part in _HALVES:
        return _HALVES[part]
    return _QUARTERS.get(part.removeprefix("第")[0], "") if part.endswith("季度") else ""
