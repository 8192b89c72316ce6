"""Two offices with rules of one title: a question that names the office gets its rule, an answer says whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from index.library import Library
from ingest.readers import Limits
from service.answering.answer import Answer, AnswerStatus
from service.answering.pipeline import Answering
from service.answering.question import Question
from service.answering.turning import with_turns
from service.candidates import Candidate
from service.ingestion import Ingestion

TODAY = date(2026, 11, 24)
_RULE = """发文机关：{office}
财务报销管理办法
第一条 为了管好报销，制定本办法。
第二条 发票应当在{term}日内报销。
第三条 本办法自{begins}起施行。
"""


@pytest.fixture(scope="module")
def answering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answering]:
    """Answers over one rule of 甲县纪委 and one of 乙局, which is later."""
    folder = tmp_path_factory.mktemp("offices")
    texts = {
        "甲.txt": _RULE.format(office="中共甲县纪律检查委员会", term="十", begins="2020年1月1日"),
        "乙.txt": _RULE.format(office="乙局", term="三十", begins="2022年1月1日"),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Library.open(folder / "library") as library:
        candidates = [Candidate(folder / name, name, name) for name in texts]
        assert [one.error for one in Ingestion(library, Limits(), TODAY).run(candidates)] == [None, None]
        yield Answering(library)


def _ask(answering: Answering, text: str, turns: tuple[str, ...] = ()) -> Answer:
    return answering.answer(Question(text, TODAY, None, with_turns(answering, turns, TODAY, None)))


@pytest.mark.parametrize(
    ("question", "file", "words"),
    [
        ("甲县纪委《财务报销管理办法》第二条", "甲.txt", "根据中共甲县纪律检查委员会《财务报销管理办法》第二条："),
        ("县纪委的财务报销管理办法第二条怎么说？", "甲.txt", "根据中共甲县纪律检查委员会《财务报销管理办法》第二条："),
        ("财务报销管理办法第二条，乙局的", "乙.txt", "根据乙局《财务报销管理办法》第二条："),
    ],
)
def test_a_question_that_names_the_office_gets_its_rule(
    answering: Answering, question: str, file: str, words: str
) -> None:
    """The answer says whose rule it quotes."""
    answer = _ask(answering, question)
    assert [one.quote.document.file for one in answer.citations] == [file]
    assert answer.answer.startswith(words)


def test_a_title_without_its_office_could_be_either(answering: Answering) -> None:
    """Both are named with their offices."""
    answer = _ask(answering, "《财务报销管理办法》第二条")
    assert answer.status is AnswerStatus.AMBIGUOUS
    assert "中共甲县纪律检查委员会" in answer.message and "乙局" in answer.message


def test_both_stand_beside_each_other(answering: Answering) -> None:
    """The later one does not end the other."""
    answer = _ask(answering, "发票应当在几日内报销？")
    assert {one.quote.document.file: one.status_in_law for one in answer.citations} == {
        "甲.txt": "in_force",
        "乙.txt": "in_force",
    }


def test_a_follow_up_stays_with_the_office(answering: Answering) -> None:
    """第三条呢？ is of the rule that was quoted before."""
    answer = _ask(answering, "第三条呢？", ("甲县纪委《财务报销管理办法》第二条",))
    assert [one.quote.document.file for one in answer.citations] == ["甲.txt"]
    assert answer.citations[0].quote.article == "第三条"
