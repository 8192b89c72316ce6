"""Lists and tables of what is repealed: 下列规定予以废止：, 附件：废止的规章目录."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.identity.found import Piece
from ingest.marks import list_mark

_REPEAL = r"(?:废止|失效|停止执行)"
# A line that opens a list of what is repealed …
_OPENS = re.compile(
    rf"(?:下列|以下|所列|如下)[^。]{{0,80}}{_REPEAL}[^。《》]{{0,10}}[：:。]$"
    rf"|{_REPEAL}(?:下列|以下|如下)[^。]{{0,60}}[：:。]$"
    rf"|(?:予以|决定|同时|宣布|一并){_REPEAL}[^。《》]{{0,30}}[：:]$"
    rf"|{_REPEAL}的?[^。《》，]{{0,30}}(?:目录|清单)(?:[（(][^（）()]*[）)])?$"
)
# … and one that opens a list of what is not.
_CLOSES = re.compile(
    r"(?:修改|修订|修正|保留|继续有效|重新公布)[^。]{0,40}(?:[：:]|目录|清单)(?:[（(][^（）()]*[）)])?$"
)
_OWN = re.compile(r"(?:废止|宣布失效|停止执行)[^《》]*(?:的(?:决定|通知|公告|令|决议|通告)|目录)$")
_HEADER = re.compile(r"(?:序号|名称|文号|标题)")


def listed_lines(body: Piece, title: str) -> Iterator[Piece]:
    """The lines of every list of what is repealed; in a decision to repeal a list goes on over other lines."""
    decision = bool(_OWN.search(re.sub(r"[（(].*?[）)]$", "", title)))
    listing = False
    for found in re.finditer(r"[^\n]+", body.text):
        line = found[0].strip()
        if _CLOSES.search(line):
            listing = False
        elif _OPENS.search(line):
            listing = True
        elif listing and _is_entry(line):
            start = found.start() + found[0].index(line)
            yield Piece(body.start + start, line)
        elif listing and not decision:
            listing = False


def _is_entry(line: str) -> bool:
    if " | " in line:
        return not _HEADER.match(line)
    return list_mark(line) is not None or line.startswith("《")
