"""Usual questions: found by the wording of their articles, they bring these articles up, and spare quotations."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from index import question_loading
from index.embedding import Embedding
from index.library import Library
from index.questions import Asked
from index.usual_memory import FULLY_MISSING, UsualMemory, by_article
from index.usual_questions import UsualQuestions, article_key, parsed, usual_questions
from ingest.pipeline import ingest

RULE = """甲县公务用车管理办法

第一条　本办法适用于全县各机关。
第二条　公务用车不得用于私事。
第三条　车辆维修由办公室统一安排。
第四条　车辆封存的时间由办公室决定。
"""
PRIVATE = "第二条　公务用车不得用于私事。"


def put(library: Library) -> None:
    """Add the rule."""
    library.add(ingest(RULE.encode(), "办法.txt", today=date(2026, 1, 1)), RULE.encode(), "/办法.txt")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("第二条　公务用车不得用于私事。", "第七条 公务用车 不得用于私事", True),
        ("第二条之一　公务用车不得用于私事。", "第二条　公务用车，不得用于私事。", True),
        ("第二条　公务用车不得用于私事。", "第二条　公务用车可以用于私事。", False),
        ("第二条　第三条规定的车辆。", "第二条　第四条规定的车辆。", False),
    ],
)
def test_an_article_is_told_by_its_wording(one: str, other: str, same: bool) -> None:
    """Number, blanks and punctuation make no difference; any other word does."""
    assert (article_key(one) == article_key(other)) is same


def test_files_give_titles_and_questions() -> None:
    """A file names its rule first; questions of an article that stands in two files are joined."""
    key = article_key(PRIVATE)
    usual = parsed(
        [f"# 中华人民共和国车辆法\n{key} 开车去接孩子；借给亲戚开\n", f"# 车辆办法\n{key} 借给亲戚开；周末开回家\n"]
    )
    assert usual.works == {"车辆法", "车辆办法"}
    assert usual.by_article == {key: ("开车去接孩子", "借给亲戚开", "周末开回家")}


def test_a_part_of_a_code_is_of_the_code_too() -> None:
    """The articles of a part are those of the code, whichever of them a library has."""
    key = article_key(PRIVATE)
    usual = parsed([f"# 中华人民共和国车辆法典总则；中华人民共和国车辆法典\n{key} 开车去接孩子\n"])
    assert usual.works_of == {key: {"车辆法典总则", "车辆法典"}}


@pytest.mark.parametrize("text", ["无题\n", "# 车辆法\n0123 太短的键\n", "# 车辆法\n没有键\n"])
def test_a_broken_file_is_named(text: str) -> None:
    """What is no title, key and questions raises, with its words."""
    with pytest.raises(ValueError, match=r"title|key"):
        parsed([text])


def test_the_shipped_questions_are_whole() -> None:
    """Every shipped file can be read; each question is a short text that no other of its article repeats."""
    usual = usual_questions()
    assert len(usual.works) > 40
    assert len(usual.by_article) > 2000
    for questions in usual.by_article.values():
        assert len(set(questions)) == len(questions)
        assert all(1 < len(question) <= 100 and question.strip() == question for question in questions)


def test_questions_bring_their_article_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked in words that no article holds, the article comes first whose usual questions hold them."""
    with Library.open(tmp_path) as library:
        put(library)
        assert not [hit for hit in library.search("周末开回老家接娃", 3) if hit.passage.article == "第二条"]
    usual = parsed([f"# 甲县公务用车管理办法\n{article_key(PRIVATE)} 周末能开单位的车回老家吗；接娃上学\n"])
    monkeypatch.setattr(question_loading, "usual_questions", lambda: usual)
    with Library.open(tmp_path) as library:
        assert library.search("周末开回老家接娃", 3)[0].passage.article == "第二条"


def test_other_wording_has_no_questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the article says something else than the one that was asked about, its questions stay out."""
    key = article_key("第二条　公务用车可以用于私事。")
    monkeypatch.setattr(
        question_loading, "usual_questions", lambda: parsed([f"# 甲县公务用车管理办法\n{key} 接娃上学\n"])
    )
    with Library.open(tmp_path) as library:
        put(library)
        assert library.search("接娃上学", 3) == []


NUMBERED = """甲县公务用车若干规定

一、公务用车不得用于私事。
二、车辆维修由办公室统一安排。
"""


def test_a_rule_without_articles_has_questions_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a rule counts 一、二、, what is asked is known of these."""
    key = article_key("一、公务用车不得用于私事。")
    monkeypatch.setattr(
        question_loading, "usual_questions", lambda: parsed([f"# 甲县公务用车若干规定\n{key} 接娃上学\n"])
    )
    with Library.open(tmp_path) as library:
        library.add(ingest(NUMBERED.encode(), "规定.txt", today=date(2026, 1, 1)), NUMBERED.encode(), "/规定.txt")
        assert "不得用于私事" in library.search("接娃上学", 1)[0].passage.text


def test_no_question_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library without any of the rules searches as if nothing were shipped."""
    usual = UsualQuestions(frozenset({"别的法"}), {"0" * 12: ("甲",)})
    monkeypatch.setattr(question_loading, "usual_questions", lambda: usual)
    with Library.open(tmp_path) as library:
        put(library)
        assert library.search("私事", 1)[0].passage.article == "第二条"


def test_a_quotation_needs_no_other_words() -> None:
    """The less words leave unfound, the less a fit is worth; among many, those allowed are kept."""
    memory = UsualMemory(by_article([Asked("接娃上学", (3, 9)), Asked("修车谁出钱", (5,))]), None)
    fit = memory.fit("接娃上学")
    assert fit.passages.tolist() == [3, 5, 9]
    assert fit.worth[0] == fit.worth[2] > 0 == fit.worth[1]
    assert not fit.weighed(0.0).worth.any()
    assert np.array_equal(fit.weighed(FULLY_MISSING).worth, fit.worth)
    assert fit.among(np.asarray([5, 9])).passages.tolist() == [5, 9]


def test_what_fits_badly_by_meaning_takes_nothing_away() -> None:
    """With vectors an article whose questions are others is where it was without them."""
    articles = by_article([Asked("接娃上学", (3,)), Asked("修车谁出钱", (5,))])
    fit = UsualMemory(articles, Embedding.load(None)).fit("接孩子上学")
    assert fit.worth[0] > 0 == fit.worth[1]
    assert fit.added_to({5: 0.8, 7: 0.4}) == pytest.approx({3: 0.8 * float(fit.worth[0]), 5: 0.8, 7: 0.4})


def test_the_worthiest_come_in_and_none_goes_out() -> None:
    """Passages that nothing else proposes come in where their worth is above nothing."""
    fit = UsualMemory(by_article([Asked("接娃上学", (3,)), Asked("修车谁出钱", (5,))]), None).fit("接娃上学")
    scores = fit.added_to({5: 0.8, 7: 0.4})
    assert scores[3] > 0.8
    assert scores[5] == 0.8
    assert scores[7] == 0.4
