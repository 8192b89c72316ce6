"""Marks of sections in another order."""

from __future__ import annotations

import pytest

from service.drafting.draft import Section
from service.drafting.ordering import counted_anew


def sections(marks: str) -> list[Section]:
    """Sections with these marks, 开头 without one; the level is told by the form of the mark."""
    levels = {"开头": 0, "、": 1, "）": 2, ")": 2, ".": 3}
    return [
        Section(levels.get(mark, levels.get(mark[-1], 1)), "" if mark == "开头" else mark, mark)
        for mark in marks.split()
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("一、 二、 三、", "三、 一、 二、", "一、 二、 三、"),
        ("开头 一、 （一） （二） 二、 （一）", "开头 二、 （一） 一、 （一）", "开头 一、 （一） 二、 （一）"),
        ("一、 1. 2. 3.", "一、 3. 1.", "一、 1. 2."),
        ("一、 （一） 1. （二） 1.", "一、 （二） 1. （一） 1.", "一、 （一） 1. （二） 1."),
        ("一、 三、 四、", "四、 一、", "四、 一、"),
        ("一、 (一) (二)", "一、 (二)", "一、 (一)"),
        ("十、 十一、", "十一、 十、", "十一、 十、"),
        ("", "一、", "一、"),
    ],
    ids=[
        "moved",
        "under headings",
        "left out",
        "deeper",
        "not in order before",
        "narrow",
        "begins at ten",
        "none before",
    ],
)
def test_marks_follow_the_order_where_they_did_before(before: str, after: str, expected: str) -> None:
    """Each level by itself; a level that did not count from one keeps its marks."""
    made = counted_anew(sections(after), sections(before))
    assert [one.mark or "开头" for one in made] == expected.split()
