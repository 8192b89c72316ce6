"""Numbers of questions that are put in ways nobody foresaw, with the bundled vectors, over made-up reports."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from service.answering.answer import AnswerStatus
from service.answering.figures import widest
from service.answering.pipeline import Answering
from tests.service.answering.figures.made import answering_over
from tests.service.answering.figures.test_likeliest import FILES, TODAY


@pytest.fixture(scope="module")
def answering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answering]:
    """Answers over reports of two counties."""
    with answering_over(FILES, tmp_path_factory.mktemp("widest"), TODAY) as answering:
        yield answering


OTHERWISE = "青石县放了学没人管的娃，去年给开了几个班？"


@pytest.fixture
def by_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is found that is called otherwise than a part of the question."""
    for step in ("likeliest", "nearest_by_byname", "nearest_by_meaning"):
        monkeypatch.setattr(f"service.answering.figures.answering.{step}", lambda *_: None)


@pytest.mark.usefixtures("by_parts")
@pytest.mark.parametrize(("enough", "told"), [(0.05, "26个"), (1.0, "")])
def test_the_likeliest_of_all_is_told_where_it_is_sure_enough(
    answering: Answering, monkeypatch: pytest.MonkeyPatch, enough: float, told: str
) -> None:
    """As what only comes nearest; of so few numbers none is as sure as of a whole report."""
    monkeypatch.setattr(widest, "ENOUGH", enough)
    answer = answering.ask(OTHERWISE, TODAY)
    assert answer.status is (AnswerStatus.PARTLY_ANSWERED if told else AnswerStatus.NOT_FOUND)
    assert told in answer.answer


def test_a_result_of_two_is_no_question_for_one(answering: Answering, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is likeliest."""
    monkeypatch.setattr(widest, "ENOUGH", 0.0)
    answer = answering.ask("青石县去年大熊猫比老虎多几只？", TODAY)
    assert answer.status is AnswerStatus.NOT_FOUND
