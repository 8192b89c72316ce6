"""The area of the page that the text of a printed document fills."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Line, Segment
from ingest.readers.joining import joined
from ingest.readers.sheet import Piece, Sheet

# A line is centred when its margins to the text area (or the page) are wide and alike.
_CENTRED_MARGIN = 2.5
_CENTRED_DIFFERENCE = 0.8


@dataclass(frozen=True, slots=True)
class Area:
    """The edges between which most of the text stands, and its usual size."""

    left: float
    right: float
    size: float

    def line(self, row: Piece, sheet: Sheet, heading_level: int | None = None) -> Line:
        """`row`, which stands on `sheet`, as a printed line."""
        return Line(
            row.text,
            (Segment(len(row.text), sheet.number, row.box, row.confidence),),
            heading_level,
            bold=row.bold,
            centred=self.is_centred(row, sheet.width),
            size=row.size,
        )

    def paragraph(self, rows: Sequence[Piece], sheet: Sheet, heading_level: int | None = None) -> Line:
        """`rows` of `sheet`, which are one paragraph, as one line with a segment for each."""
        if len(rows) == 1:
            return self.line(rows[0], sheet, heading_level)
        text, lengths = joined([row.text for row in rows])
        number, width = sheet.number, sheet.width
        return Line(
            text,
            tuple(
                [Segment(length, number, row.box, row.confidence) for row, length in zip(rows, lengths, strict=True)]
            ),
            heading_level,
            bold=all(row.bold for row in rows),
            centred=all(self.is_centred(row, width) for row in rows),
            size=rows[0].size,
        )

    def is_centred(self, row: Piece, width: float) -> bool:
        """Whether `row`, on a page of this width, stands in the middle and well inside the margins."""
        before = row.box.left - self.left
        if before <= _CENTRED_MARGIN * self.size:
            return False
        after = self.right - row.box.right
        off_area = abs(before - after) if after > 0 else width
        off_page = abs(row.box.left - (width - row.box.right))
        return min(off_area, off_page) < _CENTRED_DIFFERENCE * row.size


def text_area(body: Sequence[Piece]) -> Area:
    """The area that the rows in the size of most of the text show; some row is needed."""
    lefts = sorted([row.box.left for row in body])
    rights = sorted([row.box.right for row in body])
    size = statistics.median([row.size for row in body])
    return Area(lefts[len(lefts) // 20], rights[-1 - len(rights) // 20], size)
