"""Questions about numbers, answered over reports and a rule of a made-up office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from service.answering.answer import AnswerStatus
from service.answering.pipeline import Answering
from tests.service.answering.figures.made import answering_over

TODAY = date(2026, 11, 24)
_FILES = {
    "2022.txt": (
        "青石县档案馆2022年上半年工作总结\n一、主要工作\n（一）接收整理。上半年接收档案1200卷，整理档案900卷。"
        "接待查档群众300人次，其中现场查档240人次。档案保护经费支出12.5万元。\n青石县档案馆\n2022年7月1日\n"
    ),
    "2023.txt": (
        "青石县档案馆2023年上半年工作总结\n一、主要工作\n（一）接收整理。上半年接收档案1500卷，整理档案1100卷。"
        "接待查档群众360人次，其中现场查档270人次，同比增长20%。档案保护经费支出15万元。库房温湿度达标率98.5%。\n"
        "青石县档案馆\n2023年7月3日\n"
    ),
    "办法.txt": "青石县档案查阅办法\n第一条 为了方便群众查档，制定本办法。\n第二条 查档应当出示身份证。\n"
    "第三条 档案馆每年接待查档的时间不少于二百天。\n第四条 本办法自2020年1月1日起施行。\n",
}


@pytest.fixture(scope="module")
def answering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answering]:
    """Answers over two half-years and one rule."""
    with answering_over(_FILES, tmp_path_factory.mktemp("numbers"), TODAY) as answering:
        yield answering


# The question, what the answer has to say, and what it must not.
ANSWERED = [
    ("2023年上半年接收档案多少卷？", ["接收档案：1500卷（2023年上半年"], ["1200"]),
    ("上半年接收档案多少卷？", ["1500卷", "1200卷"], []),
    ("2023年上半年档案保护经费花了多少钱？", ["15万元"], ["12.5"]),
    ("2023年上半年库房温湿度达标率是多少？", ["98.5%"], []),
    ("2023年上半年接收档案比2022年上半年多多少卷？", ["1500 − 1200 = 300卷"], []),
    ("2023年上半年整理档案和接收档案一共多少卷？", ["1100 + 1500 = 2600卷"], []),
    ("2023年上半年现场查档占接待查档群众的百分之几？", ["270 ÷ 360 × 100% = 75%"], []),
    ("请帮我查一下，2023年上半年新收了多少卷档案，谢谢", ["接收档案：1500卷"], ["1200"]),
    ("2023年1-6月来查档的群众有多少人次？", ["360人次"], []),
    ("2023年上半年接待查档群众里头有几人次是现场查档的？", ["270人次"], []),
    ("青石县档案馆2023年上半年的档案保护经费支出", ["15万元"], []),
    ("近两年上半年接收档案怎么变的？", ["多 300 卷，（1500 − 1200）÷ 1200 = 25 %"], []),
]


@pytest.mark.parametrize(("question", "told", "untold"), ANSWERED)
def test_numbers_are_told(answering: Answering, question: str, told: list[str], untold: list[str]) -> None:
    """The number of the time and thing asked for, quoted; sums and shares with their formula."""
    answer = answering.ask(question, TODAY)
    assert answer.status is AnswerStatus.ANSWERED
    assert all(one in answer.answer for one in told), answer.answer
    assert not any(one in answer.answer for one in untold), answer.answer
    assert all(one.verified for one in answer.citations)
    assert all(sentence.citations for sentence in answer.sentences)


REFUSED = [
    ("2024年上半年接收档案多少卷？", "2023年上半年"),
    ("2023年上半年数字化档案扫描了多少万页？", ""),
    ("青石县档案馆有多少在编职工？", ""),
    ("2023年全年接收档案多少卷？", "2023年上半年"),
    ("安顺2023年上半年接收档案多少卷？", ""),
    ("2023年上半年修复了多少册古籍？", ""),
    ("2023年上半年白水县接收档案多少卷？", ""),
]


@pytest.mark.parametrize(("question", "named"), REFUSED)
def test_what_nobody_states_is_refused(answering: Answering, question: str, named: str) -> None:
    """Where the same is told for other times, these are named."""
    answer = answering.ask(question, TODAY)
    assert answer.status is AnswerStatus.NOT_FOUND
    assert not answer.sentences
    assert named in answer.message


def test_this_year_is_answered_by_the_latest(answering: Answering) -> None:
    """And the answer says so."""
    answer = answering.ask("今年接收档案多少卷？", TODAY)
    assert "1500卷" in answer.answer
    assert any("2026" in note and "2023" in note for note in answer.notes)


def test_a_rule_is_quoted_where_a_rule_is_asked_for(answering: Answering) -> None:
    """A number that a rule sets is no number of a report."""
    answer = answering.ask("档案馆每年接待查档的时间最少多少天？", TODAY)
    assert answer.citations[0].quote.article == "第三条"
