"""The learnt ranking over question memory: what it goes by, where it counts, and what it never does."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.norms import Norm
from index.passage_shapes import NO_SHAPES, OUTWARD, Shape, Shapes
from index.question_evidence import BY_MEANING, BY_WORDS, OF_VOTES, familiarity
from index.question_memory import QuestionMemory
from index.question_nearness import KnownTexts, Nearness
from index.question_ranker import QuestionRanker, blended, bundled
from index.questions import Asked
from index.ranking_features import WITHOUT_MEMORY, Features, Found
from index.slate import Slate
from index.usual_memory import USUALLY, UsualMemory
from ingest.errors import ModelError
from tests.index.made_documents import hashed_embedding

KNOWN = (
    Asked("钥匙丢了应该找谁补办", (1,), "钥匙遗失的，向后勤处申请补办。"),
    Asked("办公室的钥匙丢了怎么补办", (1, 2)),
    Asked("丢了钥匙补办要交钱吗", (2,), "补办不收费用。"),
    Asked("公章外借需要哪一级领导批准", (12,)),
)
DOCUMENTS = (tuple(range(10)), tuple(range(10, 20)))
ASKED = "钥匙丢了找谁补办"
FOUND = Found({3: 8.0, 1: 4.0, 15: 2.0}, {3: 0.4, 1: 0.3, 15: 0.2}, {3: 1.9, 1: 1.1, 15: 0.7, 16: 0.1}, 16.0)


def even(words: Iterable[str]) -> Mapping[str, float]:
    """Every term tells as much."""
    return dict.fromkeys(words, 1.0)


def memory(known: Sequence[Asked] = KNOWN, ranker: QuestionRanker | None = None) -> QuestionMemory:
    return QuestionMemory(known, DOCUMENTS, even, None, ranker)


def by_votes(low: float = 0.0, high: float = 0.01) -> QuestionRanker:
    """A ranker that goes by the votes of a passage alone."""
    names = bundled(by_meaning=False).names
    hidden = np.zeros((len(names), 1), dtype=np.float32)
    hidden[names.index("together.own")] = 1
    flat = np.zeros(len(names), dtype=np.float32)
    bias, output = np.zeros(1, dtype=np.float32), np.full(1, 50, dtype=np.float32)
    return QuestionRanker(names, flat, flat + 1, hidden, bias, output, low, high)


def slate(known: Sequence[Asked] = KNOWN, ranker: QuestionRanker | None = None, asked: str = ASKED) -> Slate:
    told = memory(known, ranker or by_votes()).recall(asked, even).weighed(0.5)
    return Slate.of(FOUND, FOUND.fused, told, NO_SHAPES)


def order(one: Slate) -> list[int]:
    return sorted(one.scores, key=lambda passage: (-one.scores[passage], passage))


@pytest.mark.parametrize(
    ("question", "words", "answer_words"),
    [
        ("钥匙丢了应该找谁补办", 1.0, 0.2),
        ("请问钥匙丢了，应该找谁补办呢？", 1.0, 0.2),
        ("后勤处", 0.0, 1.0),
        ("？！", 0.0, 0.0),
    ],
)
def test_nearness_of_words(question: str, words: float, answer_words: float) -> None:
    """A question is near by what it shares with the known one, or with what was answered; all noughts for nothing."""
    near = KnownTexts(KNOWN, even, None).near(question, even)
    assert near.words[0] == pytest.approx(words, abs=0.05) if words else near.words[0] < 0.1
    assert near.answer_words[0] >= answer_words
    assert not near.meaning.any() and not near.answer_meaning.any()


def test_without_an_answer_the_question_stands_for_it() -> None:
    """So memories with answers, with a few and with none are compared alike."""
    near = KnownTexts(KNOWN, even, hashed_embedding()).near("公章外借需要哪一级领导批准", even)
    assert near.answer_words[3] == pytest.approx(1.0)
    assert near.answer_meaning[3] == pytest.approx(near.meaning[3]) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("values", "expected"),
    [([], 0.0), ([0.9], 0.3), ([0.9, 0.6], 0.5), ([0.9, 0.6, 0.3, 0.1], 0.6), ([-0.5, -0.1], 0.0)],
)
def test_familiarity_is_the_mean_of_the_three_nearest(values: list[float], expected: float) -> None:
    """Of fewer, those that lack count as nothing: one known question makes nothing familiar."""
    told = np.asarray(values, dtype=np.float32)
    assert familiarity(Nearness(told, told, told, told), by_meaning=True) == pytest.approx(expected)
    assert familiarity(Nearness(told, 0 * told, told, 0 * told), by_meaning=False) == pytest.approx(expected)


@pytest.mark.parametrize("by_meaning", [True, False])
def test_the_bundled_rankers_fit_the_features(by_meaning: bool) -> None:
    """Their names are those that a search computes, in that order, and what they give is finite."""
    measures = BY_MEANING if by_meaning else BY_WORDS
    embedding = hashed_embedding() if by_meaning else None
    told = QuestionMemory(KNOWN, DOCUMENTS, even, embedding, by_votes(-1, 0)).recall(ASKED, even).testimony
    assert told is not None
    features = Features.of(np.arange(20), FOUND, NO_SHAPES, told.evidence)
    ranker = bundled(by_meaning)
    assert ranker.names == features.names
    beside = len(WITHOUT_MEMORY) + len(OUTWARD) + len(USUALLY)
    assert len(features.names) == beside + len(measures) * (2 * len(OF_VOTES) - 1)
    assert np.isfinite(ranker.scores(features.table)).all()
    assert 0 < ranker.low < ranker.high < 1


def test_what_is_usually_asked_is_a_feature() -> None:
    """How well it fits, and as a share of the best fit; noughts where nothing is known to be asked."""
    usual = UsualMemory({("钥匙丢了怎么补",): [1, 3], ("会议室怎么订",): [15]}, hashed_embedding()).fit(ASKED)
    told = memory(KNOWN, by_votes(-1, 0)).recall(ASKED, even).testimony
    assert told is not None
    features = Features.of(np.arange(20), replace(FOUND, usual=usual), NO_SHAPES, told.evidence)
    assert features.row(1)["usual.words.share"] == features.row(3)["usual.meaning.share"] == 1.0
    assert features.row(1)["usual.meaning"] == pytest.approx(usual.of(1)[1])  # type: ignore[index]
    assert 0 <= features.row(15)["usual.words.share"] < 1
    assert not any(features.row(2)[name] for name in USUALLY)


def test_votes_decide_where_memory_is_trusted() -> None:
    """Who was voted for stands first, however little words find of it."""
    assert order(slate())[:2] == [1, 2]
    assert set(order(slate())) >= {1, 2, 3, 15, 16}


@pytest.mark.parametrize("known", [(), KNOWN[:1], KNOWN])
def test_what_is_not_familiar_is_ranked_as_without_the_net(known: Sequence[Asked]) -> None:
    """Below the bound, score by score."""
    told = memory(known, by_votes(0.9, 0.95)).recall(ASKED, even)
    assert told.testimony is None
    weighed = told.weighed(0.5)
    assert dict(Slate.of(FOUND, FOUND.fused, weighed, NO_SHAPES).scores) == weighed.added_to(FOUND.fused)


def test_nothing_known_changes_nothing() -> None:
    """No memory, and an empty one."""
    assert Slate.of(FOUND, FOUND.fused, None, NO_SHAPES).scores == FOUND.fused
    assert Slate.of(FOUND, FOUND.fused, memory(()).recall(ASKED, even), NO_SHAPES).scores == pytest.approx(FOUND.fused)


def test_a_removed_pair_votes_no_more() -> None:
    """Its passage has nothing of its own left."""
    without = slate(tuple(one for one in KNOWN if 2 not in one.passages), by_votes(-1, 0))
    assert without.features and slate().features
    assert without.features.row(1)["together.own"] > 0
    assert 2 not in without.scores or without.features.row(2)["together.own"] == 0


def test_the_order_of_insertion_does_not_matter() -> None:
    """However pairs came in, scores are the same but for rounding, and so is the order."""
    scores = slate().scores
    for known in (KNOWN[::-1], KNOWN[2:] + KNOWN[:2]):
        other = slate(known)
        assert order(other) == order(slate())
        assert dict(other.scores) == pytest.approx(dict(scores), rel=1e-5)


@pytest.mark.parametrize("asked", [ASKED, "", "？！", "完全无关的事情", "钥匙" * 200, KNOWN[0].question])
def test_every_score_is_finite_and_not_negative(asked: str) -> None:
    """Whatever is asked."""
    for ranker in (by_votes(-1, 0), bundled(by_meaning=False)):
        assert all(np.isfinite(score) and score >= 0 for score in slate(KNOWN, ranker, asked).scores.values())


def test_a_repeated_question_stays_first() -> None:
    """The net has no say in what a person confirmed for this very question."""
    told = slate(asked="公章外借需要哪一级领导批准", ranker=by_votes(-1, 0))
    assert order(told)[0] == 12


def test_what_is_not_allowed_gives_no_evidence() -> None:
    """A vote brings nothing in that a filter leaves out."""
    told = memory(ranker=by_votes()).recall(ASKED, even).among(np.asarray([3, 15]))
    assert told.testimony is not None
    assert not {1, 2} & set(told.testimony.evidence.proposed.tolist())
    assert not {1, 2} & set(told.testimony.evidence.surroundings.tolist())
    assert not {1, 2} & set(Slate.of(FOUND, {3: 1.0, 15: 0.5}, told.weighed(0.5), NO_SHAPES).scores)


@pytest.mark.parametrize(("trust", "expected"), [(0.0, [2.0, 1.0, 0.5]), (1.0, [0.5, 1.0, 2.0])])
def test_blending(trust: float, expected: list[float]) -> None:
    """Nothing of one side at either end; the best of the net has the score of the best without it."""
    present, learnt = np.asarray([2.0, 1.0, 0.5]), np.asarray([0.0, 3.0, 9.0])
    mixed = blended(present, learnt, trust)
    assert mixed.argsort().tolist() == np.asarray(expected).argsort().tolist()
    assert mixed.max() == pytest.approx(2.0)
    assert blended(present, learnt, 0.5).min() > 0


def test_shapes() -> None:
    """Length, beginning and rank of each passage; one that is unknown is as long as most."""
    shapes = Shapes.of([Shape(7, 20, 0, Norm.LAW), Shape(5, 10, 3, Norm.LOCAL), Shape(6, 30, 2, Norm.JUDICIAL)])
    seen = shapes.seen(np.asarray([5, 6, 7, 8]))
    told = [dict(zip(OUTWARD, row, strict=True)) for row in seen.tolist()]
    assert [one["beginning"] for one in told] == [0, 1, 1, 0]
    assert [one["law"] for one in told] == [0, 0, 1, 0]
    assert [one["judicial"] for one in told] == [0, 1, 0, 0]
    assert told[3]["length"] == pytest.approx(np.log1p(20))
    assert not NO_SHAPES.seen(np.asarray([1, 2])).any()


def test_a_ranker_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """Up to the digits of the file."""
    ranker = bundled(by_meaning=False)
    (tmp_path / "r.json").write_text(json.dumps(ranker.to_json()))
    again = QuestionRanker.read(tmp_path / "r.json")
    assert again.names == ranker.names
    assert np.allclose(again.hidden, ranker.hidden, atol=1e-4)


@pytest.mark.parametrize("damage", ["missing", "text", "shape", "endless", "flat"])
def test_a_damaged_ranker_is_told(tmp_path: Path, damage: str) -> None:
    """Never read as another one."""
    told = bundled(by_meaning=False).to_json()
    if damage == "shape":
        told["output"] = [1.0]
    if damage == "endless":
        told["output"] = [float("nan")] * len(bundled(by_meaning=False).output)
    if damage == "flat":
        told["spread"] = [0.0] * len(bundled(by_meaning=False).names)
    if damage != "missing":
        (tmp_path / "r.json").write_text("{" if damage == "text" else json.dumps(told))
    with pytest.raises(ModelError, match=r"r\.json"):
        QuestionRanker.read(tmp_path / "r.json")
