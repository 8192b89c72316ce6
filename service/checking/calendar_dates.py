"""Days that the calendar has not, weekdays that do not fit, and what was done after the day of signing."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from index.periods import PeriodKind, date_of
from ingest.document import UnitKind
from ingest.labels import read_numeral
from service.checking.finding import Remark, Severity
from service.checking.proof import Proof

_NUMERAL = r"[0-9〇○零一二三四五六七八九十]"
_DAY = re.compile(
    rf"(?:(?P<year>{_NUMERAL}{{4}})\s*年\s*)?(?<![0-9.])(?P<month>{_NUMERAL}{{1,3}})\s*月\s*(?P<day>{_NUMERAL}{{1,3}})\s*日"
    r"(?:\s*[（(]?\s*(?:星期|周|礼拜)(?P<week>[一二三四五六日天])(?![至到—]))?"
)
_MONTH = re.compile(r"(?<![0-9.])(?P<month>1[3-9]|[2-9][0-9]|0{1,2})\s*月(?=份|底|初|末|[上中下]旬)")
_WHOLE_MONTH = re.compile(
    r"(?:(?P<year>20\d\d)年|(?<![0-9.—\-至到年个]))(?P<month>1[0-2]|[1-9])月(?:份|[上中下]旬|底|末|初)?(?![0-9一二三四五六七八九十—\-至到]|龄|球|季)"
)
_WEEK = "一二三四五六日"
# What is yet to come may well be dated later.
_COMING = re.compile(
    r"将|拟|计划|预计|力争|确保|争取|之前|[日月底]前|截止|施行|起执行|生效|期限|到期|有效|[至到]\d|以前|起$|去年|上年|每年|历年"
)
_LATER = re.compile(r"打算|下一步|下步|明年|目标|规划|将于|拟于|计划于|预计|力争|确保在|自[^，。]{4,12}起")
_PLANS = re.compile(r"打算|计划|安排|思路|下一步|下步|目标|任务|建议|重点")
_OPENING = 30
# Nobody reports a half-year when the next one is over.
_LATE = 184
_SIGNED_BEFORE = "这件事写成已经做了，日期却在落款日期（{day}）之后。"
_SIGNED_EARLY = "报告期到{end}才结束，而落款日期是{signed}，报告的数不是整个报告期的。"


def find(proof: Proof) -> Iterator[Remark]:
    """Impossible days, weekdays that do not fit, days behind the day of signing."""
    for found in _DAY.finditer(proof.masked):
        yield from _judged(proof, found)
    for found in _MONTH.finditer(proof.masked):
        yield Remark(*found.span(), Severity.ERROR, f"没有“{found[0]}”。")
    yield from _months(proof)
    yield from _signed(proof)


def _judged(proof: Proof, found: re.Match[str]) -> Iterator[Remark]:
    year = read_numeral(found["year"]) if found["year"] else None
    month, day = read_numeral(found["month"]), read_numeral(found["day"])
    if month is None or day is None:
        return
    known = date_of(year or proof.year or 2000, month, day) if not year or year > 0 else None
    if known is None:
        if year or proof.year or date_of(2000, month, day) is None:
            written = proof.text[found.start() : found.end()]
            yield Remark(*found.span(), Severity.ERROR, f"日历上没有“{written.strip('（( ')}”这一天。")
    elif found["week"] and (year or proof.year):
        yield from _weekday(found, known, sure=year is not None)
    if known is not None and year is not None:
        yield from _behind(proof, found, known)


def _weekday(found: re.Match[str], day: date, sure: bool) -> Iterator[Remark]:
    right = _WEEK[day.weekday()]
    if found["week"].replace("天", "日") != right:
        said = f"{day.year}年{day.month}月{day.day}日是星期{right}。"
        severity = Severity.ERROR if sure else Severity.WARNING
        yield Remark(*found.span(), severity, f"日期与星期不符：{said}", f"星期{right}")


def _behind(proof: Proof, found: re.Match[str], day: date) -> Iterator[Remark]:
    signed = proof.description.signed
    if signed is not None and day > signed and _is_past(proof, found.start()):
        yield Remark(*found.span(), Severity.WARNING, _SIGNED_BEFORE.format(day=_chinese(signed)), "核对年份和日期。")


def _months(proof: Proof) -> Iterator[Remark]:
    """2023年9月 and 9月 alone, told as done in a report that was signed in July."""
    signed = proof.description.signed
    for found in _WHOLE_MONTH.finditer(proof.masked) if signed else ():
        month = read_numeral(found["month"])
        year = int(found["year"]) if found["year"] else proof.year
        if signed is None or month is None or year is None or not 1 <= month <= 12:
            continue
        later = (year, month) > (signed.year, signed.month) and year <= signed.year + 1
        if later and _is_past(proof, found.start()):
            yield Remark(
                *found.span(), Severity.WARNING, _SIGNED_BEFORE.format(day=_chinese(signed)), "核对年份和月份。"
            )


def _is_past(proof: Proof, place: int) -> bool:
    """Whether what is dated at `place` is told as done: outside plans, nothing in its clause tells what is to come."""
    sentence = next((span for span in proof.sentences if span[0] <= place < span[1]), None)
    if sentence is None or _PLANS.search(_heading(proof, place)):
        return False
    start = max(proof.masked.rfind(stop, sentence[0], place) for stop in "，；：") + 1 or sentence[0]
    ends = [end for stop in "，；" if (end := proof.masked.find(stop, place, sentence[1])) >= 0]
    clause = start, min(ends, default=sentence[1])
    said = _LATER.search(proof.masked, *sentence) or _COMING.search(proof.masked, *clause)
    return said is None


def _heading(proof: Proof, place: int) -> str:
    """The words of the headings above `place`."""
    around = (one for one in proof.units if one.kind is UnitKind.HEADING and one.start <= place < one.end)
    return " ".join(one.heading or one.text[:_OPENING] for one in around)


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _signed(proof: Proof) -> Iterator[Remark]:
    """The day of signing beside the period that is reported."""
    signed, place = proof.description.signed, _place_of_signing(proof)
    if (
        signed is None
        or place is None
        or proof.period.kind not in (PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.QUARTER)
    ):
        return
    year, month = divmod(proof.period.last, 12)
    end = date(year, month + 1, monthrange(year, month + 1)[1])
    first_year, first_month = divmod(proof.period.first, 12)
    begun = date(first_year, first_month + 1, 1)
    day = _chinese(signed)
    if signed < begun:
        yield Remark(*place, Severity.ERROR, f"落款日期{day}在报告期（{proof.period.words}）开始之前。", "核对年份。")
    elif (signed - end).days > _LATE and _reports(proof):
        said = f"落款日期{day}比报告期（{proof.period.words}）晚了半年多。"
        yield Remark(*place, Severity.WARNING, said, "核对报告期和落款日期的年份。")
    elif signed < end and "政府工作报告" not in proof.description.title and _reports(proof):
        said = _SIGNED_EARLY.format(end=f"{end.month}月{end.day}日", signed=day)
        yield Remark(*place, Severity.NOTE, said, f"写明数据截至{signed.month}月{signed.day}日，或核对落款日期。")


def _reports(proof: Proof) -> bool:
    return re.search(r"总结|情况|报告|汇报", proof.description.title) is not None


def _place_of_signing(proof: Proof) -> tuple[int, int] | None:
    found = next((one for one in proof.document.evidence if one.field == "signed" and one.end > one.start), None)
    return (found.start, found.end) if found else None
