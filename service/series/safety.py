"""Text of documents in cells of a spreadsheet: never a formula, never a character that the file cannot hold."""

from __future__ import annotations

import re

# What spreadsheet programs begin a formula with (OWASP, CSV injection), also in full width.
_BEGINS_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
# What XML cannot hold, and what would tell a terminal or a printer to do something.
_UNFIT = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The most that a cell of XLSX holds (ECMA-376, limits of Excel), less the mark before it.
_LONGEST = 32_766


def safe(text: str) -> str:
    """The text as a cell may hold it: with ' before what would begin a formula."""
    fit = _UNFIT.sub("\ufffd", text)[:_LONGEST]
    return f"'{fit}" if _BEGINS_FORMULA.match(fit) else fit
