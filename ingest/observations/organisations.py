"""For whom: 全县, 我市 and 全省 are the report's own place, everything else its own office."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.document import Description
from ingest.observations.periods import is_congress

__all__ = ["Owner", "organisation_of", "owner_of", "place_of"]

# 州 is part of the name in 贵州省 and 郑州市.
_PLACE = re.compile(
    r"(?:中共|中国共产党)?(?P<place>[一-鿿*×]{1,10}?(?:自治区|自治州|特别行政区|省|市|自治县|县|区|州(?![省市区县])|盟|旗|镇|乡|街道))"
)
_WHOLE = re.compile(
    r"(?<![在占于居快高低比是为较列出])(?:全|我|本)(?P<level>省|市|县|区|州|盟|旗|镇|乡|街道|自治区)(?![域直级属间委])|(?<![在占于居快高低比是为较列出])(?P<country>(?:全国|我国)(?!人大|政协|总|性|重点|首|人民|先进|优秀))"
)
_LEVELS = {
    "省": ("省",),
    "市": ("市",),
    "县": ("县", "市", "区", "旗"),
    "区": ("区",),
    "州": ("州",),
    "盟": ("盟",),
    "旗": ("旗",),
    "镇": ("镇",),
    "乡": ("乡",),
}


_INNER = re.compile(r"(?:办公室|办公厅|秘书处|秘书科|综合科|综合处)$")
_TITLED = re.compile(
    r"(?P<who>[一-鿿*×]{3,24}?)(?:(?:19|20)\d\d年|二[〇○零]|[上下]半年|关于|工作总结|年度|述职|情况报告)"
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose numbers the report states where a sentence does not say, and the place of that office."""

    organisation: str
    place: str


def owner_of(description: Description) -> Owner:
    """The office that reports; of a report to a congress, its place.

    Where an inner office signs (县纪委办公室), it is the body that the title names (县纪委监委工作总结).
    What a government tells the congress (全省地区生产总值) is of the province, not of the office; 国务院 tells of 全国.
    """
    organisation = description.organisation
    place = "全国" if organisation == "国务院" else place_of(organisation)
    if is_congress(description.title):
        return Owner(place or organisation, place)
    titled = _TITLED.match(description.title) if _INNER.search(organisation) else None
    return Owner(titled["who"] if titled else organisation, place)


def place_of(organisation: str) -> str:
    """The place whose office `organisation` is (云渡县 of 云渡县综合事务服务中心), empty where it names none."""
    found = _PLACE.match(organisation)
    return found["place"] if found else ""


def organisation_of(words: str, owner: Owner) -> str:
    """Whom the words before a number name: 全县 is the place, or stays as written where that is of another level."""
    found = next(iter([*_WHOLE.finditer(words)][-1:]), None)
    if found is None or (found["country"] and owner.place != "全国"):
        return owner.organisation
    if found["country"] or not owner.place:
        return "全国" if found["country"] else found.group()
    level = found["level"]
    if owner.place.endswith((*_LEVELS.get(level, (level,)), "自治" + level)):
        return owner.place
    return owner.place if found.group()[0] in "我本" else found.group()
