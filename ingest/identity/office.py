"""The office that tells a Work from another of the same title, in one form however the issuer is written."""

from __future__ import annotations

import re
from itertools import takewhile

# 第十三届, 市十四届: which term of an assembly decides makes no other office.
_TERM = re.compile(r"第?[零〇一二三四五六七八九十百]+届")
_PARTS = re.compile(r"[、，,\s]+")
_HONOURS = re.compile(r"^(?:由|经)?(?:中华人民共和国|中国共产党|中共)?(?=.{2})")
# Whoever makes national law: a law follows regulations of the State Council under the same title.
_NATIONAL = re.compile(
    r"(?:全国人民代表大会|全国人大|国务院|政务院|主席|中央人民政府)(?:常务委员会|常委会|办公厅|委员会)*"
)
_ASSEMBLY = re.compile(r"人民代表大会(?:常务委员会)?|人大常委会")
_SHORT = (
    (_ASSEMBLY, "人大"),
    (re.compile(r"人民政府"), "政府"),
    (re.compile(r"纪律检查委员会"), "纪委"),
    (re.compile(r"监察委员会"), "监委"),
    (re.compile(r"纪委监委"), "纪委"),
    (re.compile(r"委员会"), "委"),
)
# What is issued by an organ's office is the organ's.
_OFFICE_OF = re.compile(r"(?<=[委府局厅院部署行央])办公[厅室]$")
_ORGAN = re.compile(
    r"(?:院|部|委|局|会|厅|办|室|署|行|府|大|中央|大会|集团|公司|中心|学校|大学|中学|小学|园|学院|医院|组|处|科|站|所|队|社|馆)$"
)
# 市人大, 常委会, 会议: no name of an office that could be told from another.
_NAMELESS = re.compile(r"[本该省市县区州盟旗我]?(?:人大|常务委|常委会|会议|大会|办公[厅室]|委|本院|全会)")
_MADE_BY = re.compile(r"(?P<who>.{2,60}?)(?:关于|印发)")
# An office at the beginning of a title is more than 学校 or 公园, and what follows it is a title of its own.
_TITLED_OFFICE = re.compile(
    r"(?!.*关于).{2,}(?:院|部|委|局|会|厅|办|室|署|银行|分行|支行|府|集团|公司|中心|学校|大学|中学|小学|处|科|站|所|队|社|馆)$"
)
_SHORTEST_RULE = 4


def office_of(title: str, issuer: str) -> str:
    """The office that issued what bears `title`; empty where none is known, or the title itself names it.

    Of several that issue together the first counts, as the others often change between two versions.
    """
    made_by = _MADE_BY.match(title)
    if made_by and all(_ORGAN.search(name) for name in _PARTS.split(made_by["who"].strip())):
        return ""
    first = next((part for part in _PARTS.split(issuer) if part), "")
    name = _HONOURS.sub("", _TERM.sub("", first))
    if _NATIONAL.fullmatch(name):
        return "国家"
    name = _OFFICE_OF.sub("", shortened(name))
    if not _ORGAN.search(name) or _NAMELESS.fullmatch(name) or name in title:
        return ""
    return name


def apart_from_office(one: str, other: str) -> tuple[str, str] | None:
    """The offices with which two titles begin that are the same apart from them, either may be empty; else None.

    甲县旅游局印章管理办法 and 甲县文化和旅游局印章管理办法 begin with 甲县旅游局 and 甲县文化和旅游局.
    """
    if one == other:
        return "", ""
    alike = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(reversed(one), reversed(other), strict=False))
    )
    for length in range(alike, _SHORTEST_RULE - 1, -1):
        starts = one[: len(one) - length], other[: len(other) - length]
        if all(not start or _is_office(start) for start in starts):
            return starts
    return None


def _is_office(words: str) -> bool:
    return all(_TITLED_OFFICE.match(name) for name in _PARTS.split(words) if name)


def shortened(words: str) -> str:
    """`words` with the names of organs as people shorten them: 甲县纪委 for 甲县纪律检查委员会."""
    for long, short in _SHORT:
        words = long.sub(short, words)
    return words
