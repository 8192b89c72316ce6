"""【待补充】, ××, XX: places that were to be filled in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from service.checking.finding import Remark, Severity
from service.checking.proof import Proof

# Masked names (**县) are words of the text.
_PLACE = re.compile(
    r"【[^【】\n]{0,30}(?:待|补充|核实|填写|插入|确认|此处)[^【】\n]{0,60}】"
    r"|[（(](?:待[^（）()\n，。]{1,12}|此处[^（）()\n]{1,20}|数据?待[^（）()\n]{1,8})[）)]"
    r"|[×✕]{2,}|(?<![A-Za-zＡ-Ｚ0-9])[XxＸｘ]{2,}(?![A-Za-zＡ-Ｚ0-9-])|(?<=20)[×XxＸ]{2}(?=年)|[×XＸ](?=月[×XＸ0-9]{1,2}日)|[□]{2,}|_{3,}|＿{2,}"
    r"|(?i:\bTODO\b)|[？?]{3,}"
)


_THROUGHOUT = 10


def find(proof: Proof) -> Iterator[Remark]:
    """Each such place; a mark that stands throughout the text, for names that are hidden, is told once."""
    found = list(_PLACE.finditer(proof.text))
    counts = Counter(_mark(one[0]) for one in found)
    told: set[str] = set()
    for one in found:
        mark = _mark(one[0])
        often = counts[mark] > _THROUGHOUT
        if often and mark in told:
            continue
        told.add(mark)
        more = f"，全文共{counts[mark]}处" if often else ""
        severity = Severity.NOTE if often else Severity.ERROR
        yield Remark(*one.span(), severity, f"“{one[0]}”还没有填写{more}。", "补上内容，或删去。")


def _mark(words: str) -> str:
    """What the place is marked with: × for ××, the bracket for 【…】."""
    return words[0].upper()
