"""Which characters are marked as found."""

from __future__ import annotations

import pytest

from service.searching.marking import found_spans, spans_around
from service.searching.query import read_query


def marked(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The text with what is marked in brackets."""
    for start, end in reversed(spans):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("公务用车", "公务用车和公务", "[公务用车]和公务"),
        ("公务用车", "公务活动用车", "[公务]活动[用车]"),
        # Widths, case and blanks are folded, in words and phrases alike.
        ("GDP", "ｇｄｐ与 Gdp", "[ｇｄｐ]与 [Gdp]"),
        ("“第三 条”", "第\n三条", "[第\n三条]"),
        # A phrase stands whole or not at all, and cuts no number or Latin word.
        ("“公务用车”", "公务活动用车", "公务活动用车"),
        ("“3天”", "13天、3天、2.3天", "13天、[3天]、2.3天"),
        ("“第3”", "第3.5、第3、第31", "第3.5、[第3]、第31"),
        ("“app”", "apple 与 APP", "apple 与 [APP]"),
        ("“二〇二三年”", "**县二〇二三年", "**县[二〇二三年]"),
    ],
)
def test_what_is_marked_in_a_passage(query: str, text: str, expected: str) -> None:
    """Words whole, else their parts; phrases as the index compares them."""
    assert marked(text, found_spans(text, read_query(query).wanted)) == expected


def test_parts_of_words_are_marked_in_the_passage_alone() -> None:
    """Elsewhere they would be marked all over the document; whole words are, wherever they stand."""
    text = "公务活动\n公务活动用车\n公务用车"
    spans = spans_around(text, read_query("公务用车").wanted, (5, 11))
    assert marked(text, spans) == "公务活动\n[公务]活动[用车]\n[公务用车]"
