"""BM25 over Han characters and pairs of them, as the measuring stick beside the model."""

import math

import pytest

from index.training.bm25 import Bm25, terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("劳动法", ["劳", "动", "法", "劳动", "动法"]),
        ("法，规", ["法", "规"]),
        ("ＡＢ12", ["ab", "12"]),
        ("！", []),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    """Pairs never cross punctuation; Latin and digit runs stay whole."""
    assert terms(text) == expected


def test_score_is_the_formula() -> None:
    """One term in one of two equally long passages gives the textbook value."""
    scores = Bm25(["甲乙", "丙丁"]).scores("甲")
    rarity = math.log(1 + (2 - 1 + 0.5) / (1 + 0.5))
    assert scores.tolist() == pytest.approx([rarity * 2.2 / 2.2, 0.0])
