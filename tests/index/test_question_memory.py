"""What memory is worth in a search: near questions vote for their passages, and for what stands around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pytest

from index.question_memory import BY_WORDS, REPEATED, Closeness, QuestionMemory, Recalled
from index.questions import Asked

KEYS = Asked("钥匙丢了应该找谁补办", (1,))
SEAL = Asked("公章外借需要哪一级领导批准", (12,))
DOCUMENTS = (tuple(range(10)), tuple(range(10, 20)))


def even(words: Iterable[str]) -> Mapping[str, float]:
    """Every term tells as much."""
    return dict.fromkeys(words, 1.0)


def said(known: QuestionMemory, question: str, passage: int) -> Closeness:
    one = known.recall(question, even).weighed(1.0).of(passage)
    assert one is not None
    return one


def memory(*known: Asked, documents: Sequence[Sequence[int]] = DOCUMENTS) -> QuestionMemory:
    return QuestionMemory(known or (KEYS, SEAL), documents, even, None)


@pytest.mark.parametrize(
    ("question", "passage", "gate"),
    [
        ("钥匙丢了应该找谁补办", 1, "repeats"),
        ("请问钥匙丢了，应该找谁补办呢？", 1, "repeats"),
        ("钥匙丢了找谁", 1, "helps"),
        ("办公室钥匙丢了应该找谁", 1, "helps"),
        ("公章外借要哪级批准", 12, "helps"),
        ("钥匙丢了应该找谁补办", 12, "silent"),
        ("食堂几点开门", 1, "silent"),
        ("差旅费报销的期限是多久", 12, "silent"),
    ],
)
def test_the_gate(question: str, passage: int, gate: str) -> None:
    """A repeated question decides; a near one helps; anything else says nearly nothing."""
    one = said(memory(), question, passage)
    told = "repeats" if one.repeats else "helps" if one.worth > 0.3 else "silent" if one.worth < 0.02 else "unsure"
    assert told == gate
    assert (one.worth > REPEATED * 0.8) is (gate == "repeats")


def test_nearer_is_worth_more() -> None:
    """Worth grows with what the questions share."""
    asked = ("食堂几点开门", "钥匙在哪里领", "钥匙丢了怎么办", "钥匙丢了应该找谁", "钥匙丢了应该找谁补办")
    worth = [said(memory(), question, 1).worth for question in asked]
    assert worth == sorted(worth)
    assert len(set(worth)) == len(worth)


def test_being_asked_much_is_no_advantage() -> None:
    """A passage with fifty other questions is worth less to this one than a passage with one near question."""
    subjects = ["车辆", "食堂", "档案", "合同", "预算", "会议", "培训", "采购", "保密", "考勤"]
    many = [Asked(f"{subject}{'申领'[place % 2]}手续{place}", (19,)) for place, subject in enumerate(subjects * 5)]
    known, asked = memory(KEYS, *many), "钥匙丢了应该找谁"
    assert said(known, asked, 1).worth > 0.3 > 0.02 > said(known, asked, 19).worth


def test_votes_are_shares_of_one_whole() -> None:
    """However many known questions are near, and some go to the stranger who votes for nothing."""
    near = [Asked(f"钥匙丢了应该找谁补办{'甲乙丙丁戊己庚辛'[place]}", (place,)) for place in range(8)]
    lift = memory(*near).recall("钥匙丢了应该找谁补办", even).lift
    assert 0.5 * BY_WORDS.lift < lift.sum() < BY_WORDS.lift


def test_what_stands_around_gets_a_part() -> None:
    """The nearer the more, all of the document something, other documents nothing."""
    told = memory().recall("钥匙丢了应该找谁", even)
    own, beside, far = (one.worth for one in map(told.of, (1, 2, 9)) if one)
    assert own > beside > far > 0
    other = told.of(10)
    assert other and other.worth < 0.01 and not other.nearest
    assert set(told.proposed.tolist()) == {1, 12}


def test_a_quotation_is_left_to_words() -> None:
    """Worth shrinks with what words leave unfound; a repeated question counts all the same."""
    told = memory().recall("钥匙丢了应该找谁", even)
    half, none = told.weighed(BY_WORDS.missing / 2).of(1), told.weighed(0).of(1)
    assert half and none and none.worth == 0
    assert half.worth == pytest.approx(told.weighed(1).worth[1] / 2)
    repeated = memory().recall(KEYS.question, even).weighed(0).of(1)
    assert repeated and repeated.worth == REPEATED
    scores = memory().recall(KEYS.question, even).weighed(0).added_to({55: 1.0})
    assert scores[1] > scores[55]


def test_nothing_known_says_nothing() -> None:
    """Nor does a question without terms."""
    assert QuestionMemory([], [], even, None).recall("钥匙", even).of(1) is None
    blank = memory().recall("？！", even).of(1)
    assert blank is not None and blank.worth < 0.02 and not blank.repeats
    assert memory().recall("钥匙", even).of(55) is None


def test_a_question_may_lead_to_several_passages() -> None:
    """Each is as near as the question; a passage of no known document stands alone."""
    known = memory(Asked("钥匙丢了应该找谁补办", (7, 3, 40)), Asked("公章怎么借", (3,)))
    for passage in (3, 7, 40):
        assert said(known, "钥匙丢了应该找谁补办", passage).repeats
    assert len(known) == 2


@pytest.mark.parametrize(
    ("scores", "known", "expected"),
    [
        ({1: 4.0, 2: 2.0}, {2: 0.1}, {1: 4.0, 2: 2.1}),
        ({1: 4.0}, {5: 0.25, 6: 0.0}, {1: 4.0, 5: 0.25}),
        ({}, {5: 0.25, 6: 0.0}, {5: 0.25}),
        ({1: 4.0}, {}, {1: 4.0}),
    ],
)
def test_worth_is_added(scores: dict[int, float], known: dict[int, float], expected: dict[int, float]) -> None:
    """Passages that nothing else found come in by votes of their own."""
    passages = np.asarray(sorted(known), dtype=np.int64)
    worth = np.asarray([known[passage] for passage in sorted(known)], dtype=np.float32)
    told = Recalled(passages, 1e-9 * worth, worth, 0 * worth, 0.5).added_to(scores)
    assert told == pytest.approx(expected, abs=1e-6)


def test_votes_lift_to_below_the_first_places_only() -> None:
    """Who is sure stands first; whoever would be lifted over them comes next, in the order of the lifted scores."""
    passages = np.asarray([5, 6, 7], dtype=np.int64)
    lift, none = np.asarray([3.0, 5.0, 0.1], dtype=np.float32), np.zeros(3, dtype=np.float32)
    scores = {1: 1.0, 2: 0.9, 3: 0.8, 4: 0.7, 5: 0.1, 6: 0.1, 7: 0.1}
    told = Recalled(passages, lift, none, none, 0.5).added_to(scores)
    assert sorted(told, key=lambda passage: -told[passage]) == [1, 2, 6, 5, 3, 4, 7]
    assert {passage: told[passage] for passage in (1, 2, 3, 4)} == {
        passage: scores[passage] for passage in (1, 2, 3, 4)
    }


def test_of_many_that_are_nearly_the_same_the_very_one_comes_first() -> None:
    """Two thousand questions that differ in a number alone."""
    known = memory(*(Asked(f"第{place}号事项由谁办理", (place,)) for place in range(2_000)), documents=())
    told = known.recall("第1234号事项由谁办理", even).weighed(1.0)
    assert int(told.passages[np.argmax(told.worth)]) == 1234
    assert np.sum(told.nearest == 1) == 1
    assert told.among(np.asarray([3, 5])).passages.tolist() == [3, 5]
