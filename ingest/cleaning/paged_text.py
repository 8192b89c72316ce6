"""A step on text that was once on pages: bare page numbers between its lines, and the head printed beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ingest.cleaning.editing import keep_lines
from ingest.document import Line, Reading

_BARE = re.compile(r"\d{1,3}|[０-９]{1,3}")
_LEAST_NUMBERS = 3
# A column of numbers (序号) has its lines closer together than pages have theirs.
_LEAST_GAP = 10
_MAX_HEAD = 60


def drop_bare_numbers(reading: Reading) -> Reading:
    """Remove lines 1, 2, 3 … that count the pages of a text without pages, and the same head beside each of them.

    The numbers must follow each other without a gap, far apart, three at least: else they are text.
    """
    if any(page.number is not None for page in reading.pages):
        return reading
    lines = [line for page in reading.pages for line in page.lines]
    found = [index for index, line in enumerate(lines) if line.cells is None and _BARE.fullmatch(line.text.strip())]
    if not _count_pages(lines, found):
        return reading
    return keep_lines(reading, [lines[index] for index in [*found, *_heads(lines, found)]])


def _count_pages(lines: Sequence[Line], found: Sequence[int]) -> bool:
    if len(found) < _LEAST_NUMBERS:
        return False
    numbers = [int(lines[index].text.strip()) for index in found]
    gaps = [after - before for before, after in pairwise(found)]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and min(gaps) >= _LEAST_GAP


def _heads(lines: Sequence[Line], found: Sequence[int]) -> list[int]:
    """The lines next to the numbers whose words stand beside most of them."""
    beside = [at for index in found for at in (index - 1, index + 1) if 0 <= at < len(lines)]
    seen = Counter(lines[at].text.strip() for at in beside)
    least = max(_LEAST_NUMBERS - 1, len(found) / 2)
    return [at for at in beside if seen[lines[at].text.strip()] >= least and len(lines[at].text) <= _MAX_HEAD]
