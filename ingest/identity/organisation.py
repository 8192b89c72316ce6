"""Whose report or notice a document is."""

from __future__ import annotations

import re

from ingest.identity.found import CLOSING, DERIVED, NAMED, STATED, Found
from ingest.identity.source import Source

_PLACE = re.compile(
    r"在(?:第[一二三四五六七八九十]+届)?(?P<place>[一-鿿*]{2,12}?)(?:第?[一二三四五六七八九十]+届)?\s*人民代表大会"
)
# 我代表省人民政府 names no place and is left out.
_SPEAKS_FOR = re.compile(r"代表(?P<who>国务院|[一-鿿*]{2,12}[省市县区州盟旗]人民政府)")
_FILED = re.compile(r"^\d{4}_")  # the year by which files are sorted
_OWNER = re.compile(
    r"(?:(?:19|20)\d\d年(?:度)?)?(?P<who>[一-鿿*]{0,30}?)"
    r"(?:(?:19|20)\d\d年(?:度)?)?(?:(?P<government>(?:人民)?政府工作报告)|关于|(?:19|20)\d\d年|[上下]半年|工作总结|工作报告)"
)


def find_organisation(source: Source) -> Found | None:
    """Who signs, else whom the title or the meeting names."""
    if source.signature and source.signature.signer:
        return Found(source.signature.signer, *source.signature.signer_span, CLOSING)
    found = _OWNER.match(_FILED.sub("", source.title))
    if found and found["who"] not in _NOBODY and source.titles:
        return _in_title(source, found["who"], "人民政府" if found["government"] else "")
    if found and found["government"]:
        return _of_the_meeting(source) or _of_the_speech(source) or _of_the_name(source)
    return None


_NOBODY = ("", "政府", "人民政府")


def _in_title(source: Source, who: str, office: str) -> Found:
    start = source.text.find(who)
    confidence = DERIVED if office else STATED
    return Found(who + office, start, start + len(who), confidence) if start >= 0 else Found(who + office, 0, 0)


def _of_the_meeting(source: Source) -> Found | None:
    """在青山县第九届人民代表大会第二次会议上, which may go over two lines."""
    if not source.notes:
        return None
    start, last = source.notes[0].start, source.notes[-1]
    place = _PLACE.search(source.text[start : last.start + len(last.text)])
    if place is None:
        return None
    name = "国务院" if place["place"] == "全国" else f"{place['place']}人民政府"
    return Found(name, start + place.start("place"), start + place.end("place"), DERIVED)


def _of_the_speech(source: Source) -> Found | None:
    for line in source.opening:
        if found := _SPEAKS_FOR.search(line.text):
            return line.found(found["who"], found.start("who"), found.end("who"), CLOSING)
    return None


def _of_the_name(source: Source) -> Found | None:
    found = _OWNER.match(_FILED.sub("", source.name).replace("_", ""))
    if found is None or not found["government"] or found["who"] in _NOBODY:
        return None
    who = found["who"].removeprefix("中华人民共和国")
    return Found(who if who == "国务院" else f"{who}人民政府", 0, 0, NAMED)
