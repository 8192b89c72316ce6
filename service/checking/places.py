"""Whose report it is: the place in the name of an organisation, and its level."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.document import Description

_NAME = "[一-鿿*×]"
_PLACE = re.compile(
    rf"(?:中共|中国共产党)?(?P<province>{_NAME}{{2,8}}?(?:自治区|省))?"
    rf"(?P<city>{_NAME}{{1,8}}?(?<!城)(?:自治州|州|盟|市)(?!场|容|政|民))?"
    rf"(?P<county>{_NAME}{{1,10}}?(?:自治县|自治旗|县|旗|(?<![社园景地小辖])区|(?<!城)市(?!场|容|政|民)))?"
    rf"(?P<town>{_NAME}{{1,8}}?(?:镇|乡|街道))?"
)
_RANKS = {"province": 4, "city": 3, "county": 2, "town": 1}
RANK_OF = {"省": 4, "市": 3, "州": 3, "盟": 3, "县": 2, "区": 2, "旗": 2, "镇": 1, "乡": 1}
"""The level of what 全市, 我县 and the like speak of; 全区 may be an autonomous region as well."""


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """The place of a report (青山县), what it calls itself by (县), and its level from 4 (a province) to 1 (a town)."""

    name: str
    letter: str
    rank: int


def own_place(description: Description) -> OwnPlace | None:
    """The place of the organisation, else that of the title; None where neither names one."""
    for name in (description.organisation, description.issuer, description.title):
        found = _PLACE.match(name)
        inner = [(level, found[level]) for level in _RANKS if found[level]] if found else []
        if inner:
            level, place = inner[-1]
            return OwnPlace(place, "区" if place.endswith("自治区") else place[-1], _RANKS[level])
    return None
