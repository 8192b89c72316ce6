"""Days that the calendar has not, weekdays that do not fit, and what was done after the day of signing."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from index.periods import PeriodKind, date_of
from ingest.labels import read_numeral
from service.checking.finding import Remark, Severity
from service.checking.proof import Proof

_NUMERAL = r"[0-9〇○零一二三四五六七八九十]"
_DAY = re.compile(
    rf"(?:(?P<year>{_NUMERAL}{{4}})\s*年\s*)?(?<![0-9.])(?P<month>{_NUMERAL}{{1,3}})\s*月\s*(?P<day>{_NUMERAL}{{1,3}})\s*日"
    r"(?:\s*[（(]?\s*(?:星期|周|礼拜)(?P<week>[一二三四五六日天])(?![至到—]))?"
)
_MONTH = re.compile(r"(?<![0-9.])(?P<month>1[3-9]|[2-9][0-9]|0{1,2})\s*月(?=份|底|初|末|[上中下]旬)")
_WEEK = "一二三四五六日"
# What is yet to come may well be dated later.
_COMING = re.compile(
    r"将|拟|计划|预计|力争|确保|争取|之前|[日月底]前|截止|施行|起执行|生效|期限|到期|有效|打算|下一步|下步|明年|目标|至|规划"
)
_DONE = re.compile(r"已|了|召开|印发|完成|举办|举行|开展|启动|下发|出台|通过|成立|发布|组织")
_SIGNED_EARLY = "报告期到{end}才结束，而落款日期是{signed}，报告的数不是整个报告期的。"


def find(proof: Proof) -> Iterator[Remark]:
    """Impossible days, weekdays that do not fit, days behind the day of signing."""
    for found in _DAY.finditer(proof.masked):
        yield from _judged(proof, found)
    for found in _MONTH.finditer(proof.masked):
        yield Remark(*found.span(), Severity.ERROR, f"没有“{found[0]}”。")
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
    sentence = next((span for span in proof.sentences if span[0] <= found.start() < span[1]), None)
    if signed is None or day <= signed or sentence is None:
        return
    if _DONE.search(proof.masked, *sentence) and not _COMING.search(proof.masked, *sentence):
        said = f"这件事写成已经做了，日期却在落款日期（{signed.year}年{signed.month}月{signed.day}日）之后。"
        yield Remark(*found.span(), Severity.WARNING, said, "核对年份和日期。")


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
    day = f"{signed.year}年{signed.month}月{signed.day}日"
    if signed < begun:
        yield Remark(*place, Severity.ERROR, f"落款日期{day}在报告期（{proof.period.words}）开始之前。", "核对年份。")
    elif signed < end and "政府工作报告" not in proof.description.title and _reports(proof):
        said = _SIGNED_EARLY.format(end=f"{end.month}月{end.day}日", signed=day)
        yield Remark(*place, Severity.NOTE, said, f"写明数据截至{signed.month}月{signed.day}日，或核对落款日期。")


def _reports(proof: Proof) -> bool:
    return re.search(r"总结|情况|报告|汇报", proof.description.title) is not None


def _place_of_signing(proof: Proof) -> tuple[int, int] | None:
    found = next((one for one in proof.document.evidence if one.field == "signed" and one.end > one.start), None)
    return (found.start, found.end) if found else None
