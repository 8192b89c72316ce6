"""A step on characters that look like Han but are none, as fonts in PDFs often name them."""

from __future__ import annotations

import re
import unicodedata

from ingest.cleaning.editing import map_lines, substitute
from ingest.document import Reading

# CJK Radicals Supplement, Kangxi Radicals, CJK Compatibility Ideographs: a text search for the
# ordinary character does not find them.
_LOOKALIKE = re.compile(r"[\u2e80-\u2fd5\uf900-\ufaff]")

# Simplified forms of the supplement that Unicode gives no decomposition for (Unicode 16, 2E80).
_SUPPLEMENT = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻤⻥⻦⻨⻩⻬⻮⻰",
        "民虎西见角贝车长门青韦页风飞食马鬼鱼鸟麦黄齐齿龙",
        strict=True,
    )
)


def unify_characters(reading: Reading) -> Reading:
    """Replace radicals and compatibility ideographs by the Han they stand for, one for one."""
    return map_lines(reading, lambda line: substitute(line, _LOOKALIKE, _ordinary))


def _ordinary(found: re.Match[str]) -> str:
    char = found.group()
    folded = unicodedata.normalize("NFKC", char)
    return _SUPPLEMENT.get(char, folded if len(folded) == 1 else char)
