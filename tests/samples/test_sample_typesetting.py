"""Lines are broken as Chinese lines are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples.errors import SampleError
from samples.press.manuscript import parse
from samples.press.numerals import numeral
from samples.press.typesetting import lines
from samples.press.word import word

TEXT = st.text(alphabet="公务用车管理办法，。；：（）《》〔〕“”12390.%", min_size=1, max_size=200)


def width(words: str) -> float:
    """Count a Latin character as half."""
    return sum(0.5 if character.isascii() else 1.0 for character in words)


@given(TEXT, st.integers(min_value=8, max_value=30))
def test_lines_join_to_the_text(words: str, room: int) -> None:
    """Nothing is lost or added, and no line is empty."""
    broken = list(lines(words, room, room - 2, width))
    assert "".join(broken) == words
    assert all(broken)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("公务用车管理办法。", ["公务用车管理办法。"]),
        ("公务用车管理办《法》", ["公务用车管理办", "《法》"]),
        ("公务用车管理办2023年", ["公务用车管理办", "2023年"]),
    ],
)
def test_marks_and_numbers_stay_where_they_belong(words: str, expected: list[str]) -> None:
    """A closing mark hangs over the edge, an opening mark moves on, a number is kept whole."""
    assert list(lines(words, 8, 8, width)) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (38, "三十八"), (99, "九十九")],
)
def test_numerals(number: int, expected: str) -> None:
    """1 to 99 as they stand in labels."""
    assert numeral(number) == expected


def test_a_label_that_word_would_print_differently_is_refused() -> None:
    """第十五条之一 cannot be made by counting."""
    header = {"title": "办法", "number": "甲〔2020〕1号", "issuer": "甲", "date": "2020年1月1日", "numbering": "word"}
    with pytest.raises(SampleError):
        word(parse(header, "第一条　甲。\n第一条之一　乙。\n"))
