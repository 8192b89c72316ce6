"""Times of last period become times of this one, or gaps."""

from __future__ import annotations

import pytest

from ingest.errors import ModelRefused
from service.drafting.composing.move import Move
from tests.service.drafting.made_reports import drafted, only

CASES = [
    # (what last period's report says, its period, the new period, what the draft says)
    ("上半年工作平稳有序。", "2023H1", "2023H2", "下半年工作平稳有序。"),
    ("上半年工作平稳有序。", "2023H1", "2023", "全年工作平稳有序。"),
    ("上半年工作平稳有序。", "2022H1", "2023H1", "上半年工作平稳有序。"),
    ("全年工作平稳有序。", "2023", "2024H1", "上半年工作平稳有序。"),
    ("今年上半年工作平稳。", "2023H1", "2023H2", "今年下半年工作平稳。"),
    ("今年上半年工作平稳。", "2023H1", "2023", "今年工作平稳。"),
    ("2023年上半年工作平稳。", "2023H1", "2024H1", "2024年上半年工作平稳。"),
    ("2023年上半年工作平稳。", "2023H1", "2023", "2023年工作平稳。"),
    ("2022年工作平稳。", "2023H1", "2024H1", "2023年工作平稳。"),  # last year's year
    ("现将2023年工作情况报告如下。", "2023", "2024H1", "现将2024年上半年工作情况报告如下。"),
    ("2023年以来工作平稳。", "2023", "2024H1", "2024年以来工作平稳。"),
    ("一季度工作平稳有序。", "2023Q1", "2023Q2", "二季度工作平稳有序。"),
    ("截至6月底，工作平稳。", "2023H1", "2023H2", "截至12月底，工作平稳。"),
    ("截至6月底，工作平稳。", "2023H1", "2023", "截至12月底，工作平稳。"),
    ("1—6月，工作平稳。", "2023H1", "2023H2", "7—12月，工作平稳。"),
    ("1至6月工作平稳。", "2023H1", "2023", "1—12月工作平稳。"),
    ("2018年印发的办法继续施行。", "2023H1", "2023H2", "2018年印发的办法继续施行。"),  # history does not move
    ("2021年以来持续平稳。", "2023H1", "2024H1", "2021年以来持续平稳。"),
    ("“十四五”以来工作平稳。", "2023H1", "2024H1", "“十四五”以来工作平稳。"),
    # What cannot be told is a gap.
    ("去年下半年以来工作平稳。", "2023H1", "2023H2", "【待补充：时间】以来工作平稳。"),
    ("1—5月，工作平稳。", "2023H1", "2023H2", "【待补充：时间】，工作平稳。"),
    ("受教育年限达到10.7年。", "2023H1", "2023H2", "受教育年限达到【待补充：数字】年。"),
    ("连续三年保持平稳。", "2023H1", "2024H1", "【待补充：时间】保持平稳。"),
    ("元旦、春节期间加强值班。", "2023H1", "2023H2", "【待补充：本期的节日】期间加强值班。"),
    ("元旦、春节期间加强值班。", "2022H1", "2023H1", "元旦、春节期间加强值班。"),
]


@pytest.mark.parametrize(("text", "old", "new", "expected"), CASES)
def test_a_time_moves_or_is_asked_for(text: str, old: str, new: str, expected: str) -> None:
    """It is told where it follows from both periods, and never guessed."""
    assert only(drafted(text, old=old, new=new)) == expected


def test_plans_are_of_what_comes() -> None:
    """A plan for the second half is right again a year later; half a year later nobody knows what it is for."""
    kept = drafted("下半年组织演练2次。", {"组织演练": "3"}, new="2024H1", heading="下半年工作打算")
    assert (kept.draft.sections[-1].heading, only(kept)) == ("下半年工作打算", "下半年组织演练3次。")
    asked = drafted("年底前完成搬迁。", heading="下半年工作打算")
    assert (asked.draft.sections[-1].heading, only(asked)) == (
        "【待补充：时间】工作打算",
        "【待补充：时间】前完成搬迁。",
    )
    assert [one.kind for one in asked.draft.checks if one.kind == "gap"] == ["gap"]


@pytest.mark.parametrize(
    ("old", "new"), [("2023H1", "去年"), ("2023H1", "2022H2"), ("", "2023H1"), ("2023H1", "2023-06-05")]
)
def test_a_period_that_cannot_be_is_refused(old: str, new: str) -> None:
    """None at all, a day, or one before the model's."""
    with pytest.raises(ModelRefused):
        Move.of(old, new)
