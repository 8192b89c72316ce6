"""References followed in a Library: the right Units of the right version, or what there is instead."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index.library import Library
from ingest.readers import Limits
from service.answering.answer import Answer, AnswerStatus
from service.answering.pipeline import Answering
from service.answering.question import Question
from service.answering.turning import turn_texts, with_turns
from service.candidates import Candidate
from service.ingestion import Ingestion
from tests.service.conftest import Run, json_lines

TODAY = date(2026, 11, 24)
_PUT = "（{passed}某县人民代表大会通过　自{begins}起施行）"
_KEYS = """某县钥匙管理条例
{put}
第一条 钥匙由{who}保管。
第二条 借用钥匙按下列规定办理：
（一）当日归还；
（二）登记姓名。
临时借用的，{term}内归还。
第三条 丢失钥匙的，应当报告。
第四条 本条例自{begins}起施行。
"""
_GOODS = "关于机关办公用品领用和登记管理的规定\n一、领用应当登记。\n二、每月盘点一次。\n三、自2020年1月1日起施行。\n"
_DOORS = "{place}门禁管理办法\n第一条 为了管理门禁，制定本办法。\n第二条 进门须刷卡。\n第三条 自2020年1月1日起施行。\n"


@pytest.fixture(scope="module")
def answering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answering]:
    """Answers over two versions of one rule and two rules with like names."""
    folder = tmp_path_factory.mktemp("citing")
    texts = {
        "旧.txt": _keys("2015年12月1日", "2016年1月1日", "张三", "三日"),
        "新.txt": _keys("2021年12月1日", "2022年1月1日", "李四", "一日"),
        "甲.txt": _DOORS.format(place="甲县"),
        "乙.txt": _DOORS.format(place="乙县"),
        "丙.txt": _GOODS,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Library.open(folder / "library") as library:
        candidates = [Candidate(folder / name, name, name) for name in texts]
        outcomes = list(Ingestion(library, Limits(), TODAY).run(candidates))
        assert [outcome.error for outcome in outcomes] == [None] * len(texts)
        yield Answering(library)


def _keys(passed: str, begins: str, who: str, term: str) -> str:
    return _KEYS.format(put=_PUT.format(passed=passed, begins=begins), who=who, term=term, begins=begins)


def _ask(answering: Answering, text: str, as_of: date | None = None, turns: tuple[str, ...] = ()) -> Answer:
    before = with_turns(answering, turns, TODAY, as_of)
    return answering.answer(Question(text, TODAY, as_of, before))


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("钥匙管理条例第一条", ["第一条"]),
        ("某县钥匙管理条例第二条第二款", ["第二条第二款"]),
        ("钥匙管理条例第二条第（二）项", ["第二条第一款第（二）项"]),
        ("钥匙管理条例第一条和第三条", ["第一条", "第三条"]),
        ("钥匙管理条例第一条至第三条", ["第一条", "第二条", "第三条"]),
        ("机关用品登记管理规定第二条", ["二、"]),  # a text without articles counts by its parts
        ("《钥匙管理条例》第一条、《甲县门禁管理办法》第二条", ["第一条", "第二条"]),
    ],
)
def test_each_reference_is_quoted(answering: Answering, text: str, quotes: list[str]) -> None:
    """In the order of the question."""
    answer = _ask(answering, text)
    assert answer.status is AnswerStatus.ANSWERED
    assert [citation.quote.label for citation in answer.citations] == quotes


@pytest.mark.parametrize(
    ("text", "as_of", "who"),
    [
        ("钥匙管理条例第一条", None, "李四"),
        ("钥匙管理条例第一条", date(2018, 1, 1), "张三"),
        ("2018年钥匙管理条例第一条", None, "张三"),
        ("修订前的钥匙管理条例第一条", None, "张三"),
        ("旧的钥匙管理条例第一条", None, "张三"),
        ("2015年通过的钥匙管理条例第一条", None, "张三"),
        ("现行钥匙管理条例第一条", date(2018, 1, 1), "李四"),
        ("2023年的时候，钥匙管理条例第一条", date(2018, 1, 1), "李四"),
    ],
)
def test_the_version_of_the_day_is_quoted(answering: Answering, text: str, as_of: date | None, who: str) -> None:
    """By words in the question, else by the day set beside it."""
    (citation,) = _ask(answering, text, as_of).citations
    assert who in citation.quote.text


@pytest.mark.parametrize(
    ("text", "status", "message"),
    [
        ("钥匙管理条例第九条", AnswerStatus.NOT_FOUND, "《某县钥匙管理条例》共四条，没有第九条。"),
        ("钥匙管理条例第二条第五款", AnswerStatus.NOT_FOUND, "第二条共两款，没有第五款。"),
        ("《门窗条例》第一条", AnswerStatus.NOT_FOUND, "资料库中没有《门窗条例》。"),
        ("修订前的甲县门禁管理办法第二条", AnswerStatus.NOT_FOUND, "没有《甲县门禁管理办法》更早的版本"),
        ("门禁管理办法第二条", AnswerStatus.AMBIGUOUS, "《乙县门禁管理办法》（2020年1月1日）"),
        ("第二条", AnswerStatus.AMBIGUOUS, "请写出完整的文件名称"),
    ],
)
def test_what_there_is_instead_is_said(answering: Answering, text: str, status: AnswerStatus, message: str) -> None:
    """Nothing is guessed."""
    answer = _ask(answering, text)
    assert answer.status is status
    assert message in answer.message
    assert answer.citations == ()


def test_of_several_references_the_missing_one_is_noted(answering: Answering) -> None:
    """The others are quoted."""
    answer = _ask(answering, "钥匙管理条例第一条和第九条")
    assert [citation.quote.label for citation in answer.citations] == ["第一条"]
    assert "《某县钥匙管理条例》共四条，没有第九条。" in answer.notes


def test_earlier_turns_are_answered_first(answering: Answering) -> None:
    """The article that was quoted for one question is meant by the next."""
    answer = _ask(answering, "那第二款呢？", turns=("钥匙管理条例第一条", "该条例第二条"))
    assert answer.completed == "《某县钥匙管理条例》第二条第二款"
    assert [citation.quote.label for citation in answer.citations] == ["第二条第二款"]
    (turn,) = with_turns(answering, ["2018年钥匙管理条例第一条"], TODAY, None)
    assert (turn.as_of, [one.label for one in turn.cited]) == (date(2018, 12, 31), ["第一条"])


def test_turns_are_read_in_every_usual_form() -> None:
    """Only what the user said counts; anything else is an error that names its place."""
    said = ["甲", {"question": "乙"}, {"role": "user", "content": "丙"}, {"role": "assistant", "content": "丁"}]
    assert turn_texts(said) == ["甲", "乙", "丙"]
    wrong_ones: tuple[object, ...] = ("甲", [1], [{"content": 1}], [{}])
    for wrong in wrong_ones:
        with pytest.raises(TypeError, match="turns"):
            turn_texts(wrong)


def test_a_batch_takes_turns(guiwen: Run, office: Path, tmp_path: Path) -> None:
    """The same way on the command line."""
    batch = tmp_path / "questions.jsonl"
    title = "云渡县综合事务服务中心公务用车管理办法"
    lines: list[dict[str, object]] = [
        {"id": "1", "question": "第三条呢", "turns": [f"{title}第二条"]},
        {"id": "2", "question": "该办法第三条", "turns": [{"role": "user", "content": f"{title}第二条"}]},
    ]
    batch.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    answers = json_lines(guiwen("ask", "--batch", batch, "--json", data=office).stdout)
    assert [[one["label"] for one in answer["citations"]] for answer in answers] == [["第三条"], ["第三条"]]
    batch.write_text(json.dumps(lines[0] | {"turns": "第二条"}), encoding="utf-8")
    assert guiwen("ask", "--batch", batch, "--json", data=office, check=False).returncode == 2


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("某縣鑰匙管理條例第二條怎麼說？", "某县钥匙管理条例第二条怎么说？"),
        ("臨時借用鑰匙要多久內歸還？", "临时借用钥匙要多久内归还？"),
        ("修訂前的某縣鑰匙管理條例第一條", "修订前的某县钥匙管理条例第一条"),
    ],
)
def test_traditional_characters_ask_the_same(answering: Answering, traditional: str, simplified: str) -> None:
    """The answer shows how the question was read; quotations are as the document has them."""
    one, other = (answering.ask(question, TODAY) for question in (traditional, simplified))
    assert (one.status, one.answer, one.as_of) == (other.status, other.answer, other.as_of)
    assert one.citations
    assert (one.question, one.completed) == (traditional, simplified)
