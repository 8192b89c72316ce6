"""For whom: 全县, 我市 and 全省 are the report's own place, everything else its own office."""

from __future__ import annotations

import re

__all__ = ["organisation_of", "place_of"]

_PLACE = re.compile(
    r"(?:中共|中国共产党)?(?P<place>[一-鿿*×]{1,10}?(?:自治区|自治州|特别行政区|省|市|自治县|县|区|州|盟|旗|镇|乡|街道))"
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


def place_of(organisation: str) -> str:
    """The place whose office `organisation` is (云渡县 of 云渡县综合事务服务中心), empty where it names none."""
    found = _PLACE.match(organisation)
    return found["place"] if found else ""


def organisation_of(words: str, place: str, organisation: str) -> str:
    """Whom the words before a number name: 全县 is the place, or stays as written where that is of another level."""
    found = next(iter([*_WHOLE.finditer(words)][-1:]), None)
    if found is None or (found["country"] and organisation != "国务院"):
        return organisation
    if found["country"]:
        return "全国"
    level = found["level"]
    if place and (place.endswith((*_LEVELS.get(level, (level,)), "自治" + level))):
        return place
    return found.group() if not place else (place if found.group()[0] in "我本" else found.group())
