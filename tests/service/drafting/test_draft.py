"""The shape of a Draft."""

from __future__ import annotations

import pytest

from service.drafting.draft import Number, Paragraph, Section
from tests.service.drafting.made_drafts import report


def test_what_is_open_is_told_with_its_place() -> None:
    """Untraced numbers and gaps come with the label of their paragraph."""
    draft = report()
    assert draft.untraced == (("一、第1段", "23件"),)
    assert draft.gaps == (("一、第1段", "【待补充：典型案例】"),)
    assert [one.label for one in draft.placed()] == [
        "第1段",
        "一、第1段",
        "一、（一）第1段",
        "一、（一）1.（1）第1段",
        "附件2一、第1段",
    ]


@pytest.mark.parametrize(
    "spans",
    [[(0, 0)], [(3, 2)], [(0, 9)], [(-1, 2)], [(0, 3), (2, 4)], [(3, 4), (0, 1)]],
    ids=["empty", "backwards", "beyond", "before", "overlapping", "out of order"],
)
def test_numbers_lie_in_their_paragraph(spans: list[tuple[int, int]]) -> None:
    """A number outside the text, or over another, is refused."""
    with pytest.raises(ValueError, match="数字的位置"):
        Paragraph("立案23件", tuple(Number(start, end) for start, end in spans))


def test_there_are_four_levels() -> None:
    """GB/T 9704 knows no fifth level."""
    with pytest.raises(ValueError, match="5"):
        Section(5)
