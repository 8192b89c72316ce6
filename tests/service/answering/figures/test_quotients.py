"""What questions for one number divided by another ask for."""

from __future__ import annotations

import pytest

from service.answering.figures.operands import Reader
from service.answering.figures.quotients import quotient

READER = Reader(2026, ("青石县",))


@pytest.mark.parametrize(
    ("question", "whole", "units"),
    [
        ("青石县去年给农民工追回的欠薪，平均每人合多少？", "给农民工追回欠薪", "人"),
        ("青石县去年给农民工追回的欠薪，平均一个人多少钱？", "给农民工追回欠薪", "人"),
        ("青石县去年发放的贷款平均每户多少万元？", "发放贷款", "户"),
        ("青石县去年给病人看病，平均一人次花了多少钱？", "给病人看病", "人次"),
        ("青石县老旧小区改造投的钱，平均到每个小区是多少？", "老旧小区改造投钱", "个"),
    ],
)
def test_what_comes_to_each(question: str, whole: str, units: str) -> None:
    """The whole, and the counter of those among whom it is divided."""
    found = quotient(question, READER)
    assert found is not None
    assert found.operands[0].subject.removesuffix(" 钱") == whole
    assert units in found.units


@pytest.mark.parametrize(
    ("question", "brought", "spent"),
    [
        ("青石县去年以旧换新，一块钱补贴带出来几块钱的买卖？", "买卖", "补贴"),
        ("青石县去年以旧换新，一块钱补贴带出来多少钱的销售？", "销售", "补贴"),
        ("青石县消费券每发一块钱，能拉动多少块钱的消费？", "消费", "消费券"),
    ],
)
def test_what_one_yuan_brings(question: str, brought: str, spent: str) -> None:
    """What was brought about comes first, what was spent second, both in one unit."""
    found = quotient(question, READER)
    assert found is not None
    assert brought in found.operands[0].subject
    assert spent in found.operands[1].subject
    assert not found.units


@pytest.mark.parametrize(
    "question",
    [
        "青石县最低工资平均一个月多少钱？",
        "青石县平均每年新增就业多少人？",
        "青石县去年人均收入多少？",
        "青石县消费补贴发了多少钱？",
    ],
)
def test_what_is_no_quotient(question: str) -> None:
    """A month or a year is nobody among whom anything is divided; what is stated for each is one number."""
    assert quotient(question, READER) is None
