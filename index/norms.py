"""The rank of a norm and the place where it is in force, told by title and issuer.

Ranks follow the Legislation Law (立法法, 2023): laws 第十条, administrative regulations 第七十二条, local regulations
第八十条, departmental rules 第九十一条; judicial interpretations 第一百一十九条.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Protocol

from ingest.document import DocumentKind


class Titled(Protocol):
    """What tells the rank of a document: a record of it, or a row of the catalogue."""

    @property
    def title(self) -> str: ...
    @property
    def issuer(self) -> str: ...
    @property
    def kind(self) -> str: ...


class Norm(StrEnum):
    """What kind of rule a document is."""

    LAW = "law"
    PARTY = "party"
    ADMINISTRATIVE = "administrative"
    DEPARTMENTAL = "departmental"
    JUDICIAL = "judicial"
    LOCAL = "local"
    OTHER = "other"


_PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南"
    "|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆"
)
_PROVINCE = re.compile(_PROVINCES)
# The congress or government that issued it names the place; a title does at its beginning.
_ISSUED_BY = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,12}?)(?:人民代表大会|人大常委会|人民政府)")
_TITLED = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,6}?(?:自治区|自治州|自治县|特别行政区|经济特区|省|市|县))")
_NO_PLACE = re.compile(r"(?:^|.)(?:城市|上市|超市|股市|门市|都市|县市|资源市|市场)|各省|全国|国家|中央|中华|关于")
_STATE = ("全国", "国务院", "经国务院", "中央", "中共", "最高人民", "国家")


_CALLED_LAW = re.compile(r"(?<!办)法(?:典.*)?$")


def place_of(document: Titled) -> str:
    """The place whose rule a document is (上海市, 山东省青岛市), empty for one of the whole state."""
    if document.issuer.startswith(_STATE):
        return ""
    if issued := _ISSUED_BY.match(document.issuer):
        return issued["place"]
    titled = _TITLED.match(document.title)
    if titled and not _NO_PLACE.search(document.title[: titled.end() + 1]):
        return titled["place"]
    province = _PROVINCE.match(document.title)
    return province[0] if province else ""


def province_of(place: str) -> str:
    """The province in the name of a place, else the name itself."""
    found = _PROVINCE.match(place)
    return found[0] if found else place


def norm_of(document: Titled) -> Norm:
    """The rank of `document`; `other` for what is no norm of the state or the party."""
    if document.kind != DocumentKind.REGULATION:
        return Norm.OTHER
    title, issuer = document.title, document.issuer
    if title.startswith("中国共产党") or issuer.startswith(("中共中央", "中国共产党")):
        return Norm.PARTY
    if title.startswith("最高人民") or issuer.startswith("最高人民"):
        return Norm.JUDICIAL
    if place_of(document):
        return Norm.LOCAL
    if issuer.startswith("全国人民代表大会") or _CALLED_LAW.search(title):
        return Norm.LAW
    if "国务院" in issuer or "国务院" in title or title.endswith("条例"):
        return Norm.ADMINISTRATIVE
    if re.search(r"(?:部|委员会|总局|局|署|办公厅)$", issuer):
        return Norm.DEPARTMENTAL
    return Norm.OTHER


# What a passage of a document is worth before anybody asks, in parts of the best score by words, for the part of a
# question that words leave unfound. People ask laws more than what interprets or carries them out. Of a norm without
# an issuer only the title tells, and what is no law or 条例 is mostly a ministry's; rules of a place or of an office
# are those of the asker's own (docs/decisions/0025-learnt-ranking.md).
_WORTH = {Norm.ADMINISTRATIVE: 0.2, Norm.DEPARTMENTAL: 0.0, Norm.JUDICIAL: 0.0}
_FULL_WORTH = 0.4


def rank_of(document: Titled) -> tuple[Norm, float]:
    """The rank of `document`, and what its passages are worth by that alone."""
    norm = norm_of(document)
    if norm is Norm.OTHER and document.kind == DocumentKind.REGULATION and not document.issuer:
        return norm, 0.0
    return norm, _WORTH.get(norm, _FULL_WORTH)
