"""Terms: what the lexical index counts of a text."""

import unicodedata
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.terms import held, terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("法", ["法"]),
        ("劳动法", ["劳", "动", "法", "劳动", "动法"]),
        ("第十二条，第二款", ["第", "十", "二", "条", "第十", "十二", "二条", "第", "二", "款", "第二", "二款"]),
        ("二〇二三", ["二", "〇", "二", "三", "二〇", "〇二", "二三"]),
        # Latin words stay whole, in lower case
        ("GB/T 9704-2012", ["gb", "t", "9704", "2012"]),
        ("增长3.5%，PM2.5", ["增", "长", "增长", "3.5", "pm", "2.5"]),
        # full width, ligatures and Kangxi radicals are folded
        ("ＡＢＣ１２３", ["abc", "123"]),
        ("⼀⽉", ["一", "月", "一月"]),
        # typesetting blanks inside Han vanish, a line break does not
        ("主　任：张 三", ["主", "任", "主任", "张", "三", "张三"]),
        ("甲\n乙", ["甲", "乙"]),
        # masked names leave no trace, and no pair reaches across the mask
        ("某**县", ["某", "县"]),
        ("****", []),
        ("劳动 labor 法", ["劳", "动", "劳动", "labor", "法"]),
    ],
)
def test_terms_of_a_text(text: str, expected: list[str]) -> None:
    """Han gives characters and pairs, Latin words and numbers stay whole."""
    assert Counter(terms(text)) == Counter(expected)


def test_repeated_terms_are_repeated() -> None:
    """A term is given as often as it occurs: the index counts it."""
    assert Counter(terms("法法法")) == {"法": 3, "法法": 2}


def test_a_very_long_word_is_cut() -> None:
    """A key or an address does not become a term of any length."""
    assert [len(word) for word in terms("x" * 100_000)] == [64]


@given(st.text())
@example("ヿ\U0002f800")
@example("（一）①½㎡…．٣")
@example("\ud800法")
def test_terms_do_not_depend_on_the_form_of_the_text(text: str) -> None:
    """A text and its NFKC form have the same terms: skipping normalisation where it is not needed loses nothing."""
    assert Counter(terms(text)) == Counter(terms(unicodedata.normalize("NFKC", text)))


@given(st.text(), st.text())
@example("劳动法 ａ㍻ㄅ", "劳　动的aㄅ法12.5")
@example("x" * 70, "x" * 80)
def test_what_a_text_holds_are_its_terms(asked: str, text: str) -> None:
    """Of the terms of a question, a text holds those that are its own."""
    words = set(terms(asked)) | set(terms(text[::2]))
    assert held(words, text) == words & set(terms(text))


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_terms_can_be_joined_by_blanks(text: str) -> None:
    """No term holds a blank or is empty: the index gets them joined and takes them apart again."""
    found = terms(text)
    assert " ".join(found).split() == found
