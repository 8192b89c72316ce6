"""Questions for one number divided by another of its sentence: 平均每人多少钱, 一块钱补贴带出几块钱的买卖."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from service.answering.figures.operands import EDGES, Operand, Reader
from service.answering.figures.units import COUNTERS, units_for

_EACH = re.compile(
    rf"(?P<ahead>[^？?]*?)[，,]?(?:算下来|折算下来|折合|合)?(?:平均)(?:算?下来|算起来)?(?:到|摊到)?(?:每|一)(?:一)?(?:个(?=人))?(?P<unit>人次|人(?!次)|趟|{COUNTERS})"
    r"(?P<noun>[^，,？?多少几]{0,8}?)(?:[，,]?(?:大约|约|差不多)?(?:要|能|可|各)?(?:合|摊|分|拿|领|花|用|追回|讨回|得|补|投|借|贷)?(?:到|了|出|下来)?(?:是|有)?)(?P<asked>(?:多少|几).*)"
)
# Of a time, or for each one as it is stated.
_NO_COUNT = frozenset({"年", "个月", "月", "天", "日", "次", "小时", "分钟", "岁", "倍", "元", "块"})
_TIME = re.compile(r"[年月天]|小时|钟头|季度|星期|礼拜")
_SPENT = (
    r"(?:每)?(?:补|投|花|拿|掏|砸|发|贴|用)?(?:入|出|掉)?(?:[一1]|每)(?:块|元|万元|亿元)钱?(?:的)?"
    r"(?P<spent>[^，,？?]{0,12}?)[，,]?"
)
_BROUGHT = re.compile(
    rf"(?P<ahead>[^？?]*?){_SPENT}(?:平均|大约|能|就|可以?|会)*(?P<verb>拉动|带动|带[来出]|撬动|换[来回出]|引[来出])(?:了|出来?|来|到)?"
    r"(?P<before>[^，,？?几]{0,10}?)[多出]?了?(?:几|多少)(?:(?:块|元|万元|亿元)钱?|钱)(?:的)?(?P<what>[^，,？?]{0,12})"
)


@dataclass(frozen=True, slots=True)
class Quotient:
    """What is divided and by what; `units` are those that the latter is counted in, none where in the same."""

    operands: tuple[Operand, Operand]
    units: frozenset[str] = frozenset()


def quotient(question: str, reader: Reader) -> Quotient | None:
    """The two numbers whose quotient is asked for; None where none is."""
    return _brought(question, reader) or _of_each(question, reader)


def _brought(question: str, reader: Reader) -> Quotient | None:
    found = _BROUGHT.search(question)
    if found is None:
        return None
    whole = reader.operand(f"{found['ahead']} {found['spent']}")
    brought = reader.operand(f"带动 {found['before']} {found['what']}")
    if not whole.subject:
        return None
    return Quotient((replace(brought, period=whole.period, place=whole.place, among=True), whole))


def _of_each(question: str, reader: Reader) -> Quotient | None:
    found = _EACH.fullmatch(question)
    if found is None or found["unit"] in _NO_COUNT or _TIME.match(found["noun"]):
        return None
    whole = reader.operand(f"{found['ahead']} {found['asked']}")
    if not whole.subject.strip(EDGES) or whole.change:
        return None
    counted = replace(whole, subject=found["noun"].strip(EDGES) or whole.subject, among=True)
    return Quotient((whole, counted), units_for("人次" if found["unit"] == "趟" else found["unit"]))
