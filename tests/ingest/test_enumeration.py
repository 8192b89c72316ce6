"""一是…二是… in running text: parts that can be cited, and what is no count."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.enumeration import counted
from ingest.labels import UnitKind
from ingest.pipeline import ingest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主要做法：一是抓学习。二是抓整改。", ["一是抓学习。", "二是抓整改。"]),
        ("一是抓学习；二是抓整改；三是抓督办。以上做法已推广。", ["一是抓学习；", "二是抓整改；", "三是抓督办。"]),
        ("一是抓学习。办班3期。二是抓整改。整改5处。", ["一是抓学习。办班3期。", "二是抓整改。整改5处。"]),
        ("一要抓学习，二要抓整改。", ["一要抓学习，", "二要抓整改。"]),
        ("一是抓学习。", []),
        ("一是抓学习。三是抓整改。", []),
        ("这一是非之地，第一是学习，第二是整改。", []),
        ("一是否可行，二是否合法。", []),
        ("没有列举的一段话。", []),
    ],
)
def test_what_a_text_counts_up(text: str, expected: list[str]) -> None:
    """Two or more in order, each to where the next begins; a sentence that closes the list belongs to no part."""
    assert [text[part.start : part.end] for part in counted(text)] == expected


@given(
    st.lists(st.sampled_from(["一是", "二是", "三是", "甲乙。", "；", "丙，", "十一是", "\n"]), max_size=20).map(
        "".join
    )
)
def test_parts_stand_in_order_inside_the_text(text: str) -> None:
    """Parts never overlap and begin with their mark."""
    position = 0
    for number, part in enumerate(counted(text), 1):
        assert part.number == number
        assert position <= part.start < part.end <= len(text)
        assert text.startswith(part.mark, part.start)
        position = part.end


def test_a_part_of_a_paragraph_is_cited() -> None:
    """第1段一是 stands below its paragraph, at its span."""
    text = "2023年工作总结\n一、主要做法\n成效明显。一是抓学习，办班3期。二是抓整改，整改5处。\n"
    document = ingest(text.encode(), "总结.txt", today=date(2024, 1, 1))
    items = [unit for unit in document.walk() if unit.kind is UnitKind.ITEM]
    assert [(unit.label, unit.text) for unit in items] == [
        ("一、第1段一是", "一是抓学习，办班3期。"),
        ("一、第1段二是", "二是抓整改，整改5处。"),
    ]
