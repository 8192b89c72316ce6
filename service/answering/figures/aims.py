"""How far what came is from what was aimed at: 比目标多多少, 目标和实际差多少, 超额完成多少."""

from __future__ import annotations

import re
from dataclasses import replace

from service.answering.figures.operands import CHANGED, HOW_MANY, PARTS_OF, Operand, Reader
from service.answering.figures.periods import asked_periods

_AIM = r"(?:预期|年初|年度|计划|规划|定的?|既定)?(?:的)?(?:目标|计划数?|预期)(?:值|数|任务|增速|增幅|数字)?"
_AGAINST = re.compile(
    rf"(?:比|较|与|和|跟|同|离|距离?|对照)(?:原来?|当初|年初|上年|去年)?(?:定|提出)?的?{_AIM}(?:相比|比)?"
    rf"|(?:超过|超出|超额完成|超|没有?完成|未完成|没有?达到|未达到?|低于|高于|高出|欠){_AIM}"
    rf"|{_AIM}(?:和|与|跟|同)?实际(?:完成|增速|增长|增幅|数|情况|值)*|实际(?:完成|增速|增长|增幅|数|值)*(?:比|较|和|与|跟|同){_AIM}"
)
# By how much, or which way.
_FAR = re.compile(
    r"(?:相?差|超过?出?|高出?|低|多|少|快|慢|欠)(?:额完成)?了?(?:多少|几|百分之几)|(?:完成|超额)了?多少|超过?(?:了)?.{0,8}?(?:多少|几)"
    r"|差距|相差"
)
_DIFFERS = re.compile(r"(?:相?差|超过|超出|超额完成|超额|超|高出|低|快|慢|欠|多|少)了?(?=多少|几|百分之|$|\s)|差距")


def against_aim(question: str, reader: Reader) -> tuple[Operand, ...]:
    """What came and what was aimed at of one thing in one time; nothing where that is not asked for."""
    if not (_AGAINST.search(question) and _FAR.search(question)):
        return ()
    if len(asked_periods(question, reader.this_year)) > 1:
        # 今年的目标比去年的实际: each has its own time.
        return ()
    rest = re.sub(r"[，,]", " ", _DIFFERS.sub(" ", _AGAINST.sub(" ", question)))
    whole = reader.operand(re.sub(r"实际|完成", " ", HOW_MANY.sub(" ", PARTS_OF.sub(" ", rest))))
    if not whole.subject:
        return ()
    change = bool(PARTS_OF.search(question) or CHANGED.search(question) or _PACE.search(question))
    whole = replace(whole, change=change)
    return replace(whole, planned=False, actual=True), replace(whole, planned=True, actual=False)


_PACE = re.compile(r"增[速幅]|[涨降]幅|增长")
