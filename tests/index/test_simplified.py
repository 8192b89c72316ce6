"""Traditional characters are read as simplified ones; simplified texts stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.simplified import simplified, with_simplified_signs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("檔案法第二十條怎麼說？", "档案法第二十条怎么说？"),
        ("徵收土地要給多少補償？", "征收土地要给多少补偿？"),
        ("公務員辭職後多久能去企業？", "公务员辞职后多久能去企业？"),
        ("把會議室打掃乾淨", "把会议室打扫干净"),
        # Characters that are both stay where nothing else is traditional.
        ("打坏了人家东西", "打坏了人家东西"),
        ("著作权法", "著作权法"),
        ("乾坤、藉口、瞭望", "乾坤、藉口、瞭望"),
        ("二〇二三年——第十二条（一）", "二〇二三年——第十二条（一）"),
        ("GB/T 9704 ﹡\ud800", "GB/T 9704 ﹡\ud800"),
    ],
)
def test_questions_in_traditional_characters(text: str, expected: str) -> None:
    """Word by word: 徵 is 征 in 徵收, 乾 is 干 in 乾淨."""
    assert simplified(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("檔案條例", "档案条例"),
        ("乾淨", "乾净"),
        ("打坏", "打坏"),
        ("鮡", "鮡"),
        ("後" * 3, "后" * 3),
        ("a檔b", "a档b"),
    ],
)
def test_signs_one_by_one(text: str, expected: str) -> None:
    """Only what is traditional alone, and has a simplified character that everybody writes."""
    assert with_simplified_signs(text) == expected


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0xFFFF, exclude_categories=["Cs"])))
def test_signs_do_not_depend_on_what_stands_beside(text: str) -> None:
    """So that a text and a question about it have the same terms."""
    told = with_simplified_signs(text)
    assert told == "".join(map(with_simplified_signs, text))
    assert len(told) == len(text)
    assert with_simplified_signs(told) == told
