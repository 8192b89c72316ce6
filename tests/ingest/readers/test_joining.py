"""Printed lines that are joined to paragraphs."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Line, Segment
from ingest.readers.joining import join, joined


@pytest.mark.parametrize(
    ("rows", "text", "lengths"),
    [
        (["仓库物资由综合科", "统一保管。"], "仓库物资由综合科统一保管。", [8, 5]),
        (["the rules of", "the office"], "the rules of the office", [13, 10]),
        (["the regu-", "lations"], "the regulations", [8, 7]),
        (["the regu-", "Lations"], "the regu-Lations", [9, 7]),
        (["第12", "34号"], "第12 34号", [4, 3]),
        (["www.a/", "b.cn"], "www.a/b.cn", [6, 4]),
    ],
)
def test_rows_of_a_paragraph_are_joined(rows: list[str], text: str, lengths: list[int]) -> None:
    """Latin words are kept apart, broken ones mended; what is added or taken counts with the row before."""
    assert joined(rows) == (text, lengths)


@given(st.lists(st.text("中，a- Z9", min_size=1, max_size=4), min_size=1, max_size=5))
def test_rows_are_joined_as_lines_are(rows: list[str]) -> None:
    """All at once or one by one, text and lengths are the same, and add up."""
    text, lengths = joined(rows)
    line = reduce(join, (Line(row, (Segment(len(row), 1),)) for row in rows))
    assert (line.text, [segment.length for segment in line.segments]) == (text, lengths)
    assert sum(lengths) == len(text)
