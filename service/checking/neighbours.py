"""Organs of another county, as a text that was copied from there names them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.document import UnitKind
from service.checking.finding import Remark, Severity
from service.checking.places import RANK_OF, OwnPlace, own_place
from service.checking.proof import Proof

_LETTERS = "县区旗"
# A name begins behind a mark or a word that leads to an organ, and holds none of the words that may stand before 县委.
_ORGAN = re.compile(
    r"(?:^|(?<=[，。；：、（《“\n ])|(?<=[向由经对报在]))(?P<name>[一-鿿]{1,3}[县区旗])"
    r"(?=委|纪委|监委|人民政府|政府|人大|政协)"
)
_NO_NAME = re.compile(
    r"[落实全各本我该市省和及与对向由经在把将让使以按照据贯彻执行传达学习受报请被到至从是为原两多些几某一二三四五六七八九十每同邻外乡"
    r"镇中共级属驻时过了的关于园景社辖城开发新]"
)
# Other counties are visited, learnt from, worked with.
_TOGETHER = re.compile(
    r"考察|学习|交流|协作|联合|结对|帮扶|对口|移送|联席|毗邻|周边|签订|签署|赴|兄弟|借鉴|跨|协同|共同|调任|任职"
)


def find(proof: Proof) -> Iterator[Remark]:
    """Each such organ, and a signature of another place than the title's."""
    place = own_place(proof.description)
    if place is None or place.rank != RANK_OF["县"] or "*" in place.name:
        return
    own = re.sub(r"^.*[省市州]", "", place.name)
    for start, end in proof.sentences:
        if _TOGETHER.search(proof.masked, start, end):
            continue
        for found in _ORGAN.finditer(proof.masked, start, end):
            if found["name"] != own and not _NO_NAME.search(found["name"][:-1]):
                yield _remark(found.start("name"), found.end("name"), found["name"], own)
    yield from _title(proof, place, own)


def _title(proof: Proof, place: OwnPlace, own: str) -> Iterator[Remark]:
    for unit in proof.units:
        if unit.kind is UnitKind.TITLE:
            found = re.match(r"(?:中共)?(?P<name>[一-鿿]{2,3}县)", unit.text)
            if found and found["name"] != own:
                start = unit.start + found.start("name")
                yield _remark(start, unit.start + found.end("name"), found["name"], own, Severity.ERROR)


def _remark(start: int, end: int, name: str, own: str, severity: Severity = Severity.WARNING) -> Remark:
    said = f"本文是{own}的文件，这里写的是“{name}”，可能是照抄留下的。"
    return Remark(start, end, severity, said, own)
