"""The tokenizer cuts at punctuation, knows every common character and adds nothing."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from index.training.tokenizer import build_tokenizer, count_words, normalise

WORDS = Counter({"用人单位": 50, "单位": 20, "用人": 5, "工资": 40, "abc": 9, "2023": 7, "的": 90})


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """Return a tokenizer of a handful of words."""
    return build_tokenizer(WORDS, 10_000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("用人单位的工资", ["用人单位", "的", "工资"]),
        ("用人，单位", ["用人", "单位"]),
        ("ＡＢＣ２０２３年", ["abc", "2023", "年"]),
        ("abcd", ["abc", "d"]),
        ("12.5%", ["1", "2", "5"]),
        ("（一）㈡", ["一", "二"]),
        ("𫖯仰", ["𫖯", "仰"]),
        ("——！", []),
        ("", []),
    ],
)
def test_pieces(tokenizer: Tokenizer, text: str, expected: list[str]) -> None:
    """The likeliest words are found; everything else falls back to single characters."""
    assert tokenizer.encode(text).tokens == expected


def test_unknown_character_is_row_zero(tokenizer: Tokenizer) -> None:
    """A character outside GB 2312 that was never counted is the unknown piece."""
    assert tokenizer.encode("𫖯仰").ids == [0, tokenizer.token_to_id("仰")]


@given(text=st.text(max_size=80))
def test_every_text_is_cut_without_error(tokenizer: Tokenizer, text: str) -> None:
    """Any text gives ids within the vocabulary."""
    assert all(0 <= one < tokenizer.get_vocab_size() for one in tokenizer.encode(text).ids)


def test_size_is_respected_and_frequent_words_win() -> None:
    """Beyond the single characters only the most frequent words are kept."""
    whole = build_tokenizer(WORDS, 10_000).get_vocab_size()
    less = build_tokenizer(WORDS, whole - 1)
    assert less.get_vocab_size() == whole - 1
    assert less.token_to_id("用人单位") is not None
    assert less.token_to_id("用人") is None


def test_counting_sees_normalised_words() -> None:
    """Full-width letters and digits count as their plain forms."""
    counts = count_words(["ＡＢＣ公司，abc公司", "工资2023"])
    assert counts["abc"] == 2
    assert counts["2023"] == 1
    assert normalise("ＡＢ①") == "ab1"
