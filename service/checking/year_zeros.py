"""○, Ｏ and 0 where a year in Chinese numerals has 〇 (GB/T 15835—2011, 4.2.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.checking.finding import Remark, Severity
from service.checking.proof import Proof

_YEAR = re.compile(r"(?<![一二三四五六七八九〇零十百千])[一二][一二三四五六七八九〇○Ｏo零O0]{3}(?=年)")
_WRONG = re.compile(r"[○ＯoO0零]")


def find(proof: Proof) -> Iterator[Remark]:
    """Each such year, rightly written."""
    for found in _YEAR.finditer(proof.text):
        if _WRONG.search(found[0]):
            said = "用汉字写的年份，“零”写作“〇”（GB/T 15835—2011）。"
            yield Remark(*found.span(), Severity.NOTE, said, _WRONG.sub("〇", found[0]))
