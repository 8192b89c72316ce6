"""Gaps between printed characters: which are blanks of the text, and which mere spacing."""

from __future__ import annotations

from ingest.readers.characters import is_wide

# A gap that exceeds the others of its line by less than these shares of the size is spacing and no
# blank of the text: between two wide characters what justification leaves uneven, between a wide
# and a Latin one the automatic spacing (Word: 1/4).
_EVEN_GAP = 0.12
_AUTOMATIC_GAP = 0.45
# The cell of a Han character above and below its baseline, as shares of its size.
ASCENT = 0.9
DESCENT = 0.2
BOLD_WEIGHT = 600


def is_spacing(before: str, after: str, gap: float, usual: float, size: float) -> bool:
    """Whether the gap between two characters is spacing; `usual` is that between wide ones of the line."""
    wide = is_wide(before) + is_wide(after)
    return bool(wide) and gap < usual + (_EVEN_GAP if wide == 2 else _AUTOMATIC_GAP) * size
