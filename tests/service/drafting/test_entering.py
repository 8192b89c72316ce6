"""Filling gaps in their places, and writing numbers anew: in sentences, in cells, in annexes."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ingest.errors import SettlingRefused
from service.drafting.draft import Attachment, Draft, Number, Paragraph, Section, Source, SourceType
from service.drafting.finishing.entering import enter
from service.drafting.finishing.settling import Named, Place, settle, vouched
from service.drafting.reading_back.numbers import find_numbers

CELLS = "指标 | 2023年 | 同比\n受理 | 23件 | 【待补充：受理同比】\n办结 | 23件 | 【待补充：办结同比】"
GIVEN = Source(SourceType.FACTS, "第2行", "受理 23件")


def traced(text: str) -> Paragraph:
    """The words with every number in them given."""
    return Paragraph(text, tuple(replace(one, source=GIVEN) for one in find_numbers(text)))


def draft(text: str, *, annexed: bool = False) -> Draft:
    """A draft of this one paragraph, in its text or in its annex."""
    sections = (Section(1, "一、", "情况", (traced(text),)),)
    if annexed:
        return Draft("总结", attachments=(Attachment("指标表", sections),))
    return Draft("总结", sections)


def at(text: str, words: str, *, annexed: bool = False) -> Place:
    """Where `words` stand."""
    start = text.index(words)
    return Place(0, 0, start, start + len(words), 0 if annexed else None)


def told(one: Draft) -> list[tuple[str, str]]:
    """Each number with where it comes from."""
    (placed,) = one.placed()
    return [(placed.paragraph.written(number), number.source.type.value) for number in placed.paragraph.numbers]


@pytest.mark.parametrize("annexed", [False, True])
@pytest.mark.parametrize(
    ("text", "place", "words", "after", "numbers"),
    [
        # The unit stands behind the gap.
        (
            "受理23件，立案【待补充：立案数】件。",
            "【待补充：立案数】",
            "5",
            "受理23件，立案5件。",
            [("23件", "facts"), ("5件", "none")],
        ),
        ("抓好【待补充：重点】。", "【待补充：重点】", "各项任务", "抓好各项任务。", []),
        ("受理23件，立案5件。", "23件", "24件", "受理24件，立案5件。", [("24件", "none"), ("5件", "facts")]),
        # What was beside the gap is no number of its own any more.
        (
            "共【待补充：总数】5件。",
            "【待补充：总数】",
            "1",
            "共15件。",
            [("15件", "none")],
        ),
        (CELLS, "【待补充：受理同比】", "+5.1%", CELLS.replace("【待补充：受理同比】", "+5.1%"), None),
        (CELLS, "【待补充：办结同比】", "-3", CELLS.replace("【待补充：办结同比】", "-3"), None),
        (CELLS, "【待补充：办结同比】", "持平", CELLS.replace("【待补充：办结同比】", "持平"), None),
    ],
)
def test_a_place_is_filled(
    text: str, place: str, words: str, after: str, numbers: list[tuple[str, str]] | None, annexed: bool
) -> None:
    """A number that was entered is untraced, with its unit and sign; every other keeps its source."""
    entered = enter(draft(text, annexed=annexed), at(text, place, annexed=annexed), f" {words} ")
    (placed,) = entered.draft.placed()
    assert (placed.paragraph.text, entered.before) == (after, place)
    filled = [("23件", "facts"), ("23件", "facts"), (words, "none")]
    if numbers is None:
        numbers = filled if "办结" in place else [filled[0], filled[2], filled[1]]
    assert told(entered.draft) == numbers


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("受理", "收到"),
        ("【待补充：受理同比】", "  "),
        ("【待补充：受理同比】", "5%\n6%"),
        ("【待补充：受理同比】", "5% | 6%"),
        ("【待补充：受理同比】", "|5%"),
    ],
)
def test_what_cannot_be_entered(place: str, words: str) -> None:
    """Neither a gap nor a number stands there, nothing is written, or it would be another row or cell."""
    with pytest.raises(SettlingRefused):
        enter(draft(CELLS), at(CELLS, place), words)


@pytest.mark.parametrize("place", [Place(1, 0, 0, 1), Place(0, 1, 0, 1), Place(0, 0, 0, 1, 0), Place(-1, 0, 0, 1)])
def test_a_place_that_is_not_there(place: Place) -> None:
    """Another section, paragraph or annex."""
    with pytest.raises(SettlingRefused):
        enter(draft(CELLS), place, "5")


def test_a_source_comes_with_what_is_entered() -> None:
    """A reason with who and when, or the words of a text, which have to say it; words alone are marked too then."""
    reason = vouched("已与台账核对", "李核")
    place = at(CELLS, "【待补充：受理同比】")
    entered = enter(draft(CELLS), place, "+5.1%", reason, "李核").draft
    assert told(entered)[1] == ("+5.1%", "person")
    (placed,) = entered.placed()
    assert placed.paragraph.numbers[1].source == reason
    said = Named("台账", "受理同比增长5.1%。", "受理同比增长5.1%")
    assert told(enter(draft(CELLS), place, "+5.1%", said, "李核").draft)[1] == ("+5.1%", "document")
    fell = Named("台账", "受理同比下降5.1%。", "受理同比下降5.1%")
    assert told(enter(draft(CELLS), place, "-5.1%", fell, "李核").draft)[1] == ("-5.1%", "document")
    with pytest.raises(SettlingRefused, match=re.escape("+5.1%")):
        enter(draft(CELLS), place, "+5.1%", fell, "李核")
    (worded,) = enter(draft(CELLS), place, "另行统计", reason, "李核").draft.placed()
    assert [worded.paragraph.written(one) for one in worded.paragraph.numbers] == ["23件", "另行统计", "23件"]


def test_what_was_entered_without_a_source_is_settled_later() -> None:
    """In an annex as in the text."""
    entered = enter(draft(CELLS, annexed=True), at(CELLS, "【待补充：受理同比】", annexed=True), "持平").draft
    (placed,) = entered.placed()
    number: Number = placed.paragraph.numbers[1]
    place = Place(0, 0, number.start, number.end, 0)
    assert told(settle(entered, place, vouched("已与台账核对", "李核")))[1] == ("持平", "person")
