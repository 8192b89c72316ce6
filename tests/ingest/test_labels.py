"""Labels: parse, print and order the numbers and citations of Units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import LabelError
from ingest.labels import Label, Number, UnitKind, match_label, parse_label, parse_numeral, print_numeral, print_step

ARTICLE, PARAGRAPH, ITEM, SUBITEM = UnitKind.ARTICLE, UnitKind.PARAGRAPH, UnitKind.ITEM, UnitKind.SUBITEM


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("一百一十", 110),
        ("一千二百六十", 1260),
        ("一千零一", 1001),
        ("两千", 2000),
        ("三万零五", 30005),
        ("十万", 100_000),
        ("一〇八", 108),
        ("二○二三", 2023),
        ("12", 12),
        ("１６", 16),
        ("〇", 0),
    ],
)
def test_numerals_are_read_in_every_script(text: str, value: int) -> None:
    """Han, positional, Arabic and full-width numerals give the same number."""
    assert parse_numeral(text) == value


@pytest.mark.parametrize("text", ["", "十十", "1二", "百千", "甲", "万", "9" * 20, "9" * 5000, "一二十"])
def test_what_is_no_numeral_is_refused(text: str) -> None:
    """A text that writes no number below 100,000,000 raises LabelError, never another error."""
    with pytest.raises(LabelError):
        parse_numeral(text)


@given(st.integers(0, 99_999_999))
def test_a_printed_numeral_reads_back(value: int) -> None:
    """Printing and reading are inverse over the whole range."""
    assert parse_numeral(print_numeral(value)) == value


@given(st.integers(0, 99_999_999))
def test_a_printed_numeral_is_never_longer_than_needed(value: int) -> None:
    """No numeral begins with 一十 or ends in 零, and no two 零 follow each other."""
    text = print_numeral(value)
    assert not text.startswith("一十")
    assert "零零" not in text
    assert value == 0 or not text.endswith("零")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "零"),
        (10, "十"),
        (15, "十五"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1260, "一千二百六十"),
        (10_010, "一万零一十"),
    ],
)
def test_numerals_are_printed_as_laws_write_them(value: int, text: str) -> None:
    """Ten is 十, not 一十; a gap is one 零."""
    assert print_numeral(value) == text


@pytest.mark.parametrize("value", [-1, 100_000_000])
def test_what_cannot_be_written_is_refused(value: int) -> None:
    """Numbers outside the range raise LabelError."""
    with pytest.raises(LabelError):
        print_numeral(value)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("第十二条", "第十二条"),
        ("第12条", "第十二条"),
        ("第１２条", "第十二条"),
        ("第一千零一条", "第一千零一条"),
        ("第一百零五条之一", "第一百零五条之一"),
        ("第一百零五条之一第二款", "第一百零五条之一第二款"),
        ("第十二条第二款第（三）项", "第十二条第二款第（三）项"),
        ("第十二条第二款第三项", "第十二条第二款第（三）项"),
        ("12条2款3项", "第十二条第二款第（三）项"),
        ("第十二条（三）", "第十二条第（三）项"),
        ("（三）", "第（三）项"),
        ("第(三)项", "第（三）项"),
        ("第十二条第二款第（三）项第1目", "第十二条第二款第（三）项第1目"),
        ("第二编第一分编第三章第一节", "第二编第一分编第三章第一节"),
        (" 第 十二 条 ", "第十二条"),
    ],
)
def test_citations_are_read_and_printed(text: str, printed: str) -> None:
    """However a citation is written, its label prints in the form of the legislature."""
    label = parse_label(text)
    assert str(label) == printed
    assert parse_label(str(label)) == label


@pytest.mark.parametrize(
    "text", ["", "十二", "满足十二条件", "第十二条例外情形", "第十二条第三条", "第十十条", "合同法"]
)
def test_what_is_no_citation_is_refused(text: str) -> None:
    """A text that does not wholly write one citation raises LabelError."""
    with pytest.raises(LabelError):
        parse_label(text)


@pytest.mark.parametrize("text", ["十二条件", "三项目", "第一目标", "第三章程序", "五条约"])
def test_words_that_begin_like_a_step_are_no_step(text: str) -> None:
    """十二条件 cites nothing."""
    assert match_label(text, 0) == (None, 0)


def test_steps_must_go_inward() -> None:
    """第十二条第三条 is two labels: the first match stops before the second article."""
    label, end = match_label("依照第十二条第三条", 2)
    assert (str(label), end) == ("第十二条", 6)


_numbers = st.builds(Number, st.integers(1, 1500), st.integers(0, 9))
_plain = st.builds(Number, st.integers(1, 99))


@given(_numbers, _plain, _plain, st.integers(1, 4))
def test_any_label_reads_back(article: Number, paragraph: Number, item: Number, depth: int) -> None:
    """Printing and reading a label are inverse, branches included."""
    steps = ((ARTICLE, article), (PARAGRAPH, paragraph), (ITEM, item), (SUBITEM, item))[:depth]
    assert parse_label(str(Label(steps))) == Label(steps)


def test_labels_sort_as_the_text_runs() -> None:
    """第九条 < 第十条 < 第一百零五条 < 第一百零五条之一 < 第一百零六条; an article comes before its 款."""
    texts = [
        "第九条",
        "第十条",
        "第十条第一款",
        "第十条第二款第（一）项",
        "第一百零五条",
        "第一百零五条之一",
        "第一百零六条",
    ]
    labels = [parse_label(text) for text in texts]
    shuffled = [*labels[3:], *labels[:3]]
    assert sorted(shuffled) == labels


def test_a_label_tells_its_numbers() -> None:
    """`number` gives the number of one step, None where the label has no such step."""
    label = parse_label("第一百零五条之一第二款")
    assert label.number(ARTICLE) == Number(105, 1)
    assert label.number(PARAGRAPH) == Number(2)
    assert label.number(ITEM) is None


def test_a_step_prints_alone() -> None:
    """Every kind has its form."""
    assert [print_step(kind, Number(3)) for kind in (ARTICLE, PARAGRAPH, ITEM, SUBITEM)] == [
        "第三条",
        "第三款",
        "第（三）项",
        "第3目",
    ]
