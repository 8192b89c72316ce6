"""What a drafter writes in the cell of a value → a number that is meant, or the reason why it cannot be."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal

from index.indicators import family
from ingest.observation import Direction, Observation, Qualifier
from ingest.observations.measures import COUNTERS, normalise, read_measure
from ingest.observations.numerals import read_han

__all__ = ["Given", "Wrong", "read_given"]

_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_HAN = r"[零〇一二三四五六七八九两十百千万亿点]+"
_LEADS = {
    **dict.fromkeys(("约", "大约", "近", "将近", "接近"), Qualifier.APPROXIMATE),
    **dict.fromkeys(("超过", "超", "逾", "突破", "不少于", "不低于", "至少", "达到"), Qualifier.AT_LEAST),
    **dict.fromkeys(("不足", "不到", "不超过", "至多", "最多"), Qualifier.AT_MOST),
}
_TAILS = {
    **dict.fromkeys(("左右", "上下"), Qualifier.APPROXIMATE),
    **dict.fromkeys(("以上", "之多"), Qualifier.AT_LEAST),
    **dict.fromkeys(("以内", "以下"), Qualifier.AT_MOST),
}
_UP, _DOWN = "增长|上升|提高|增加|提升|增|升|上涨", "下降|减少|降低|回落|降|减|缩短|缩小"
_TYPED = re.compile(
    rf"(?:同比)?(?P<way>{_UP}|{_DOWN}|[+\-−])?(?:了)?(?P<lead>{'|'.join(sorted(_LEADS, key=len, reverse=True))})?"
    rf"(?P<low>{_ARABIC}|{_HAN})(?P<much>[余多])?(?P<unit>[^\d—–~～至到\-]*?)"
    rf"(?:(?:[—–~～至到\-]+)(?P<high>{_ARABIC})(?P<upper>[^\d—–~～]*?))?(?P<tail>{'|'.join(_TAILS)})?"
)
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}.*|\d{4}年\d{1,2}月.*|\d{1,2}/\d{1,2}/\d{2,4}")
# 起 and 宗 for 件, 名 and 位 for 人: other words for the same things, one for one.
_COUNTED_ALIKE = frozenset("件起宗人名位")
_VAGUE = re.compile("[几数]")
_EMPTY = frozenset(("无", "没有", "/", "-", "—", "——", "－", "不详", "待定"))


@dataclass(frozen=True, slots=True)
class Given:
    """A number as it was given: `digits` as typed, in `unit`, with the words that limit it (约, 余, 以上)."""

    value: Decimal
    high: Decimal | None
    unit: str
    qualifier: Qualifier
    digits: str
    high_digits: str = ""
    lead: str = ""
    much: str = ""
    tail: str = ""
    direction: Direction | None = None

    @property
    def words(self) -> str:
        """The number as a person reads it: 约1.2亿元, 510余册."""
        span = f"{self.digits}{self.much}"
        return f"{self.lead}{span}" + (f"—{self.high_digits}" if self.high is not None else "") + self.unit + self.tail


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a cell cannot be taken, and what to do; `code` is stable for programs."""

    code: str
    reason: str
    remedy: str


def read_given(typed: str, slot: Observation) -> Given | Wrong:
    """The number that `typed` gives for what `slot` counts, in the unit of the slot."""
    text = "".join(unicodedata.normalize("NFKC", typed).split())
    if text in _EMPTY:
        return Wrong("not_a_number", f"“{typed}”说不清是没有发生还是没有数据", "没有发生请填 0，暂时没有请留空")
    found = _TYPED.fullmatch(text)
    if found is None or _DATE.fullmatch(text) or _VAGUE.search(text):
        return Wrong("not_a_number", f"“{typed}”不是数", f"请只填一个数，如 12 或 12{slot.unit}")
    low, high = _number(found["low"]), _number(found["high"]) if found["high"] else None
    if low is None or (found["high"] and high is None):
        return Wrong("not_a_number", f"“{typed}”不是数", f"请用阿拉伯数字，如 12 或 12{slot.unit}")
    factor = _factor(found["unit"] or found["upper"] or "", slot)
    if factor is None:
        written = found["unit"] or found["upper"]
        return Wrong(
            "wrong_unit", f"“{typed}”的单位是“{written}”，而这一行按“{_named(slot)}”计", f"请换算成{_named(slot)}"
        )
    if slot.qualifier is Qualifier.CHANGE and slot.direction is Direction.DOWN and not found["way"] and low:
        return Wrong("no_direction", f"“{typed}”没有写明是增还是降", f"请写成 增{typed} 或 降{typed}")
    given = _given(found, low * factor, high * factor if high is not None else None, factor, slot)
    return _wrong_kind(given, typed, slot) or given


def _given(found: re.Match[str], low: Decimal, high: Decimal | None, factor: Decimal, slot: Observation) -> Given:
    lead, tail, much = found["lead"] or "", found["tail"] or "", found["much"] or ""
    qualifier = _LEADS.get(lead) or _TAILS.get(tail) or (Qualifier.APPROXIMATE if much else Qualifier.EXACT)
    typed = found["low"].replace(",", "")
    counted = _is_counted(slot) and low == low.to_integral_value()
    as_typed = factor == 1 and typed[0].isascii() and not counted
    direction = None
    if slot.qualifier is Qualifier.CHANGE:
        way = found["way"] or "+"
        direction = Direction.DOWN if re.fullmatch(rf"{_DOWN}|[-−]", way) else Direction.UP
    elif found["way"] in ("-", "−"):
        low = -low
    return Given(
        value=low,
        high=high,
        unit=slot.unit,
        qualifier=qualifier,
        digits=("-" if low < 0 else "") + typed if as_typed else _plain(low),
        high_digits=_plain(high) if high is not None else "",
        lead="" if lead == "达到" else lead,
        much=much,
        tail=tail,
        direction=direction,
    )


def _wrong_kind(given: Given, typed: str, slot: Observation) -> Wrong | None:
    counted = _is_counted(slot)
    if given.high is not None and given.high <= given.value:
        return Wrong("wrong_kind", f"“{typed}”的上限不大于下限", "请把较小的数写在前面")
    if counted and any(one is not None and one != one.to_integral_value() for one in (given.value, given.high)):
        return Wrong("wrong_kind", f"“{typed}”不是整数，而“{slot.unit}”只能是整数", "请核对是否填错了行，或少填了“万”")
    if given.value < 0 and (counted or slot.normalized_unit == "%"):
        return Wrong("wrong_kind", f"“{typed}”是负数", "请填不小于 0 的数")
    return None


def _is_counted(slot: Observation) -> bool:
    """Whether only whole numbers can be meant: 件, 人, but not 万件."""
    scale, word = _measure(slot.unit)
    return not scale and word.partition("（")[0] in COUNTERS


def _number(text: str) -> Decimal | None:
    if text[0].isdigit():
        return Decimal(text.replace(",", ""))
    numeral = read_han(text)
    return numeral.value if numeral else None


def _factor(written: str, slot: Observation) -> Decimal | None:
    """What one of the unit that was written comes to in the slot's; None where they measure different things."""
    if not written or _bare(written) == _bare(slot.unit):
        return Decimal(1)
    scale, word = _measure(written)
    if not word and scale:  # 1.2亿, of what the row counts
        word = _measure(slot.unit)[1]
    if not word and not scale:
        return None
    mine, common = normalise(scale, word)
    theirs, other = normalise(*_measure(slot.unit))
    same = common == other or family(replace(slot, normalized_unit=common)) == family(slot)
    return mine / theirs if same and (common == other or word in _COUNTED_ALIKE) else None


def _bare(unit: str) -> str:
    """The unit without brackets and width: 人次 for 人（次）."""
    return unicodedata.normalize("NFKC", unit).replace("(", "").replace(")", "")


def _measure(unit: str) -> tuple[str, str]:
    found = read_measure(unit, 0)
    return (found.scale, found.word) if found and found.end == len(unit) else ("", "")


def _named(slot: Observation) -> str:
    return slot.unit or "没有单位的数"


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
