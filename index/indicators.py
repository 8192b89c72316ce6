"""Names of indicators that mean the same by rule: a normal form, a family of units, and what is measured."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from ingest.observation import Observation, Qualifier

RULES = 6
"""Raised with every change of what this file gives: what is kept is then made anew."""

# Fewer characters name nothing.
_SHORTEST = 2
# Names whose normal forms are remembered: a question about numbers asks for those of all that it looks at.
_REMEMBERED = 50_000

_MARKS = re.compile(r"[\s、，,。;；:：.·“”\"'‘’《》<>()\[\]【】—\-_/|]+")
# A unit in brackets behind a name, as tables have it: 立案数（件）.
_UNIT_BEHIND = re.compile(
    r"[(\[【](?:单位[:：])?[百千万亿]*(?:元|件|起|宗|人|名|人次|件次|次|个|户|家|项|条|%|‰|公里|亩|吨)[)\]】]$"
)
_SCOPE = re.compile(r"(?:全|我|本)(?:县域|市域|县|市|省|区|州|旗|乡|镇)")
_TOGETHER = re.compile(r"(?:总共|共计|一共|合计|总计|累计|全年|其中|共(?![青产同建享和])|已)")
_GIVING = re.compile(r"(?:实现|完成|达成|取得)(?!率|度|情况|数|量|额|值)")
_GIVEN = re.compile(r"(?:完成|实现|达到)$")
# 指数 and its like are measures of their own, not numbers of something.
_NUMBER = re.compile(r"(?<![指倍系参基函多少复序岁分小])(?:总?数量|总量|总[次人件户个]?数|[件人次户个]数|数)$")
# 案件 and 条件 are things, the 件 of 举报件 counts them.
_MEASURE = re.compile(r"(?:件次|人次|(?<![条案文证邮附信软硬元部零配构组事稿物快要急])件|宗|个)$")
# What discipline offices write for one and the same: 监督执纪 and 监察 open a case together.
_SAME = {"立案审查调查": "立案"}
# Measure words that count the same things, and units of the same quantity with how much of the family's one is.
# 斤 and 亩 as the State Council's order on legal units of measurement (1984) has them: 1 公斤 = 2 斤, 1 公顷 = 15 亩.
_FAMILIES = {
    **dict.fromkeys(("起", "宗"), ("件", Decimal(1))),
    **dict.fromkeys(("名", "位"), ("人", Decimal(1))),
    "％": ("%", Decimal(1)),
    **dict.fromkeys(("公斤", "千克", "kg"), ("吨", Decimal("0.001"))),
    "斤": ("吨", Decimal("0.0005")),
    "公顷": ("亩", Decimal(15)),
    **dict.fromkeys(("平方公里", "平方千米", "km²"), ("亩", Decimal(1500))),
    **dict.fromkeys(("千米", "km"), ("公里", Decimal(1))),
    "米": ("公里", Decimal("0.001")),
    **dict.fromkeys(("平米", "㎡", "m²"), ("平方米", Decimal(1))),
    **dict.fromkeys(("EFlops", "Eflops"), ("EFLOPS", Decimal(1))),
    **dict.fromkeys(("PFLOPS", "PFlops"), ("EFLOPS", Decimal("0.001"))),
    **dict.fromkeys(("度", "kWh"), ("千瓦时", Decimal(1))),
    "kW": ("千瓦", Decimal(1)),
}
_SHARES = frozenset({"%", "‰", "百分点", "个百分点"})


class Measure(StrEnum):
    """What a number says of its indicator: how much, which part of a whole, or how it changed."""

    LEVEL = "level"
    SHARE = "share"
    CHANGE = "change"


@lru_cache(_REMEMBERED)
def normal_form(indicator: str) -> str:
    """The name without what does not change its meaning; its own normal form, and empty only for an empty name.

    Width, blanks and marks, 的, 全县, 累计, 实现, and 数 or a measure word at the end are taken out.
    """
    return _settled(indicator, _step)


def family(observation: Observation) -> str:
    """The unit that its values are compared in: 件 for 起 and 宗, 元 for 万元 and 亿元; empty for a bare number."""
    return _of_family(observation)[0]


def common(observation: Observation, normalized: Decimal) -> Decimal:
    """A normalised value of an Observation in the unit of its family."""
    factor = _of_family(observation)[1]
    return normalized if factor == 1 else normalized * factor


def measure(observation: Observation) -> Measure:
    """Whether it is a level, a share or a change."""
    if observation.qualifier is Qualifier.CHANGE:
        return Measure.CHANGE
    return Measure.SHARE if family(observation) in _SHARES else Measure.LEVEL


def _of_family(observation: Observation) -> tuple[str, Decimal]:
    unit = observation.normalized_unit
    return _FAMILIES.get(unit, (unit, Decimal(1)))


def folded(indicator: str) -> str:
    """The name with width, case, blanks and marks taken out alone; as it was where nothing else is in it."""
    return _settled(indicator, _plain)


def _settled(name: str, step: Callable[[str], str]) -> str:
    """`name` after as many steps as change it: each takes something out, or folds what no later one folds again."""
    for _ in range(len(name) + _SHORTEST):
        shorter = step(name)
        if shorter == name:
            break
        name = shorter
    return name


def _plain(name: str) -> str:
    # Without a mark between them, a letter and an accent become one letter: folded once more, they are.
    told = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return _MARKS.sub("", told) or told


def _step(name: str) -> str:
    behind = _UNIT_BEHIND.sub("", unicodedata.normalize("NFKC", name))
    name = folded(behind if len(behind) >= _SHORTEST else name)
    name = _SAME.get(name, name)
    for pattern in (_SCOPE, _TOGETHER, _GIVING):
        found = pattern.match(name)
        if found and len(name) - found.end() >= _SHORTEST:
            return name[found.end() :]
    for pattern in (_GIVEN, _NUMBER, _MEASURE):
        found = pattern.search(name)
        if found and found.start() >= _SHORTEST:
            return name[: found.start()]
    plain = name.replace("的", "")
    return plain if len(plain) >= _SHORTEST else name
