"""CSV → Lines: RFC 4180 with the delimiter that the text itself shows."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from ingest.document import PageOfText, Reading
from ingest.readers.encoding import decode
from ingest.readers.limits import Limits
from ingest.readers.sheet_lines import Cell, grid_lines, one_line
from ingest.readers.text import blank_file
from ingest.readers.worksheet import Allowance

MEDIA_TYPE = "text/csv"

# In this order when the text fits more than one: 1,5;2,5 has semicolons between and commas within.
_DELIMITERS = "\t;,"
_SAMPLE_LINES = 200
_EVEN = 0.9
_MOSTLY = 0.5


def read_csv(data: bytes, name: str, limits: Limits) -> Reading:
    """The rows of a CSV file; raises EmptyFile, DamagedFile, TooLarge, TookTooLong."""
    limits.check_bytes(data, name)
    text, warnings = decode(data, name)
    allowance = Allowance.of(name, limits)
    delimiter = _delimiter(text)
    try:
        rows = list(_rows(text, delimiter, allowance, _STRICT))
    except csv.Error as broken:
        # A quote that is never closed would swallow the rest of the file.
        is_open = any(words in str(broken) for words in ("end of data", "field larger"))
        if is_open:
            warnings = (*warnings, f"文件“{name}”的引号不成对，引号按普通字符读取，请核对原文。")
        rows = list(_rows(text, delimiter, allowance, _LITERAL if is_open else _LENIENT))
    allowance.take_grid(rows)
    lines = tuple(grid_lines(rows, 0, prose=False))
    if not lines:
        raise blank_file(name)
    return Reading((PageOfText(lines),), MEDIA_TYPE, warnings=warnings)


_STRICT: dict[str, Any] = {"strict": True}
_LENIENT: dict[str, Any] = {}
_LITERAL: dict[str, Any] = {"quoting": csv.QUOTE_NONE}


def _rows(text: str, delimiter: str, allowance: Allowance, how: dict[str, Any]) -> Iterator[dict[int, Cell]]:
    allowance.cells = 0
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, **how):
        cells = {column: Cell(line) for column, field in enumerate(row) if (line := one_line(field))}
        allowance.take(len(cells))
        yield cells


def _delimiter(text: str) -> str:
    """The delimiter that parts most lines into equally many fields; a comma when none does."""
    lines = list(islice(io.StringIO(text, newline=""), _SAMPLE_LINES))
    # Strictly first: "甲","乙;丙" has no semicolons between its fields. Where quotes are broken that tells nothing.
    shares = {delimiter: _evenness(lines, delimiter, strict=True) for delimiter in _DELIMITERS}
    if not any(shares.values()):
        shares = {delimiter: _evenness(lines, delimiter, strict=False) for delimiter in _DELIMITERS}
    even = [delimiter for delimiter in _DELIMITERS if shares[delimiter] >= _EVEN]
    best = max(_DELIMITERS, key=lambda delimiter: shares[delimiter])
    return even[0] if even else best if shares[best] >= _MOSTLY else ","


def _evenness(lines: list[str], delimiter: str, strict: bool) -> float:
    """The share of rows that have the usual number of fields, 0 when that is one."""
    counts: Counter[int] = Counter()
    try:
        for row in csv.reader(lines, delimiter=delimiter, strict=strict):
            counts[len(row)] += any(field.strip() for field in row)
    except csv.Error:
        return 0.0
    (usual, count), *_ = counts.most_common(1) or [(1, 0)]
    return count / max(sum(counts.values()), 1) if usual > 1 else 0.0
