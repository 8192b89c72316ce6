"""《甲》《乙》《丙》等2项制度, 甲、乙、丙分别增长5%、6%: what is listed beside how many there are said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from ingest.labels import read_numeral
from service.checking.finding import Remark, Severity
from service.checking.proof import Proof

_COUNT = r"(?P<count>\d{1,3}|[两二三四五六七八九十]{1,3})(?P<more>[余多几])?"
_TITLES = re.compile(
    rf"(?P<list>(?:《[^《》\n]{{1,80}}》(?:（[^（）\n]{{1,40}}）)?[、和及与]?){{2,30}})(?P<etc>等)?{_COUNT}(?:项|个|件|部|份|篇)"
)
_QUOTED = re.compile(rf"(?P<list>(?:“[^“”\n]{{1,60}}”[、和及与]?){{2,20}})(?P<etc>等)?{_COUNT}(?:项|个|类|种|大|方面)")
_NAMES = re.compile(
    rf"(?:^|(?<=[，。；：（\n]))(?P<list>[^，。；：（）《》“”0-9\n]{{2,120}})等{_COUNT}(?:项|个|家|名|类|种|位|所|方面)(?![月年])"
)
_EACH = re.compile(
    r"(?:^|(?<=[，。；：\n]))(?P<names>[^，。；：\n0-9]{2,80})分别(?P<verb>[一-鿿]{0,8}?)(?P<numbers>(?:(?:约|近|超)?\d+(?:\.\d+)?"
    r"(?:%|个百分点|[万亿]?[一-鿿]{1,3}?)(?:[、]|和|与|及|以及)?){2,12})(?=[，。；）]|$)"
)
_AND = re.compile(r"以及|和(?![平谐睦])|与|及")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def find(proof: Proof) -> Iterator[Remark]:
    """Lists that are longer than their count, and 分别 with more names than numbers or fewer."""
    yield from _titles(proof.text)
    for start, end in proof.sentences:
        yield from _names(proof.masked, start, end)
        yield from _each(proof.masked, start, end)


def _titles(text: str) -> Iterator[Remark]:
    both = (
        ((found, "《", "件") for found in _TITLES.finditer(text)),
        ((one, "“", "项") for one in _QUOTED.finditer(text)),
    )
    for found, mark, unit in chain(*both):
        listed, count = found["list"].count(mark), read_numeral(found["count"]) or 0
        wrong = count < listed if found["etc"] or found["more"] else count != listed
        if wrong and count > 1:
            said = f"列出了{listed}{unit}，而写的是“{found['count']}{found['more'] or ''}”。"
            yield Remark(found.start(), found.end(), Severity.ERROR, said, "核对所列各项与个数。")


def _names(text: str, start: int, end: int) -> Iterator[Remark]:
    for found in _NAMES.finditer(text, start, end):
        listed, count = found["list"].count("、") + 1, read_numeral(found["count"]) or 0
        # 甲、乙和丙、丁等2个县区 may list pairs: only lists of names without a verb's comma are counted.
        if listed > count > 1 and listed >= 3 and not _AND.search(found["list"]):
            said = f"“等”之前列出了{listed}个，而写的是“{found['count']}”。"
            yield Remark(found.start("list"), found.end(), Severity.WARNING, said, "核对所列各项与个数。")


def _each(text: str, start: int, end: int) -> Iterator[Remark]:
    for found in _EACH.finditer(text, start, end):
        names, numbers = found["names"], len(_NUMBER.findall(found["numbers"]))
        least = names.count("、") + 1
        most = least + len(_AND.findall(names))
        if numbers >= 2 and most >= 2 and not least <= numbers <= most:
            listed = f"{least}" if least == most else f"{least}至{most}"
            said = f"“分别”之前有{listed}项，之后有{numbers}个数。"
            yield Remark(found.start("names"), found.end(), Severity.WARNING, said, "核对各项与各数是否一一对应。")
