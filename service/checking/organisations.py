"""全市, 我市, 市直 in the report of a county: words that speak of another level than the report's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.checking.finding import Remark, Severity
from service.checking.places import RANK_OF, OwnPlace, own_place
from service.checking.proof import Proof

_OWN = re.compile(r"(?P<word>[我本])(?P<level>[省市州县区旗镇乡])(?![场长民域域级块间委别])")
_ALL = re.compile(r"(?<![健安完齐保成周])全(?P<level>[市州县区旗镇乡])(?!域|场|民)")
_DIRECT = re.compile(r"(?<![省县])(?P<level>市)直(?=各?(?:单位|机关|部门|党组织|各|有关))")
# 向市委, 派驻市委: nobody's name stands before it.
_BARE = re.compile(r"(?:届|向|对|由|派驻|驻|经|报|至|到|给|和|与|^)$")
# The superior may be told of: its orders, its meetings, and where one stands in it.
_SUPERIOR = re.compile(
    r"部署|要求|决策|精神|指示|安排|通知|领导下|反馈|巡察|会议|交办|印发|工作要点|意见(?!建议)|考核|关于|主要领导|"
    r"[省县][委政]|中央|批准|同意|上级|汇报|请示|支持|推荐|表彰|授予|书记|市长|调研|指导|督导|到我|来我"
)
_RANKED_BEFORE = re.compile(
    r"(?:在|列|居|位|排名?|获|评|被|成为|为|入选|代表|承办|面向|于|占|向|和|与|、|省|市委|比|较|按照|根据|及|是|等|从|作为|创)(?:了)?$"
)
_RANKED_BEHIND = re.compile(
    r"[^，。；]{0,12}(?:第[一二三四五六七八九十\d]|前[列茅三五十\d]|首|唯一|率先|领先|平均|通报|推广|推介|考核|会议?|现场|表彰|排名|位次|名列|试点|示范|"
    r"最|先进|统一|目标|的?比重|之一|范围|前)|[^，。；]{0,20}(?:会议|推进会|大会|部署|要求|工作要点)"
)
# 贵阳市…全市: in a report about many places, one of them was named before.
_LOOK_BACK = 60


def find(proof: Proof) -> Iterator[Remark]:
    """Words of another level, those of the superior where it is rightly named left out."""
    place = own_place(proof.description)
    if place is None:
        return
    for start, end in proof.sentences:
        yield from _own_words(proof, place, start, end)
        yield from _whole(proof, place, start, end)
        if place.rank == RANK_OF["县"] and place.letter != "市":
            yield from _direct(proof, place, start, end)
            yield from _organs(proof, place, start, end)


def _own_words(proof: Proof, place: OwnPlace, start: int, end: int) -> Iterator[Remark]:
    """我县 in a city's report, 我市 in a county's."""
    for found in _OWN.finditer(proof.masked, start, end):
        level, rank = found["level"], RANK_OF[found["level"]]
        if level == place.letter or rank > RANK_OF["市"] or (rank == place.rank and place.letter not in "县区旗市"):
            continue
        if rank > place.rank + 1 or _SUPERIOR.search(proof.masked, found.end(), min(end, found.end() + 12)):
            continue
        severity = Severity.ERROR if rank <= place.rank else Severity.WARNING
        yield _remark(found, place, severity, f"{found['word']}{place.letter}")


def _whole(proof: Proof, place: OwnPlace, start: int, end: int) -> Iterator[Remark]:
    for found in _ALL.finditer(proof.masked, start, end):
        level, rank = found["level"], RANK_OF[found["level"]]
        if level == place.letter or rank > place.rank + 1 or _names_one(proof, level, start, found.start()):
            continue
        if level == "区" and place.rank > RANK_OF["县"]:
            continue
        # One stands first in what is above, and in nothing below.
        above = rank > place.rank and (
            _RANKED_BEFORE.search(proof.masked, start, found.start())
            or _RANKED_BEHIND.match(proof.masked, found.end(), end)
        )
        if not above:
            yield _remark(found, place, Severity.WARNING, f"全{place.letter}")


def _names_one(proof: Proof, level: str, start: int, place: int) -> bool:
    """Whether a place of that level was named shortly before (青山县…全县)."""
    return re.search(rf"[一-鿿*×]{level}", proof.masked[max(start - _LOOK_BACK, 0) : place]) is not None and (
        level != "市" or re.search(r"[一-鿿]{2}市(?![场委直级政民])", proof.masked[start:place]) is not None
    )


def _direct(proof: Proof, place: OwnPlace, start: int, end: int) -> Iterator[Remark]:
    for found in _DIRECT.finditer(proof.masked, start, end):
        if not re.search(r"[省州县][、和]?$", proof.masked[start : found.start()]):
            yield _remark(found, place, Severity.WARNING, f"{place.letter}直")


def _organs(proof: Proof, place: OwnPlace, start: int, end: int) -> Iterator[Remark]:
    """市委 where the county's own is meant: 派驻市委办、政府办."""
    for found in re.finditer(r"市委(?!托|会|员)|市纪委|市政府|市人大|市政协", proof.masked[start:end]):
        at, behind = start + found.start(), start + found.end()
        ordinal = proof.masked[at - 1 : at] == "届"
        superior = _SUPERIOR.search(proof.masked, behind, min(end, behind + 16)) and not ordinal
        if superior or not _BARE.search(proof.masked[start:at]):
            continue
        if re.search(r"(?:省|中央|县|区)[委政]?[^，。；]{0,6}[、和]$", proof.masked[start:at]):
            continue
        wanted = place.letter + found[0][1:]
        said = f"本文是{place.name}的文件，“{found[0]}”如指本级，应为“{wanted}”；如指上级，请写明是哪个市。"
        yield Remark(at, behind, Severity.WARNING, said, wanted)


def _remark(found: re.Match[str], place: OwnPlace, severity: Severity, suggestion: str) -> Remark:
    said = f"本文是{place.name}的文件，“{found[0]}”与单位层级不符。"
    return Remark(found.start(), found.end(), severity, said, suggestion)
