"""The form of titles: 的 before 意见 and 通知, what is issued and not made, and a report without a title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.document import DocumentKind, UnitKind
from service.checking.finding import Remark, Severity
from service.checking.proof import Proof

_ABOUT = re.compile(r"《(?P<title>[^《》\n]{0,40}关于[^《》\n]{6,80}?)(?:（[^（）]{1,12}）)?》")
_SORT = re.compile(r"(?:若干|指导|实施|工作|试点|补充|具体|行动)*(?:意见|方案)$|(?:补充|紧急)?(?:通知|通报|请示|批复)$")
_MADE = re.compile(r"(?P<verb>制定了?|制订了?|修订了?|建立了?|健全了?)(?=《[^《》\n]{1,100}(?:通知|通报|请示|批复)》)")
_PARTY = re.compile(r"中共[^，。；\n]{1,12}?[省市县区州旗](?P<short>纪委)(?!监委)")
_LONG = 300


def find(proof: Proof) -> Iterator[Remark]:
    """Titles that are cited in a wrong form, and the document's own."""
    for start, end in proof.prose:
        for found in _ABOUT.finditer(proof.text, start, end):
            sort = _SORT.search(found["title"])
            if sort and sort.start() and not found["title"].endswith("的", 0, sort.start()):
                said = f"“关于……”与“{sort[0]}”之间通常有“的”。"
                yield Remark(*found.span(), Severity.NOTE, said, f"……的{sort[0]}》")
        for found in _MADE.finditer(proof.text, start, end):
            yield Remark(*found.span(), Severity.NOTE, "通知、通报是印发的，不说“制定”。", "印发")
    yield from _own(proof)


def _own(proof: Proof) -> Iterator[Remark]:
    for unit in proof.units:
        if unit.kind is UnitKind.SIGNATURE and (found := _PARTY.search(unit.text)):
            place = unit.start + found.start()
            said = "“中共”与简称“纪委”不连用：用全称“纪律检查委员会”，或不写“中共”。"
            yield Remark(place, unit.start + found.end(), Severity.NOTE, said)
    titled = any(unit.kind is UnitKind.TITLE for unit in proof.units)
    spoken = proof.text.startswith(("各位", "同志们"))
    if (
        not titled
        and not spoken
        and proof.description.kind is DocumentKind.REPORT
        and len(proof.text) > _LONG
        and proof.units
    ):
        end = min(proof.units[0].end, proof.text.find("\n") if "\n" in proof.text else len(proof.text))
        yield Remark(proof.units[0].start, end, Severity.NOTE, "正文之前没有标题。", "补上标题。")
