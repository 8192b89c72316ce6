"""What a document says of itself: kind, title, number, issuer, dates, status, period.

A date that cannot be established stays unknown: a revised law often still names the day on which its first version took effect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from ingest.dates import find_dates
from ingest.document import Description, DocumentKind, LegalStatus
from ingest.document_number import find_document_number
from ingest.head import OTHER_SUFFIXES, REGULATION_SUFFIXES, REPORT_SUFFIXES, has_suffix
from ingest.labels import parse_numeral
from ingest.signature import Signature

_EFFECT = r"(?:施行|实施|生效|执行|试行)"
_BODY_EFFECT = re.compile(rf"自(?P<when>.{{4,24}}?)(?:起|开始)(?:正式)?{_EFFECT}")
_ON_PUBLICATION = re.compile(rf"自(?:公布|发布|印发|颁布|公告|下发)之日起{_EFFECT}|公布施行|发布施行")
_ISSUER = re.compile(
    r"(?:日|^)\s*(?P<body>[一-鿿*、]{4,40}?)(?:第.{1,12}?(?:届|次|号).*)?(?:会议)?(?:通过|批准|公布|发布|颁布|印发)"
)
_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d|[二一][〇○零九][〇○零一二三四五六七八九]{2})\s*年(?:度)?(?P<part>上半年|下半年|[一二三四1-4]季度|第[一二三四]季度|前三季度|1[—\-~至]6月)?"
)
_PARTS = {"上半年": "H1", "下半年": "H2", "前三季度": "Q1-Q3"}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_ADDRESSEE = re.compile(r"^(?P<who>[^，。；]{2,60})[：:]$")


@dataclass(slots=True)
class Dates:
    """Dates read from the notes under a title and from the text, by what they say."""

    passed: list[date] = field(default_factory=list)
    published: list[date] = field(default_factory=list)
    revised: list[date] = field(default_factory=list)
    effective: list[date] = field(default_factory=list)
    repealed: list[date] = field(default_factory=list)
    on_publication: bool = False
    stated: date | None = None


def read_dates(notes: Sequence[str], body: str) -> Dates:
    """The dates that `notes` and the closing words of `body` give."""
    dates = Dates()
    for note in notes:
        for day, clause in _clauses(note):
            _file(dates, day, clause)
        dates.on_publication = dates.on_publication or bool(_ON_PUBLICATION.search(note))
    tail = body[-3000:]
    for found in _BODY_EFFECT.finditer(tail):
        day = next((item.value for item in find_dates(found["when"])), None)
        dates.stated = day or dates.stated
    if dates.stated is None and _ON_PUBLICATION.search(tail):
        dates.on_publication = True
    return dates


def _clauses(note: str) -> Iterator[tuple[date, str]]:
    found = list(find_dates(note))
    for index, item in enumerate(found):
        end = found[index + 1].start if index + 1 < len(found) else len(note)
        yield item.value, note[item.end : end]


def _file(dates: Dates, day: date, clause: str) -> None:
    # 《关于修改和废止部分法规的决定》 stands inside a title and says nothing of this document's own end.
    plain = re.sub(r"《.*》|〈.*〉", "", clause)
    if re.match(r"\s*(?:起)?\s*(?:废止|失效|停止执行)", plain):
        dates.repealed.append(day)
    elif re.search(r"修订|修正|修改|第.{1,3}次修", plain):
        dates.revised.append(day)
    elif re.search(_EFFECT, plain) and not re.search(r"公布.*施行|发布.*施行", plain):
        dates.effective.append(day)
    elif re.search(r"公布|发布|颁布|印发|公告", plain):
        dates.published.append(day)
        if re.search(r"公布施行|发布施行|公布之日|发布之日", plain):
            dates.on_publication = True
    elif re.search(r"通过|批准", plain):
        dates.passed.append(day)


def effective_from(dates: Dates) -> date | None:
    """The day from which this version is in force, None when the text does not establish it."""
    revised = max(dates.revised, default=None)
    noted = max(dates.effective, default=None)
    for day in (noted, dates.stated):
        if day is not None and (revised is None or day >= revised):
            return day
    if noted is None and dates.stated is None and dates.on_publication and revised is None:
        return max(dates.published, default=None)
    return None


def legal_status(title: str, start: date | None, end: date | None, day: date) -> LegalStatus:
    """The status on `day` of a regulation in force from `start` until `end` (exclusive), as far as its own dates tell."""
    if end is not None and end <= day:
        return LegalStatus.REPEALED
    if start is None:
        return LegalStatus.UNKNOWN
    if start > day:
        return LegalStatus.NOT_YET
    return LegalStatus.TRIAL if "试行" in title or "暂行" in title else LegalStatus.IN_FORCE


def classify(title: str, body: str, articles: int) -> DocumentKind:
    """The kind of a document from its title and the number of its articles."""
    if has_suffix(title, REPORT_SUFFIXES) and articles < 5:
        return DocumentKind.REPORT
    if articles > 0 or has_suffix(title, REGULATION_SUFFIXES):
        return DocumentKind.REGULATION
    if has_suffix(title, OTHER_SUFFIXES):
        return DocumentKind.OTHER
    return DocumentKind.REPORT if re.search(r"总结如下|汇报如下|工作总结|报告如下", body[:2000]) else DocumentKind.OTHER


def read_period(title: str, opening: str) -> str:
    """The period that a report covers, as 2023, 2023H1, 2023Q2 or empty."""
    for text in (title, opening):
        for found in _YEAR.finditer(text):
            year = parse_numeral(found["year"])
            return f"{year}{_part(found['part'])}"
    return ""


def _part(part: str | None) -> str:
    if not part:
        return ""
    if part in _PARTS:
        return _PARTS[part]
    if part.endswith("月"):
        return "H1"
    number = part.removeprefix("第")[0]
    return f"Q{_QUARTERS.get(number) or number}"


@dataclass(frozen=True, slots=True)
class Source:
    """What describing needs to see of a document."""

    title: str
    head: Sequence[str]
    notes: Sequence[str]
    opening: Sequence[str]
    body: str
    articles: int
    signature: Signature | None


def describe(source: Source, kind: DocumentKind | None, today: date) -> Description:
    """The description of a document; `kind` overrides what its text suggests, `today` decides its status."""
    found = kind or classify(source.title, source.body, source.articles)
    regulation = found is DocumentKind.REGULATION
    dates = read_dates(source.notes, source.body) if regulation else Dates()
    start = effective_from(dates)
    end = max(dates.repealed, default=None)
    signed = source.signature.day if source.signature else None
    signer = source.signature.signer if source.signature else ""
    passed = max([*dates.passed, *dates.revised], default=None)
    return Description(
        title=source.title,
        kind=found,
        document_number=next(filter(None, map(find_document_number, source.head)), ""),
        issuer=signer or _issuer(source.notes),
        addressee=_addressee(source.opening),
        organisation=signer or _organisation(source.title) if not regulation else "",
        period=read_period(source.title, "\n".join(source.opening)[:600]) if found is DocumentKind.REPORT else "",
        passed=passed,
        published=max(dates.published, default=None) or signed,
        effective_from=start,
        effective_to=end,
        status=legal_status(source.title, start, end, today) if regulation else LegalStatus.UNKNOWN,
    )


def _issuer(notes: Sequence[str]) -> str:
    for note in notes:
        if found := _ISSUER.search(re.sub(r"^[（(]", "", note)):
            return found["body"].strip("、")
    return ""


def _addressee(opening: Sequence[str]) -> str:
    for line in opening[:3]:
        if found := _ADDRESSEE.match(line):
            return found["who"]
    return ""


def _organisation(title: str) -> str:
    found = re.match(
        r"(?:(?:19|20)\d\d年)?(?P<who>[一-鿿*]{2,30}?)(?:关于|(?:19|20)\d\d年|政府工作报告|工作总结|工作报告)", title
    )
    return found["who"] if found else ""


def work_title(title: str) -> str:
    """The title by which versions of one Work are the same: without 中华人民共和国, brackets such as （试行）（2023修订）, blanks and years."""
    stem = re.sub(
        r"[（(【〔][^（）()【】〔〕]*(?:试行|暂行|修订|修正|草案|\d{4}|版)[^（）()【】〔〕]*[）)】〕]", "", title
    )
    return re.sub(r"^中华人民共和国|\s|(?:19|20)\d\d年?(?:修订|修正)", "", stem)
