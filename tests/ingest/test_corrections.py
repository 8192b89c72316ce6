"""Corrections are put in the places of the lines that they correct."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ingest.corrections import Correction, correct
from ingest.document import Box, Line, PageOfText, Reading, Segment

FIRST, SECOND, TYPED = Box(10, 10, 200, 30), Box(10, 40, 200, 60), Box(10, 70, 200, 90)


def reading() -> Reading:
    """Two recognised rows in one line, and a typed line."""
    rows = (Segment(4, 1, FIRST, 0.7), Segment(3, 1, SECOND, 0.9))
    lines = (Line("第土二条施行。", rows), Line("打印的字", (Segment(4, 1, TYPED),)))
    return Reading((PageOfText(lines, 1, 595, 842),), "application/pdf", False)


def test_a_corrected_line_is_certain_and_its_neighbours_stay() -> None:
    """The segment has the new length and full confidence."""
    line = correct(reading(), [Correction(1, FIRST, "第土二条", "第十二条 本办法")]).pages[0].lines[0]
    assert line.text == "第十二条 本办法施行。"
    assert line.segments == (Segment(8, 1, FIRST, 1.0), Segment(3, 1, SECOND, 0.9))


def test_the_later_correction_counts() -> None:
    """A line may be corrected again."""
    made = [Correction(1, FIRST, "第土二条", "第十三条"), Correction(1, FIRST, "第土二条", "第十二条")]
    assert correct(reading(), made).pages[0].lines[0].text == "第十二条施行。"


def test_a_correction_to_nothing_removes_the_row() -> None:
    """A speck that was taken for text goes, with its segment."""
    line = correct(reading(), [Correction(1, FIRST, "第土二条", "")]).pages[0].lines[0]
    assert (line.text, len(line.segments)) == ("施行。", 1)


def test_boxes_are_compared_to_a_tenth_of_a_point() -> None:
    """What is stored and read back may differ in the last digits."""
    nearly = replace(FIRST, left=FIRST.left + 0.004)
    assert correct(reading(), [Correction(1, nearly, "第土二条", "改")]).pages[0].lines[0].text == "改施行。"


def test_only_recognised_lines_are_corrected() -> None:
    """A text layer is what it is; a correction that finds no line is told."""
    there = correct(reading(), [Correction(1, TYPED, "打印的字", "别的字"), Correction(2, FIRST, "第土二条", "改")])
    assert there.pages == reading().pages
    assert "2 处更正" in there.warnings[0]


@given(st.lists(st.tuples(st.sampled_from([FIRST, SECOND]), st.text(alphabet="规定一二 ", max_size=9)), max_size=4))
def test_segments_add_up_to_the_line(edits: list[tuple[Box, str]]) -> None:
    """Whatever is corrected, the lengths of a line's segments are the length of its text."""
    for line in correct(reading(), [Correction(1, box, "", text) for box, text in edits]).pages[0].lines:
        assert sum(segment.length for segment in line.segments) == len(line.text)
