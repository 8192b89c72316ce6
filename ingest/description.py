"""What a document says of itself: kind, title, number, issuer, dates, status, period.

A date that cannot be established stays unknown: a revised law often still names the day on which its first version
took effect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from ingest.dates import find_dates
from ingest.document import Description, DocumentKind, LegalStatus
from ingest.document_number import find_document_number, find_order_number
from ingest.head import OTHER_SUFFIXES, REGULATION_SUFFIXES, REPORT_SUFFIXES, has_suffix
from ingest.labels import parse_numeral
from ingest.signature import Signature

_EFFECT = r"(?:施行|实施|生效|执行|试行)"
_BODY_EFFECT = re.compile(rf"自(?P<when>[^自。；]{{4,24}}?)(?:之日)?(?:起|开始)?(?:正式)?{_EFFECT}")
_ON_PUBLICATION = re.compile(rf"(?:公布|发布|印发|颁布|公告|下发)之日起?{_EFFECT}|公布施行|发布施行")
_DECIDED = r"(?:会议)?(?:通过|批准|公布|发布|颁布|印发)"
_ISSUER = re.compile(
    rf"(?:日|^)\s*由?(?P<body>[一-鿿*、]{{2,40}}?)(?:令|第.{{1,12}}?[次号]|〔).*?{_DECIDED}"
    rf"|(?:日|^)\s*由?(?P<plain>[一-鿿*、]{{2,40}}?){_DECIDED}"
)
# 第十三届全国人民代表大会常务委员会 is the 全国人民代表大会常务委员会 of that term.
_TERM = re.compile(r"第[零〇一二三四五六七八九十百]+届")
_ORGAN_OF = re.compile(r"(?:审判委员会|检察委员会)$")
_ISSUER_IN_TITLE = re.compile(r"(?P<who>[一-鿿*、 　]{2,60}?)(?:印发《|关于)")
_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d|[二一][〇○零九][〇○零一二三四五六七八九]{2})\s*年(?:度)?"
    r"(?P<part>上半年|下半年|[一二三四1-4]季度|第[一二三四]季度|前三季度|1[—\-~至]6月)?"
)
_PARTS = {"上半年": "H1", "下半年": "H2", "前三季度": "Q1-Q3"}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_ADDRESSEE = re.compile(r"(?P<who>[^。：:]{2,300})[：:]$")
_ADDRESSED = re.compile(r"各|局|委|部|院|会|室|厅|办|处|政府|公司|单位|代表|同志|领导|银行|中心|街道|乡|镇|学校")
_LEADS_IN = re.compile(r"如下|下列|以下|决定|规定|第.{1,5}[条款次]")
_PLACE = re.compile(
    r"在(?:第[一二三四五六七八九十]+届)?(?P<place>[一-鿿*]{2,12}?)(?:第?[一二三四五六七八九十]+届)?人民代表大会"
)
_ORGAN = re.compile(r"(?:院|部|委|委员会|局|会|厅|办|办公厅|办公室|署|行|府|中央|大会)$")
_OWNER = re.compile(
    r"(?:(?:19|20)\d\d年(?:度)?)?(?P<who>[一-鿿*]{0,30}?)"
    r"(?:(?:19|20)\d\d年(?:度)?)?(?:(?P<government>(?:人民)?政府工作报告)|关于|(?:19|20)\d\d年|[上下]半年|工作总结|工作报告)"
)
_TRIAL = re.compile(
    r"(?:试行|暂行)(?:条例|规定|办法|细则|规则|准则|规范|制度|标准|章程|规程)?(?:[（(][^（）()]*[）)])?$"
)


_COVERING = re.compile(r"(?:印发|发布|公布|颁布|下发)《(?P<title>.{4,80})》的(?:通知|通告|公告|决定|令)$")


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
        stated = next((item.value for item in find_dates(found["when"])), None)
        dates.stated = stated or dates.stated
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
    elif re.search(r"(?:通过|批准).*(?:现予|予以)(?:公布|发布)", plain):
        dates.passed.append(day)
    elif re.search(_EFFECT, plain) and not re.search(r"公布.*施行|发布.*施行", plain):
        dates.effective.append(day)
    elif re.search(r"公布|发布|颁布|印发|公告", plain):
        dates.published.append(day)
        if re.search(r"公布施行|发布施行|公布之日|发布之日", plain):
            dates.on_publication = True
    elif re.search(r"通过|批准", plain):
        dates.passed.append(day)


def effective_from(dates: Dates) -> date | None:
    """The day from which this version is in force, None when the text does not establish it.

    A day before the last act (passing, approval or revision) belongs to an earlier version.
    """
    act = max([*dates.revised, *dates.passed], default=None)
    noted = max(dates.effective, default=None)
    for day in (noted, dates.stated):
        if day is not None and (act is None or day >= act):
            return day
    if noted is None and dates.stated is None and dates.on_publication:
        published = max(dates.published, default=None)
        return published if published is not None and (act is None or published >= act) else None
    return None


def legal_status(title: str, start: date | None, end: date | None, day: date) -> LegalStatus:
    """The status on `day` of a regulation in force from `start` until `end` (exclusive), as its own dates tell."""
    if end is not None and end <= day:
        return LegalStatus.REPEALED
    if start is None:
        return LegalStatus.UNKNOWN
    if start > day:
        return LegalStatus.NOT_YET
    own = re.sub(r"《[^》]*》", "", title)
    return LegalStatus.TRIAL if _TRIAL.search(own) or "（试行）" in own else LegalStatus.IN_FORCE


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
    passed = max([*dates.passed, *dates.revised], default=None)
    signed = source.signature.day if source.signature else None
    return Description(
        title=_covered_title(source.title) if source.articles else source.title,
        kind=found,
        document_number=_number(source.head),
        issuer=_issuer(source, found),
        addressee=_addressee(source),
        organisation="" if regulation else _organisation(source),
        period=_period(source) if found is DocumentKind.REPORT else "",
        passed=passed,
        published=_published(dates, passed) or signed,
        effective_from=start,
        effective_to=end,
        status=legal_status(source.title, start, end, today) if regulation else LegalStatus.UNKNOWN,
    )


def _covered_title(title: str) -> str:
    """The regulation's own title where a covering notice (关于印发《…》的通知) comes before it."""
    found = _COVERING.search(title)
    return found["title"] if found else title


def _published(dates: Dates, passed: date | None) -> date | None:
    """The day of this version's publication; one before its last passing or revision is an earlier version's."""
    day = max(dates.published, default=None)
    return day if day is not None and (passed is None or day >= passed) else None


def _number(head: Sequence[str]) -> str:
    number = next(filter(None, map(find_document_number, head)), "")
    return number or next(filter(None, map(find_order_number, head)), "")


def _period(source: Source) -> str:
    # A report to a congress is named after the year of the meeting and looks back on the year before.
    meetings = "\n".join(note for note in source.notes if re.search(r"会议|届", note))
    return read_period(source.title, meetings) or read_period("\n".join(source.opening)[:600], "")


def _issuer(source: Source, kind: DocumentKind) -> str:
    if source.signature and source.signature.signer:
        return source.signature.signer
    for note in source.notes:
        if found := _ISSUER.search(_TERM.sub("", re.sub(r"^[（(]", "", note))):
            return issuer_name(found["body"] or found["plain"])
    ordered, order, _ = _number(source.head).partition("令")
    if order and _ORGAN.search(ordered):
        return issuer_name(ordered)
    found = _ISSUER_IN_TITLE.match(source.title) if kind is not DocumentKind.REPORT else None
    return "、".join(found["who"].split()) if found and _ORGAN.search(found["who"].rstrip()) else ""


def issuer_name(text: str) -> str:
    """The body that issues, without its term and without the committee in which it decides."""
    name = _ORGAN_OF.sub("", _TERM.sub("", text)).removesuffix("令").strip("、")
    return name.removeprefix("中华人民共和国") or name


def _addressee(source: Source) -> str:
    if source.articles and not has_suffix(source.title, OTHER_SUFFIXES):
        return ""
    for line in source.opening[:3]:
        found = _ADDRESSEE.fullmatch(line)
        if found and _ADDRESSED.search(found["who"]) and not _LEADS_IN.search(found["who"]):
            return found["who"]
    return ""


def _organisation(source: Source) -> str:
    """Whose report or notice it is: who signs, else whom the title or the meeting names."""
    if source.signature and source.signature.signer:
        return source.signature.signer
    found = _OWNER.match(source.title)
    if found and found["who"] not in ("", "政府", "人民政府"):
        return found["who"] + ("人民政府" if found["government"] else "")
    place = _PLACE.search("".join(source.notes))
    if found and found["government"] and place:
        return "国务院" if place["place"] == "全国" else f"{place['place']}人民政府"
    return ""


def work_title(title: str) -> str:
    """The title by which versions of one Work are the same.

    It leaves out 中华人民共和国, brackets such as （试行）（2023修订）, blanks and years.
    """
    stem = re.sub(
        r"[（(【〔][^（）()【】〔〕]*(?:试行|暂行|修订|修正|草案|\d{4}|版)[^（）()【】〔〕]*[）)】〕]", "", title
    )
    return re.sub(r"^中华人民共和国|\s|(?:19|20)\d\d年?(?:修订|修正)", "", stem)
