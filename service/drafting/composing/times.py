"""Times in the model's text → times of the new period; what cannot be told becomes a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.periods import PeriodKind
from ingest.labels import read_numeral
from ingest.observations.times import Time, find_times
from service.drafting.composing.edits import Edit, Reason, gap
from service.drafting.composing.move import Move, spoken_part

__all__ = ["dated", "moved_times"]

_WEIGHT = 20
_SINCE = re.compile("(?:以来|起)$")
_COMPARED = re.compile(r"(?:比|较|与|同|由|从|自)$")
_IN_NUMBER = re.compile("[0-9.]$")
_LASTS = ("底", "末")


_FESTIVAL = r"[“‘]?(?:元旦|春节|清明节?|五一|端午节?|中秋节?|国庆节?|两节)[”’]?(?:节|假期)?"
_FESTIVALS = re.compile(rf"{_FESTIVAL}(?:[、和及]{_FESTIVAL})*(?!路|街|社区|村|镇|乡)")


def moved_times(text: str, masked: str, move: Move, *, ahead: bool) -> Iterator[Edit]:
    """Yield an edit for each time of the text, also for one that stays; `ahead` tells that the section plans."""
    for time in find_times(masked, 0, len(masked)):
        if _IN_NUMBER.search(masked[max(0, time.start - 1) : time.start]):
            continue  # the 7年 of 11.7年
        words, reason = _moved(text, time, move, ahead)
        yield Edit(time.start, time.end, words, reason=reason, weight=_WEIGHT)
    if not move.same_part:
        for found in _FESTIVALS.finditer(text):
            yield Edit(found.start(), found.end(), gap("本期的节日"), weight=_WEIGHT + 1)


def dated(time: Time) -> bool:
    """Whether the time is a month or a day, on which something happened once."""
    groups = _groups(time)
    single = groups.keys() & {"month", "only_month", "dotted", "named_month"}
    return bool(single) and groups.get("edge", groups.get("only_edge", "")) not in _LASTS


def _moved(text: str, time: Time, move: Move, ahead: bool) -> tuple[str, Reason | None]:
    """The words that stand for the time now, and why they may; a gap has no reason."""
    groups, written = _groups(time), text[time.start : time.end]
    groups["tail"] = written[written.find("年") :]
    for name, rule in _RULES:
        if name in groups:
            told = rule(groups, move, ahead, text[max(0, time.start - 2) : time.start])
            if told is None:
                return gap("时间") + (found[0] if (found := _SINCE.search(written)) else ""), None
            words, reason = told
            return (written if words == "" else words), reason
    return written, Reason.WORDING


def _groups(time: Time) -> dict[str, str]:
    return {name: value for name, value in time.found.groupdict().items() if value}


_Told = tuple[str, Reason] | None
_STAYS = ""


def _years(groups: dict[str, str], move: Move, ahead: bool, before: str) -> _Told:
    """2021—2023年: no one knows whether it is a plan's years or the last three."""
    return (_STAYS, Reason.HISTORY) if move.years == 0 else None


def _year(groups: dict[str, str], move: Move, ahead: bool, before: str) -> _Told:
    year = read_numeral(groups["year"]) or 0
    away = year - move.year
    if groups.get("since") and away:
        return _STAYS, Reason.HISTORY  # 2021年以来
    if groups.get("part"):
        return _with_part(f"{year + move.years}年", groups["part"], move, whole_year="")
    if groups.get("first"):
        return _range(groups, "first", "last", move, f"{year + move.years}年")
    if groups.get("month"):
        edge = groups.get("edge", "")
        return _month(groups["month"], groups.get("day"), edge, move, f"{year + move.years}年")
    if abs(away) <= 1:
        if away == 0 and move.old.kind is PeriodKind.YEAR is not move.new.kind and groups["tail"] in ("年", "年度"):
            return f"{year + move.years}年{spoken_part(move.new)}", Reason.PERIOD
        # 2023年度, 2023年以来 and 2023年底 keep their ends.
        return _STAYS if move.years == 0 else f"{year + move.years}{groups['tail']}", Reason.PERIOD
    if away < -1 and not _COMPARED.search(before):
        return _STAYS, Reason.HISTORY
    return None


def _with_part(year: str, part: str, move: Move, whole_year: str) -> _Told:
    """A part of a year: that of the model becomes that of the draft, another one is told only a year later."""
    if part == spoken_part(move.old) or part.removeprefix("第") == spoken_part(move.old):
        new = whole_year if move.new.kind is PeriodKind.YEAR and year else spoken_part(move.new)
        return (year + new, Reason.PERIOD) if new or year else None
    return (year + part, Reason.PERIOD) if move.same_part else None


def _range(groups: dict[str, str], first: str, last: str, move: Move, year: str) -> _Told:
    """1—6月 → 7—12月."""
    old, new = move.months
    if (read_numeral(groups[first]), read_numeral(groups[last])) != old:
        return None
    return (f"{year}{new[0]}—{new[1]}月" if new[0] != new[1] else f"{year}{new[0]}月"), Reason.PERIOD


def _month(month: str, day: str | None, edge: str, move: Move, year: str) -> _Told:
    """截至6月底 → 截至12月底; any other month was of the last period."""
    (first, last), (_, new) = move.months
    number = read_numeral(month)
    if day is None and edge in _LASTS and number == last:
        return f"{year}{new}月{edge}", Reason.PERIOD
    if day is None and first == last == number and move.old.kind is move.new.kind and not edge:
        return f"{year}{new}月", Reason.PERIOD
    return None


def _only_range(groups: dict[str, str], move: Move, ahead: bool, before: str) -> _Told:
    return _range(groups, "only_first", "only_last", move, "")


def _only_month(groups: dict[str, str], move: Move, ahead: bool, before: str) -> _Told:
    return _month(groups["only_month"], groups.get("only_day"), groups.get("only_edge", ""), move, "")


def _named(groups: dict[str, str], move: Move, ahead: bool, before: str) -> _Told:
    """今年 and 去年 move by themselves; 全年 is the report's own only where that is of a year."""
    name = groups["named"]
    if groups.get("named_month") or name in ("上月", "本月", "上季度", "上期"):
        return None
    if groups.get("named_part"):
        return _with_part(name, groups["named_part"], move, whole_year="")
    if name == "全年" and move.old.kind is PeriodKind.YEAR and move.new.kind is not PeriodKind.YEAR and not ahead:
        return (spoken_part(move.new), Reason.PERIOD) if spoken_part(move.new) else None
    turns = ahead and not move.same_part and move.years == 0
    return None if turns and name in ("全年", "年底", "年末", "年内", "今年", "明年") else (_STAYS, Reason.PERIOD)


def _part_alone(groups: dict[str, str], move: Move, ahead: bool, before: str) -> _Told:
    return _with_part("", groups["part_alone"], move, whole_year="全年")


def _plan(groups: dict[str, str], move: Move, ahead: bool, before: str) -> _Told:
    return _STAYS, Reason.NAME  # “十四五”


def _past(groups: dict[str, str], move: Move, ahead: bool, before: str) -> _Told:
    """连续五年 is six now; 三年行动 is a name."""
    counts = groups.get("past") in ("连续", "历时", "过去", "近", "最近", "这", "前") or groups.get("past_tail")
    return None if counts and move.years else (_STAYS, Reason.WORDING)


def _gap(groups: dict[str, str], move: Move, ahead: bool, before: str) -> _Told:
    return None


def _future(groups: dict[str, str], move: Move, ahead: bool, before: str) -> _Told:
    return _STAYS, Reason.WORDING


_RULES = (
    ("from", _years),
    ("year", _year),
    ("dotted", _gap),
    ("only_first", _only_range),
    ("only_month", _only_month),
    ("named", _named),
    ("part_alone", _part_alone),
    ("plan", _plan),
    ("future", _future),
    ("past_count", _past),
    ("clock", _gap),
)
