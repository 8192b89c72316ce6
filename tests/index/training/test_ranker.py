"""The training of the learnt ranking, the whole way on a corpus of twelve articles."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.embedding import Embedding
from index.question_ranker import QuestionRanker
from index.training import ranker as training
from index.training.ranking_net import Recipe, fit
from index.training.ranking_samples import FOLDS, Sample, Sampler, folds_of
from index.training.statutes import Article, Question, build, shapes_of
from tests.index.made_documents import hashed_embedding

THINGS = ("钥匙", "公章", "车辆", "档案", "食堂", "会议", "电梯", "空调", "图书", "宿舍", "门禁", "网络")
ARTICLES = [
    Article(f"a{n}", f"甲法第{'一二三四五六七八九十'[n % 10]}条", f"{t}由后勤处管理。") for n, t in enumerate(THINGS)
]
QUESTIONS = [
    Question(f"q{n}-{ask}", f"{thing}{ask}", frozenset({f"a{n}"}), f"{thing}归后勤处管。")
    for n, thing in enumerate(THINGS)
    for ask in ("归谁管", "应该找谁", "坏了怎么办")
]
QUICK = Recipe(hidden=4, seeds=(0, 1), epochs=3, batch=8)


@pytest.fixture
def samples(tmp_path: Path) -> list[Sample]:
    embedding = hashed_embedding()
    sampler = Sampler(build(ARTICLES, tmp_path, embedding), ARTICLES, embedding, shapes_of(ARTICLES))
    return list(sampler.crossed(QUESTIONS))


def test_folds_are_even_and_the_same_each_time() -> None:
    """So two trainings judge the same questions by the same others."""
    folds = folds_of(103)
    assert np.bincount(folds).tolist() == [21, 21, 21, 20, 20]
    assert (folds == folds_of(103)).all()


def test_samples_hold_what_is_right(samples: list[Sample]) -> None:
    """Each question once, its article marked, every number finite."""
    assert len(samples) == len(QUESTIONS)
    assert {one.fold for one in samples} == set(range(FOLDS))
    assert all(one.right.sum() == 1 for one in samples)
    assert all(np.isfinite(one.table).all() and len(one.names) == one.table.shape[1] for one in samples)


def test_fewer_known_questions_are_less_familiar(tmp_path: Path) -> None:
    """And without answers there is less to know them by."""
    sampler = Sampler(build(ARTICLES, tmp_path, None), ARTICLES, None, shapes_of(ARTICLES))
    whole, few, bare = (
        np.mean([one.familiarity for one in sampler.crossed(QUESTIONS, known, answers)])
        for known, answers in ((None, True), (3, True), (None, False))
    )
    assert whole > few
    assert whole != bare


def test_nets_side_by_side_give_their_mean(samples: list[Sample]) -> None:
    """What is saved is one net; the same samples give the same."""
    both = fit(samples, QUICK, 0.1, 0.2)
    alone = [fit(samples, Recipe(4, (seed,), 3, 8), 0.1, 0.2).scores(samples[0].table) for seed in QUICK.seeds]
    assert np.allclose(both.scores(samples[0].table), np.mean(alone, axis=0), atol=1e-4)
    assert np.array_equal(both.hidden, fit(samples, QUICK, 0.1, 0.2).hidden)


def test_the_articles_of_a_corpus_have_shapes() -> None:
    """Their places are those within their document."""
    shapes = shapes_of(
        [Article("1", "甲法第一条", "一二三"), Article("2", "乙法第一条", "一"), Article("3", "甲法第二条", "")]
    )
    assert shapes.passages.tolist() == [0, 1, 2]
    assert shapes.places.tolist() == [0, 0, 1]
    assert shapes.lengths.tolist() == [3, 1, 0]


def test_the_command_writes_both_rankers(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And prints what cross-validation and the other questions give, with intervals."""
    monkeypatch.setattr(Embedding, "load", hashed_embedding)
    judge = data / "retrieval" / "queries-train.jsonl"
    told = ["--data", str(data), "--out", str(tmp_path / "out"), "--judge", str(judge), "--beside", str(judge)]
    training.main(told)
    for name in ("by_meaning", "by_words"):
        assert QuestionRanker.read(tmp_path / "out" / f"{name}.json").names
    lines = capsys.readouterr().out.splitlines()
    assert len([line for line in lines if "held back, 5 questions, recall@10:" in line]) == 2
    assert len([line for line in lines if "few known, 10 questions, recall@10:" in line]) == 2
    assert len([line for line in lines if "beside, 5 questions, recall@10:" in line]) == 2
    assert len([line for line in lines if "queries-train, 5 questions, mrr@10" in line]) == 2
