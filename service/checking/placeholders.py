"""【待补充】, ××, XX: places that were to be filled in."""

from __future__ import annotations

import re
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


def find(proof: Proof) -> Iterator[Remark]:
    """Each such place."""
    for found in _PLACE.finditer(proof.text):
        yield Remark(*found.span(), Severity.ERROR, f"“{found[0]}”还没有填写。", "补上内容，或删去。")
