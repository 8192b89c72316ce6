"""Places as people call them: 东北三省 is 黑龙江、吉林、辽宁, 鲁豫两省 is 山东、河南, 筑城 is 贵阳."""

from __future__ import annotations

import re
from functools import cache

from service.answering.figures.wording import lines_of

_COUNT = r"[两二三四五六七八九几]个?(?:省[区市]?市?|直辖市|自治区|地|市)"
# 国家 is the whole country where it does or has something.
_STATE = re.compile(
    r"(?:^|(?<=[年\s，,从]))(?:国家|咱们?国家?|中国)(?=的|专项债|赤字|(?:19|20)\d\d年|安排|财政|一共|总共|每年|去年|今年|前年|发(?![改展])|定|拿|投|给|计划|打算|新增|预算|经济|粮食|GDP|高铁|铁路|人口|外贸|货物)"
)
# What asks for each of several, and not for all of them together.
_EACH = re.compile(r"分别|各|哪|谁|第几|排|[比与和跟]|最|相差|差多少|每个?[省市]")


def with_places(question: str) -> str:
    """`question` with the names of places for what people call them; several that are named as one count together."""
    text = _STATE.sub("全国", question)
    for found in reversed([*_called().finditer(text)]):
        places = _regions()[found[1]]
        text = f"{text[: found.start()]}{'、'.join(places)}{_together(question, places)}{text[found.end() :]}"
    for found in reversed([*_written_together().finditer(text)]):
        places = [_letters()[one] for one in found[1] if one in _letters()]
        text = f"{text[: found.start()]}{'、'.join(places)}{_together(question, places)}{text[found.end() :]}"
    return text


def _together(question: str, places: list[str]) -> str:
    return "合计" if len(places) > 1 and not _EACH.search(question) else ""


@cache
def _regions() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in lines_of("regions.txt"):
        at = line.index("=")
        found.update(dict.fromkeys(line[:at], line[at + 1 :]))
    return found


@cache
def _called() -> re.Pattern[str]:
    names = sorted(_regions(), key=len, reverse=True)
    return re.compile(rf"({'|'.join(map(re.escape, names))})(?:{_COUNT})?(?:的?全部|全境)?")


@cache
def _letters() -> dict[str, str]:
    return {line[0]: line[1] for line in lines_of("letters.txt")}


@cache
def _written_together() -> re.Pattern[str]:
    letter = f"[{''.join(_letters())}]"
    return re.compile(rf"({letter}(?:[、和与]?{letter}){{1,5}}){_COUNT}")
