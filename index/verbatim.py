"""The signs of a text one after another, as a quoted phrase is compared with them."""

from __future__ import annotations

import re
import unicodedata

# A number and a Latin word are one sign each: “3天” does not stand in 13天. Every other character is a sign; blanks
# are none, for printers and authors set them as they like.
_SIGN = re.compile(r"[0-9]+(?:\.[0-9]+)*|[a-z]+|\S")
# Stands between two texts that follow one another in the index, so that no phrase reaches from one into the other.
BORDER = "\u241f"


def signs(text: str) -> list[str]:
    """The signs of `text` in its order, folded: NFKC, lower case, no blanks."""
    return _SIGN.findall(unicodedata.normalize("NFKC", text).lower().replace(BORDER, ""))
