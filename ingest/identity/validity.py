"""时效: what a text itself says of how long it holds — a mark near the title, 有效期五年, 有效期至2028年12月31日."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.dates import find_dates
from ingest.identity.effect import unquoted
from ingest.identity.found import CLOSING, INFERRED, Found, Piece
from ingest.identity.source import Source
from ingest.labels import read_numeral

_STATE = (
    r"(?P<state>(?:全文)?(?:已经?|现已)?(?:被)?(?:失效|废止)|现行有效|已?被?修[改订]|部分(?:失效|废止)"
    r"|尚未(?:生效|施行)|有效)"
)
_LABELLED = re.compile(rf"(?:时效性?|有效性|效力状态|效力|状态|法规状态|版本)\s*[：:]\s*{_STATE}")
_MARK = re.compile(rf"[【（(\[〔]\s*{_STATE}\s*[】）)\]〕]")
_ALONE = re.compile(rf"\s*[【（(\[〔*]*\s*{_STATE}\s*[】）)\]〕*]*\s*")
_ENDED = re.compile(r"(?<!部分)(?:失效|废止)$")
_COUNT = r"[0-9０-９一二三四五六七八九十两]+"
_YEARS = re.compile(
    rf"(?<!试用)(?P<words>(?:有效期限?|试行期限?)\s*(?:为|是|暂定为?|暂定)?\s*[：:]?\s*(?P<count>{_COUNT})\s*(?P<unit>年|个月))"
)
_UNTIL = re.compile(
    r"(?P<words>(?:有效期限?|试行期限?)[^。；\n]{0,30}?(?:至|到|截至|截止到?)\s*|(?<=施行|实施|执行|试行|生效)，?\s*至\s*)"
)
_UNTIL_END = re.compile(r"\s*(?:止|（含）|截止|期满|失效|废止|[。，；）)]|$)", re.MULTILINE)
# 有效期 of a licence or a certificate is no 时效 of the document.
_OF_ANOTHER = re.compile(
    r"(?:证|照|书|许可|批件|合同|票|资质|资格|批准文件|登记|注册|担保|保函|标志|药品|专利|签注)[^，。；]{0,6}$"
)
_OWN = re.compile(
    r"本(?:法|条例|办法|规定|细则|规则|意见|通知|方案|制度|标准|决定|措施|规范|文件|公告|通告|指引|章程|准则|解释|安排)"
)


@dataclass(frozen=True, slots=True)
class Validity:
    """What the text says (`mark`) and the first day on which it no longer holds, where that follows."""

    mark: Found | None = None
    ended: Found | None = None


def read_validity(source: Source, effective: Found | None) -> Validity:
    """The 时效 of a document: marks of the head first, then the words of its text."""
    for piece in (*source.above, *([source.titles] if source.titles else [])):
        if mark := _mark(piece):
            return Validity(mark)
    body = unquoted(source.body)
    return _until(body) or _years(body, effective) or Validity()


def has_ended(validity: str) -> bool:
    """Whether a mark of 时效 says that the document is repealed or void."""
    return bool(_ENDED.search(validity))


def _mark(piece: Piece) -> Found | None:
    for pattern in (_LABELLED, _MARK):
        if found := pattern.search(piece.text):
            return piece.found(found["state"], found.start("state"), found.end("state"))
    found = _ALONE.fullmatch(piece.text)
    return piece.found(found["state"], found.start("state"), found.end("state")) if found else None


def _until(body: Piece) -> Validity | None:
    """有效期至2028年12月31日: the day after is the first without it."""
    for found in _UNTIL.finditer(body.text):
        day = next(find_dates(body.text[found.end() : found.end() + 20]), None)
        if day is None or day.start or not _UNTIL_END.match(body.text, found.end() + day.end):
            continue
        if not _is_own(body.text, found.start()):
            continue
        end = found.end() + day.end
        mark = body.found(body.text[found.start() : end], found.start(), end, CLOSING)
        first_without = day.value + timedelta(days=1)
        return Validity(mark, body.found(first_without.isoformat(), found.end(), end, CLOSING))
    return None


def _years(body: Piece, effective: Found | None) -> Validity | None:
    """有效期五年: counted from the day of effect; a time of trial (试行期) need not be the end."""
    for found in _YEARS.finditer(body.text):
        if not _is_own(body.text, found.start()):
            continue
        mark = body.found(found["words"], found.start("words"), found.end("words"), CLOSING)
        count = read_numeral(found["count"])
        if effective is None or count is None or found["words"].startswith("试行"):
            return Validity(mark)
        day = _later(effective.day, count * (12 if found["unit"] == "年" else 1))
        return Validity(mark, body.found(day.isoformat(), found.start("words"), found.end("words"), INFERRED))
    return None


def _is_own(text: str, position: int) -> bool:
    """Whether 有效期 at `position` is that of this document: it says so, or says when it takes effect."""
    sentence = re.split(r"[。；\n]", text[max(0, position - 80) : position])[-1]
    if _OF_ANOTHER.search(sentence):
        return False
    return bool(_OWN.search(sentence) or re.search(r"^自.*(?:施行|实施|执行)，?$", sentence))


def _later(day: date, months: int) -> date:
    """The same day so many months later; where the month has no such day, the first of the next."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    same = first + timedelta(days=day.day - 1)
    return same if same.month == first.month else same.replace(day=1)
