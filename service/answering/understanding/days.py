"""The day that a question asks for: 2020年的时候, 2019年3月1日, 去年, 修订前, 现行."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.dates import find_dates
from ingest.errors import LabelError
from ingest.labels import parse_numeral

_YEAR = re.compile(
    r"(?<![\d〔\[（(])(?:(?P<year>(?:19|20)\d\d|[二一][〇零○九][零〇○一二三四五六七八九]{2})\s*年|(?P<said>去年|前年))"
    r"(?:\s*(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])\s*月(?!\d)(?P<month_part>初|底|末)?"
    r"|年?(?P<part>初|底|末|中|上半年|下半年))?"
)
# What makes the year before it the time that is asked about.
_BEHIND = re.compile(
    r"\s*(?:的时候|时候|那时|那会|那个时候|当时|时(?!间)|那年|那阵|以?前|之前|期间|左右|的|[，,、]|《|施行|实行|有效|生效|适用|执行|规定|版"
    r"|发生|[作做]出|能|可|是|要|怎|应|对|有|还|算|按|由|为|属|法律|如何|哪|什么)"
)
# A year that begins a question is the time asked about, unless something happened to somebody in it: 2019年受过处分的.
_HAPPENED = re.compile(
    r"[^，,。？?]*?(?:[了过]|入职|参加工作|出生|毕业|入党|入伍|退[休伍役]|离[职岗休]|签|调[来到入]|提拔|结婚|成立|建[成的]|买|招|考上|聘|进[单公机厂])"
)
_AHEAD = re.compile(r"(?:在|按照?|依照?|依据|根据|截至|截止到?|到|于|以|适用|自|回到|查|问|想知道)\s*$")
_BEFORE = re.compile(r"\s*(?:以前|之前|前)(?!年)")
# A year that belongs to a document, a person's intake, a report or an edition is no day that is asked for.
_NO_DAY = re.compile(
    r"\s*(?:度|届|级|第?[一二三四]季度|上半年|下半年|工作|总结|报告|的?(?:工作|总结|报告|数据|情况|预算|决算))"
)
_EDITION = re.compile(r"\s*(?:新?(?:修订|修正|修改|版|制定|颁布|公布|通过|出台))")
_LAW = re.compile(r"规定|法律|条款|条文|制度|标准|办法|条例")
_PRESENT = re.compile(r"现行|最新|现在|目前|如今|今年|当前|新修[订正改]|新法|新版|新规|新条例|新办法|今天|眼下")
_PAST = re.compile(
    r"(?:修[订正改]|废止|改|更新|新法|新规|新版)(?:之|以)?前|没(?:有)?修[订正改]|未修[订正改]|旧(?:法|版|条例|办法|规定|规|的|制度|准则|规则|细则|标准)"
    r"|老(?:法|版|条例|办法|规定|制度)|上一版|前一版|上个版本|(?:原来|原先|以前|过去|从前|之前)的?(?:规定|办法|条例|法(?!院)|版|制度|条文|标准|准则|规则|第)"
    r"|(?<![一-鿿])原(?=《)|(?:原来|原先|以前|过去|从前)(?:是)?(?:怎么|如何|怎样)(?:规定|写)|已废止的"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question says of time: a day, what is past or present, an edition's year."""

    day: date | None = None
    past: bool = False
    present: bool = False
    edition: int | None = None


def asked_day(text: str, today: date, law: bool, numbers: bool) -> Asked:
    """What `text` says of time; `law` where it names a title or a label, `numbers` where it asks what reports count."""
    present, past = bool(_PRESENT.search(text)), bool(_PAST.search(text))
    if past and present:  # 新法和旧法有什么不同
        return Asked()
    outside = re.sub(r"《[^》]*》|[〔\[（(][^〕\]）)]*[〕\]）)]", lambda found: "　" * len(found[0]), text)
    edition = _edition(text, outside)
    if past:
        return Asked(past=True, edition=edition)
    if present or numbers:
        return Asked(present=present and not numbers, edition=edition)
    return Asked(_whole_day(outside) or _year_day(outside, today, law), edition=edition)


def _whole_day(text: str) -> date | None:
    found = next(find_dates(text), None)
    if found is None:
        return None
    return found.value - timedelta(days=1) if _BEFORE.match(text, found.end) else found.value


def _year_day(text: str, today: date, law: bool) -> date | None:
    for found in _YEAR.finditer(text):
        behind = found.end()
        if _EDITION.match(text, behind) or (not found["part"] and not found["month"] and _NO_DAY.match(text, behind)):
            continue
        marked = found["month"] or found["part"] or _BEHIND.match(text, behind) or _AHEAD.search(text, 0, found.start())
        opening = found["year"] and not text[: found.start()].strip() and not _HAPPENED.match(text, behind)
        if marked or opening or law or (_LAW.search(text) and not found["said"]):
            return _day(found, text, today)
    return None


def _day(found: re.Match[str], text: str, today: date) -> date | None:
    try:
        year = parse_numeral(found["year"]) if found["year"] else today.year - (1 if found["said"] == "去年" else 2)
        month = parse_numeral(found["month"]) if found["month"] else 0
    except LabelError:
        return None
    part = found["month_part"] or found["part"] or ""
    before = _BEFORE.match(text, found.end())
    first = date(year, month or 1, 1)
    if before:
        return first - timedelta(days=1)
    if part == "初":
        return first
    if part in ("上半年", "中"):
        return date(year, 6, 30)
    last = month or 12
    return min(date(year, last, calendar.monthrange(year, last)[1]), max(today, first))


def _edition(text: str, outside: str) -> int | None:
    """The year of 《…（2018年修订）》, of 2018年修订的…, of 2018版."""
    found = re.search(r"[（(【〔](?P<year>(?:19|20)\d\d)年?(?:修[订正改]|版)?[）)】〕](?!\d*号)", text)
    found = found or re.search(r"(?P<year>(?:19|20)\d\d)年?(?:新?修[订正改]|版|制定|通过|出台)", outside)
    return int(found["year"]) if found else None
