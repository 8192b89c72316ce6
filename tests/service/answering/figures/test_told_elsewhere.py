"""A report that tells of the thing asked for without its number: that of a like thing is no plain answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from service.answering.answer import AnswerStatus
from service.answering.pipeline import Answering
from tests.service.answering.figures.made import answering_over

TODAY = date(2026, 11, 24)
_FILES = {
    "2026.txt": "青石县2026年政府工作报告\n一、2025年工作回顾\n（一）消费市场。2025年，社会消费品零售总额增长2.4%。"
    "用好补贴资金，带动消费6.5亿元。新建农村公路130公里，完成投资4.2亿元。\n青石县人民政府\n2026年1月20日\n"
}


@pytest.fixture(scope="module")
def answering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answering]:
    """Answers over that report."""
    with answering_over(_FILES, tmp_path_factory.mktemp("elsewhere"), TODAY) as answering:
        yield answering


def test_a_like_thing_is_told_as_near_at_most(answering: Answering) -> None:
    answer = answering.ask("青石县2025年社会消费品零售总额是多少亿元？", TODAY)
    assert answer.status in (AnswerStatus.PARTLY_ANSWERED, AnswerStatus.NOT_FOUND)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("青石县2025年带动消费多少亿元？", "6.5亿元"),
        ("青石县2025年社会消费品零售总额增长多少？", "2.4%"),
        ("青石县2025年新建农村公路多少公里？", "130公里"),
    ],
)
def test_the_thing_itself_is_answered(answering: Answering, question: str, told: str) -> None:
    answer = answering.ask(question, TODAY)
    assert answer.status is AnswerStatus.ANSWERED
    assert told in answer.answer
