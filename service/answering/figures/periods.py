"""The periods that a question names, and how well an Observation's period fits them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.errors import LabelError
from ingest.labels import parse_numeral

_HAN = "[零〇○一二三四五六七八九十]"
_MONTH = rf"(?:1[0-2]|0?[1-9]|十[一二]?|{_HAN})"
_PART = (
    r"(?P<half>[上下])半年|前(?P<upto>[三3])个?季度|第?(?P<quarter>[一二三四1-4])季度|(?P<whole>全年|一整年)"
    rf"|[前头](?P<months>{_MONTH})个月|(?P<first_quarter>首季|开年)"
    rf"|(?<![\d.])(?:(?P<from>{_MONTH})月?份?(?:[-—–－~～至]+|到))?(?P<month>{_MONTH})月(?!\d)份?(?:底|末)?"
)
_YEAR = (
    r"(?P<year>(?<!\d)(?:19|20)\d\d(?!\d)|[一二][〇零○九]" + _HAN + r"{2}(?=年)|(?<![\d.])(?P<short>[012]\d)"
    r"(?=年(?![来前内间后以多])|[两三]年|[、和与跟及](?:20)?[012]\d(?:年|[两三]年)))"
    r"(?:年度?)?(?:年?[底末初](?!级))?(?P<since>以来|至今|起)?"
)
_SAID = r"(?P<said>(?:今年|本年度?|去年|上一?年度?(?!比)|前年|明年))(?:年?[底末初])?"
_SPAN = (
    r"[从自]?(?P<first>(?<!\d)(?:(?:19|20)\d\d|[012]\d(?=年?[-—–－~～至到]+[012]\d年)))年?[底末]?(?:[-—–－~～至]+|到)"
    r"(?P<last>(?:19|20)\d\d|[012]\d(?=年))(?!\d)年?[底末]?"
)
_RECENT = (
    rf"(?:最?近|过去|这(?!一年)|前)(?P<count>几|两|[2-9]|1\d|{_HAN})个?年(?:来|间|里|以来)?|(?P<every>历年|每年|各年度?|逐年|哪一?年)"
    r"|(?<![\d.十满第连续])(?P<lasting>[三四五十3-5]|10)年(?:来|间|里|时间|以来|下来)?(?![级制期前后以内行计规]|以上|[多余])"
)
_PLAN = r"[“\"]?(?P<plan>十[一二三四五六])五[”\"]?(?:规划)?(?:期间|时期|以来|(?P<plan_end>期?末|收官))?"
_WHEN = re.compile(rf"{_SPAN}|{_PLAN}|{_RECENT}|(?:{_YEAR}|{_SAID})的?(?:{_PART})?|{_PART.replace('P<', 'P<only_')}")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_PLAN_ENDS = 2025  # 十四五
_SEVERAL = 3  # 近几年
_TWO = 2


@dataclass(frozen=True, slots=True)
class AskedPeriod:
    """A period of a question, in `[start, end)` of it.

    `first` and `last` are years, None where any year is meant; `part` is the part of the year as Observations write it
    (H1, Q3, 05, 01/05), empty for the whole year; `recent` is the number of years asked for, 0 for one period, and
    a large number for every year there is. `said` is set by 今年 and its like, `whole` by 全年, `each` where every year
    is asked for by itself.
    """

    start: int
    end: int
    first: int | None = None
    last: int | None = None
    part: str = ""
    recent: int = 0
    said: bool = False
    whole: bool = False
    each: bool = False

    @property
    def lasts(self) -> int:
        """How many years are asked for together; 0 where it is one, or each by itself."""
        if self.each or self.recent == EVERY_YEAR:
            return 0
        if self.first is not None and self.last is not None and self.first != self.last:
            return self.last - self.first + 1
        return self.recent

    @property
    def several(self) -> bool:
        """Whether more than one year is asked for."""
        return bool(self.recent) or self.first != self.last

    def fit(self, observed: str) -> int:
        """3 where `observed` is all the years asked for, 2 the period, 1 a part of the year asked for, else 0."""
        year, part = split_period(observed)
        if year is None:
            # 成立五年来: since when is not told.
            return 1 if self.recent and not self.each and self.recent != EVERY_YEAR else 0
        if part.endswith("/") and self.lasts == year - int(part[:4]) + 1 and self.last in (None, year):
            return 3
        if self.first is not None and self.last is not None and not self.first <= year <= self.last:
            return 0
        if self.part:
            return 2 if part == self.part else 0
        # What there was at the end of December is what there was at the end of the year.
        if not part or part == "12":
            return 2
        return 0 if self.whole else 1


EVERY_YEAR = 1000


def split_period(observed: str) -> tuple[int | None, str]:
    """The year of an Observation's period and the part of it: 2023H1 → 2023, H1; of two periods, those of the later.

    2023-01/2023-05 → 2023, 01/05; 2021/2025 → 2025, 2021/; (None, "") where it is unknown.
    """
    first, slash, last = _QUARTERS_OF.sub(r"\1Q\2/\1Q\3", observed).partition("/")
    found = _OBSERVED.fullmatch(last or first)
    if found is None:
        return None, ""
    part = found["part"].removeprefix("-")
    if slash:
        begun = _OBSERVED.fullmatch(first)
        same = begun is not None and begun["year"] == found["year"]
        part = f"{begun['part'].removeprefix('-')}/{part}" if begun and same else f"{first}/{part}"
    return int(found["year"]), _same(part)


_QUARTERS_OF = re.compile(r"(\d{4})Q(\d)-Q(\d)")  # as reports have 前三季度
_OBSERVED = re.compile(r"(?P<year>\d{4})(?P<part>(?:[HQ]\d|-\d\d(?:-\d\d)?)?)")


def asked_periods(question: str, this_year: int) -> list[AskedPeriod]:
    """The periods that `question` names, from left to right; 去年 counts from `this_year`."""
    read = (_read(found, this_year) for found in _WHEN.finditer(question))
    return _listed(question, [one for one in read if one is not None])


def _listed(question: str, found: list[AskedPeriod]) -> list[AskedPeriod]:
    """With one span for years that follow each other in a list: 2022、2023、2024这三年."""
    if len(found) == _TWO and found[0].lasts == found[1].recent > 1 and _again(question, *found):
        return [replace(found[0], end=found[1].end)]
    if len(found) == _TWO and found[0].recent == found[1].lasts > 1 and _again(question, *found):
        return [replace(found[1], start=found[0].start)]
    years = [one for one in found if one.first is not None and one.first == one.last and not one.part and not one.said]
    run = years[: next((at for at in range(1, len(years)) if not _next(question, *years[at - 1 : at + 1])), len(years))]
    if len(run) < _SEVERAL:
        return found
    span = AskedPeriod(run[0].start, run[-1].end, run[0].first, run[-1].last, each=True)
    rest = [one for one in found if one.start >= span.end]
    if rest and rest[0].recent == len(run) and not question[span.end : rest[0].start].strip("，, "):
        span, rest = replace(span, end=rest[0].end), rest[1:]
    return [span, *rest]


def _again(question: str, one: AskedPeriod, other: AskedPeriod) -> bool:
    """Whether `other` only says how long `one` is: 1988到1992那五年."""
    return question[one.end : other.start].strip("，, 的那这年（(") == ""


def _next(question: str, one: AskedPeriod, other: AskedPeriod) -> bool:
    """Whether `other` is the next year of a list."""
    follows = one.first is not None and other.first == one.first + 1
    return follows and question[one.end : other.start].strip() in _BETWEEN


_BETWEEN = frozenset("、，,和与跟及")


def _read(found: re.Match[str], this_year: int) -> AskedPeriod | None:
    start, end = found.span()
    if found["first"]:
        return AskedPeriod(start, end, _whole_year(found["first"]), _whole_year(found["last"]))
    if found["plan"]:
        last = _PLAN_ENDS + 5 * (parse_numeral(found["plan"]) - 14)
        return AskedPeriod(start, end, last, last, "" if found["plan_end"] else f"{last - 4}/")
    if found["every"]:
        return AskedPeriod(start, end, recent=EVERY_YEAR)
    if found["count"] or found["lasting"]:
        return AskedPeriod(start, end, recent=_count(found["count"] or found["lasting"]))
    year = _year(found, this_year)
    if year is not None and found["since"]:
        return AskedPeriod(start, end, year, this_year)
    prefix = "" if year is not None else "only_"
    whole = bool(found[f"{prefix}whole"])
    return AskedPeriod(start, end, year, year, _part(found, prefix), said=bool(found["said"]), whole=whole)


def _whole_year(written: str) -> int:
    """2023 for 2023 and for 23."""
    return int(written) if len(written) > len("23") else 2000 + int(written)


def _year(found: re.Match[str], this_year: int) -> int | None:
    if found["short"]:
        return _whole_year(found["short"])
    if found["year"]:
        return parse_numeral(found["year"])
    if found["said"]:
        return this_year + {"今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1}[found["said"][0]]
    return None


def _part(found: re.Match[str], prefix: str) -> str:
    if half := found[f"{prefix}half"]:
        return "H1" if half == "上" else "H2"
    if found[f"{prefix}upto"]:
        return "Q1/Q3"
    if quarter := found[f"{prefix}quarter"]:
        return f"Q{_QUARTERS.get(quarter) or int(quarter)}"
    if found[f"{prefix}first_quarter"]:
        return "Q1"
    if months := found[f"{prefix}months"]:
        return _same(f"01/{parse_numeral(months):02}")
    month = found[f"{prefix}month"]
    if not month:
        return ""
    begun = found[f"{prefix}from"]
    return _same(f"{parse_numeral(begun):02}/{parse_numeral(month):02}") if begun else f"{parse_numeral(month):02}"


def _same(part: str) -> str:
    """The part by its own name where it has one: 01/06 is H1."""
    return _NAMED.get(part, part)


# Months in a row that are called a quarter, a half or the whole of a year.
_NAMED = {
    "01/03": "Q1",
    "04/06": "Q2",
    "07/09": "Q3",
    "10/12": "Q4",
    "01/06": "H1",
    "07/12": "H2",
    "01/09": "Q1/Q3",
    "01/12": "",
    "Q1/Q2": "H1",
    "Q3/Q4": "H2",
}


def _count(text: str) -> int:
    try:
        return _SEVERAL if text == "几" else parse_numeral(text.replace("两", "二"))
    except LabelError:
        return _SEVERAL
