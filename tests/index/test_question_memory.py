"""What memory is worth in a search: close questions help, others do not, and being asked much is no advantage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pytest

from index.question_memory import REPEATED, Closeness, QuestionMemory, Recalled
from index.questions import Asked

KEYS = Asked("钥匙丢了应该找谁补办", (1,))
SEAL = Asked("公章外借需要哪一级领导批准", (2,))


def even(words: Iterable[str]) -> Mapping[str, float]:
    """Every term tells as much."""
    return dict.fromkeys(words, 1.0)


def said(known: QuestionMemory, question: str, passage: int) -> Closeness:
    one = known.recall(question, even).of(passage)
    assert one is not None
    return one


def memory(*known: Asked) -> QuestionMemory:
    return QuestionMemory(known or (KEYS, SEAL), even, None)


@pytest.mark.parametrize(
    ("question", "passage", "gate"),
    [
        ("钥匙丢了应该找谁补办", 1, "repeats"),
        ("请问钥匙丢了，应该找谁补办呢？", 1, "repeats"),
        ("钥匙丢了找谁", 1, "helps"),
        ("办公室钥匙丢了应该找谁", 1, "helps"),
        ("公章外借要哪级批准", 2, "helps"),
        ("钥匙丢了应该找谁补办", 2, "harms"),
        ("食堂几点开门", 1, "harms"),
        ("差旅费报销的期限是多久", 2, "harms"),
    ],
)
def test_the_gate(question: str, passage: int, gate: str) -> None:
    """A repeated question decides; a close one helps; anything else takes a little away."""
    one = said(memory(), question, passage)
    told = "repeats" if one.repeats else "helps" if one.worth > 0 else "harms"
    assert told == gate
    assert (one.worth > 1.5) is (gate == "repeats")


def test_closer_is_worth_more() -> None:
    """Worth grows with what the questions share."""
    asked = ("食堂几点开门", "钥匙在哪里领", "钥匙丢了怎么办", "钥匙丢了应该找谁", "钥匙丢了应该找谁补办")
    worth = [said(memory(), question, 1).worth for question in asked]
    assert worth == sorted(worth)
    assert len(set(worth)) == len(worth)


def test_being_asked_much_is_no_advantage() -> None:
    """A passage with fifty other questions is worth no more to this one than a passage with one."""
    subjects = ["车辆", "食堂", "档案", "合同", "预算", "会议", "培训", "采购", "保密", "考勤"]
    many = [Asked(f"{subject}{'申领'[place % 2]}手续{place}", (9,)) for place, subject in enumerate(subjects * 5)]
    known, asked = memory(KEYS, *many), "钥匙丢了应该找谁"
    assert said(known, asked, 1).worth > 0 > said(known, asked, 9).worth


def test_nothing_known_says_nothing() -> None:
    """Nor does a question without terms."""
    assert QuestionMemory([], even, None).recall("钥匙", even).of(1) is None
    assert memory().recall("？！", even).of(1) is None
    assert memory().recall("钥匙", even).of(5) is None


def test_a_question_may_lead_to_several_passages() -> None:
    """Each is as near as the question."""
    known = memory(Asked("钥匙丢了应该找谁补办", (7, 3)), Asked("公章怎么借", (3,)))
    assert said(known, "钥匙丢了应该找谁补办", 3).repeats
    assert said(known, "钥匙丢了应该找谁补办", 7).repeats
    assert len(known) == 2


@pytest.mark.parametrize(
    ("scores", "known", "expected"),
    [
        ({1: 4.0, 2: 2.0}, {2: 0.1}, {1: 4.0, 2: 2.4}),
        ({1: 4.0}, {1: -0.1}, {1: 3.6}),
        ({1: 4.0}, {5: 0.25, 6: -0.1}, {1: 4.0, 5: 1.0}),
        ({}, {5: 0.25, 6: -0.1}, {5: 0.25}),
        ({1: 4.0}, {}, {1: 4.0}),
    ],
)
def test_worth_is_in_parts_of_the_best_score(
    scores: dict[int, float], known: dict[int, float], expected: dict[int, float]
) -> None:
    """Passages that nothing else found come in by what speaks for them only."""
    passages = np.asarray(sorted(known), dtype=np.int64)
    worth = np.asarray([known[passage] for passage in sorted(known)], dtype=np.float32)
    told = Recalled(passages, worth, worth).added_to(scores)
    assert told == pytest.approx(expected, abs=1e-6)


def test_of_many_that_are_nearly_the_same_the_very_one_comes_first() -> None:
    """Two thousand questions that differ in a number alone."""
    known = memory(*(Asked(f"第{place}号事项由谁办理", (place,)) for place in range(2_000)))
    told = known.recall("第1234号事项由谁办理", even)
    assert int(told.passages[np.argmax(told.worth)]) == 1234
    assert np.sum(told.worth == REPEATED) == 1
    assert told.among(np.asarray([3, 5])).passages.tolist() == [3, 5]
