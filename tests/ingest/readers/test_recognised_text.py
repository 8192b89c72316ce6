"""Recognised lines written as Chinese is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.recognised_text import as_written


@pytest.mark.parametrize(
    ("recognised", "expected"),
    [
        ("第一条 为了规范管理,制定本办法.", "第一条为了规范管理，制定本办法。"),
        ("(以下简称《办法》)", "（以下简称《办法》）"),
        ("(一)手续不全的;", "（一）手续不全的；"),
        ("国发(2023)5号", "国发（2023）5号"),
        ("(3）超出年度计划", "（3）超出年度计划"),
        ("(11) 按照规定办理", "（11）按照规定办理"),
        ("电话:0512-6688", "电话：0512-6688"),
        ("时间为12:30,请准时", "时间为12:30，请准时"),
        ("同比增长8.4%,其中", "同比增长8.4%，其中"),
        ("总收入1,286.5万元", "总收入1,286.5万元"),
        ("见 Table 2 (c)", "见 Table 2 (c)"),
        ("Hello, world: f(x) = 1", "Hello, world: f(x) = 1"),
        ("分管领导(签字", "分管领导（签字"),
        ("1.优化流程", "1.优化流程"),
    ],
)
def test_punctuation_beside_han_is_full_width(recognised: str, expected: str) -> None:
    """Marks among Latin letters and digits stay as they are."""
    assert as_written(recognised) == expected


@given(st.text(alphabet="规定第一条（）()，,.:;!? 12ab%《》", max_size=30))
def test_writing_it_twice_changes_nothing_in_the_letters(text: str) -> None:
    """Only punctuation and blanks are ever changed."""
    kept = [char for char in as_written(text) if char not in "（）()，,.。:：;；!！?？ "]
    assert kept == [char for char in text if char not in "（）()，,.。:：;；!！?？ "]
