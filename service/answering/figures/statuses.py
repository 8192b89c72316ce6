"""The sentences about numbers that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NO_NUMBER = (
    "资料库的报告中没有写明所问的数据。可以换一种说法，或先导入有关的报告。",
    "No report in the library states the number asked for. Try other words, or add the report concerned.",
)
_ONLY_MENTIONED = (
    "报告提到了“{thing}”，但没有找到所问的数据：“{sentence}”（{title}）。可以换一种说法，或先导入有关的报告。",
    "Reports tell of “{thing}”, but the number was not found: “{sentence}” ({title}). Try other words, or add reports.",
)
_OTHER_PERIODS = (
    "资料库中没有所问时间的“{indicator}”，只有{periods}的。可以改问这些时间，或先导入有关的报告。",
    "The library states “{indicator}” for {periods} only, not for the time asked. Ask for these, or add reports.",
)
_EARLIER_YEAR = (
    "资料库中没有 {asked} 年的数据，以下是 {told} 年的。",
    "The library states nothing for {asked}; these are the numbers of {told}.",
)
_ONLY_AIMED = (
    "资料库中只有“{indicator}”这一时间的目标，没有写明完成的数。可以改问目标是多少。",
    "The library states only what “{indicator}” was to reach in that time, not what it came to.",
)
_NOT_COMPUTED = (
    "资料库的报告只写明了{told}{missing}，不能计算。可以换一种说法，或先导入有关的报告。",
    "The library states only {told}{missing}, so nothing is computed. Try other words, or add the report concerned.",
)
_MISSING = ("，没有写明{missing}", " and not {missing}")
_ONLY_NEAR = (
    "报告中没有同样说法的数据，以下是意思最接近的“{indicator}”，请核对是否所问。",
    "No report calls it so; “{indicator}” comes nearest by meaning. Please see whether it is what you ask for.",
)
_TOLD = (
    "数据和引文逐字摘自资料库中的报告。",
    "Numbers and quotations are taken verbatim from reports in the library.",
)
_COMPUTED = (
    "数据和引文逐字摘自资料库中的报告；计算由程序按所列算式完成。",
    "Numbers and quotations are verbatim from reports; what is computed has its formula beside it.",
)


def told_by_reports(computed: bool, language: str = "zh") -> str:
    """The sentence about an answer made of numbers of reports, and whether any of it is `computed`."""
    return (_COMPUTED if computed else _TOLD)[1 if language == "en" else 0]


def no_number(language: str = "zh") -> str:
    """The sentence of a refusal because no report states the number."""
    return _NO_NUMBER[1 if language == "en" else 0]


def only_mentioned(thing: str, title: str, sentence: str, language: str = "zh") -> str:
    """The sentence of a refusal because the report `title` tells of `thing` without the number."""
    told = _ONLY_MENTIONED[1 if language == "en" else 0]
    # Each at once: what is filled in may hold a brace.
    parts = {"{thing}": thing, "{sentence}": sentence, "{title}": title}
    return re.sub("|".join(map(re.escape, parts)), lambda found: parts[found[0]], told)


def other_periods(indicator: str, periods: Iterable[str], language: str = "zh") -> str:
    """The sentence of a refusal because `indicator` is stated for other periods alone."""
    english = language == "en"
    named = (", " if english else "、").join(filter(None, periods)) or ("other times" if english else "其他时间")
    return _OTHER_PERIODS[english].replace("{periods}", named).replace("{indicator}", indicator)


def not_computed(told: Iterable[str], missing: Iterable[str], language: str = "zh") -> str:
    """The sentence that what is `told` does not do for a result, for want of what is `missing`."""
    english = language == "en"
    between = ", " if english else "、"
    lacking = between.join(dict.fromkeys(missing))
    more = _MISSING[english].replace("{missing}", lacking) if lacking else ""
    return _NOT_COMPUTED[english].replace("{told}", between.join(dict.fromkeys(told))).replace("{missing}", more)


def only_aimed(indicator: str, language: str = "zh") -> str:
    """The sentence that of `indicator` only the aim for that time is stated."""
    return _ONLY_AIMED[1 if language == "en" else 0].replace("{indicator}", indicator)


def only_near(indicator: str, language: str = "zh") -> str:
    """The sentence that nothing is called as asked, and that `indicator` comes nearest."""
    return _ONLY_NEAR[1 if language == "en" else 0].replace("{indicator}", indicator)


def earlier_year(asked: int, told: int, language: str = "zh") -> str:
    """The sentence that this year's number is not there, and which year's is given."""
    return _EARLIER_YEAR[1 if language == "en" else 0].format(asked=asked, told=told)
