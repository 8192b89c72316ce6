"""Pairs are read as they stand, and questions of the evaluation never train the model."""

from pathlib import Path

import pytest

from index.training.pairs import Pair, bare, read_pairs, sample, without_questions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工资 怎么办？", "工资怎么办"),
        ("工资，怎么办?", "工资怎么办"),
        ("ＡＢＣ１２", "abc12"),
        ("？！", ""),
    ],
)
def test_bare_ignores_width_case_and_punctuation(text: str, expected: str) -> None:
    """Two questions that differ only in typing are equal."""
    assert bare(text) == expected


def test_questions_of_the_task_are_left_out(data: Path) -> None:
    """A pair whose query is a question of the task is dropped, however it is punctuated."""
    pairs = list(read_pairs(data))
    kept = without_questions(pairs, ["老板，拖欠工资怎么办"])
    assert len(kept) == len(pairs) - 1
    assert all(pair.positive != "泄露的答案" for pair in kept)


def test_sample_is_repeatable() -> None:
    """The same seed draws the same pairs; the whole is returned unchanged."""
    pairs = [Pair("kind", str(number), "") for number in range(100)]
    assert sample(pairs, 0.3, 7) == sample(pairs, 0.3, 7)
    assert 10 < len(sample(pairs, 0.3, 7)) < 60
    assert sample(pairs, 1.0, 7) == pairs
