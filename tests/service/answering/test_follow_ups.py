"""Follow-ups completed from the turn before."""

from __future__ import annotations

from datetime import date

import pytest

from service.answering.question import Turn
from tests.service.answering.titled import read

_CAR = "公车可以借给同事吗？"


@pytest.mark.parametrize(
    ("before", "text", "completed"),
    [
        # in the place of what is like it
        ("科级干部出差住宿标准是多少？", "那处级干部呢？", "处级干部出差住宿标准是多少？"),
        ("科级干部出差住宿标准是多少？", "处级干部呢", "处级干部出差住宿标准是多少？"),
        (_CAR, "那借给亲戚呢？", "公车可以借给亲戚吗？"),
        ("病假工资怎么发？", "那年休假呢？", "年休假工资怎么发？"),
        ("公务员记过多长时间解除？", "记大过呢？", "记大过多长时间解除？"),
        # before the question
        ("政府采购达到多少要公开招标？", "工程呢？", "工程，政府采购达到多少要公开招标？"),
        # in the place of what was asked
        ("申请护照需要什么材料？", "需要多久？", "申请护照需要多久？"),
        ("职工申请年休假需要提前几天提出？", "有没有例外？", "职工申请年休假有没有例外？"),
        (_CAR, "谁来批？", "公车可以借给同事，谁来批？"),
        (_CAR, "它由谁审批？", "公车可以借给同事，由谁审批？"),
        # under a condition
        ("盗窃怎么处罚？", "如果是累犯呢？", "盗窃，如果是累犯，怎么处罚？"),
        ("盗窃怎么处罚？", "要是未成年人呢", "盗窃，要是未成年人，怎么处罚？"),
    ],
)
def test_an_elliptic_question_is_completed(before: str, text: str, completed: str) -> None:
    """Readable by people, with the subject of the turn before."""
    assert read(text, (Turn(before),)).completed == completed


@pytest.mark.parametrize(
    "text",
    [
        *(
            "公务接待能喝酒吗？",
            "年休假有几天？",
            "那年休假有几天？",
            "出国考察要谁批准？",
            "食堂管理规定对家属怎么说？",
        ),
        *("档案法第三条", "公务员考核不称职会被辞退吗？", "上半年立案多少件？", "离职后多久可以到企业任职？"),
    ],
)
def test_a_question_with_a_subject_of_its_own_carries_nothing(text: str) -> None:
    """After a change of topic the earlier turn does not count."""
    assert read(text, (Turn(_CAR),)).completed == text


def test_without_earlier_turns_the_question_stays_as_it_is() -> None:
    """需要多久 alone is not completed by anything."""
    assert read("需要多久？").completed == "需要多久？"


def test_title_and_day_are_carried_over() -> None:
    """The title stands in the completed question; the day of the turn before stays unless another is named."""
    turns = (Turn("2018年的时候档案法规定多久移交档案？", date(2018, 12, 31)),)
    carried = read("有没有例外？", turns)
    assert carried.title is not None and carried.title.name == "档案法"
    assert carried.as_of == date(2018, 12, 31)
    assert read("现在呢？", turns).as_of == date(2026, 11, 24)
    assert read("公务接待能喝酒吗？", turns).as_of is None
