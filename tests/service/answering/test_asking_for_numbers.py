"""Which questions ask for a number that reports may state, and which for one that a rule sets."""

import pytest

from service.answering.understanding.numbers import asks_count


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("上半年立案多少件？", True),
        ("每万人有多少张床位？", True),
        ("公务用车运行费用花了多少钱？", True),
        ("公车私用按每公里多少钱收回费用？", False),
        ("住宿费每天多少元？", False),
        ("学时费每学时给多少？", False),
        ("住宿费最多多少元？", False),
        ("最低工资一个月多少钱？", True),
        ("低保最低提到每月多少钱？", True),
        ("补贴最低多少元？", False),
        ("低保标准去年比前年每月涨了多少钱？", True),
        ("交通和水利的投资加起来要多少？", True),
        ("报名要多少钱？", False),
        ("几天内要报销？", False),
    ],
)
def test_a_count_is_no_rate_that_a_rule_sets(question: str, asked: bool) -> None:
    """A number of something that was is a count; a limit, a term or a rate by piece is not."""
    assert asks_count(question) is asked
