"""What holds for every text: spans are numbers as written, quotes hold them, none overlaps another."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.observation import Observation
from ingest.observations import find_observations
from ingest.report import parse_report
from tests.ingest.made_texts import grown, plain_text
from tests.ingest.observations.stated import REPORT

_digits = st.one_of(
    st.integers(0, 99999).map(str),
    st.decimals(0, 9999, places=2).map(str),
    st.integers(1000, 9_999_999).map(lambda value: f"{value:,}"),
    st.integers(1, 999).map(lambda value: str(value).translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)})),
)
_units = st.sampled_from(["件", "人（次）", "亿元", "万人次", "%", "个百分点", "册", "公里", "户", "微克/立方米"])
_verbs = st.sampled_from(
    ["受理", "新建", "发放", "", "其中", "分别增长", "达到", "下降", "由", "超过", "较上年增长", "累计"]
)
_nouns = st.sampled_from(["问题线索", "园区", "生产总值", "《办法》", "“两个维护”", "档案", "群众满意率", "甲、乙", ""])
_marks = st.sampled_from(["，", "、", "；", "。", "：", "和", "（", "）", "至", "—"])
_loose = st.sampled_from(["", "", "余", "多", "以上", "左右"])


@st.composite
def _clauses(draw: st.DrawFn) -> str:
    number = draw(_digits) + draw(_loose) + draw(_units)
    return draw(_verbs) + draw(_nouns) + number + draw(_nouns) + draw(_marks)


_texts = st.lists(_clauses(), min_size=1, max_size=8).map("".join)
_wild = st.text(
    alphabet="0123456789.,，。；、（）《》“”%年月日第一二三两十百万亿元人件个由增至分别其中达到同比的 \n约余多",
    max_size=80,
)


def _of(text: str) -> tuple[Observation, ...]:
    return find_observations(text, (), REPORT)


def _value(written: str) -> Decimal | None:
    narrow = written.translate({0xFF10 + digit: str(digit) for digit in range(10)})
    found = re.match(r"[\d,]+(?:\.\d+)?", narrow)
    return Decimal(found.group().replace(",", "").rstrip(".")) if found else None


@given(_texts)
@settings(max_examples=300, deadline=None)
def test_values_are_what_is_written(text: str) -> None:
    """The span begins with the digits of the value; where it has a unit, the unit stands in it or behind it."""
    for each in _of(text):
        written = text[each.start : each.end]
        assert each.value == _value(written)
        assert each.unit == "" or each.unit in text[each.start :].replace("余", "").replace("多", "").replace("(", "（")


@given(st.one_of(_texts, _wild))
@settings(max_examples=400, deadline=None)
def test_spans_and_quotes(text: str) -> None:
    """Every quote holds its number, no two numbers overlap, and wholes are Observations of the same text."""
    numbers = _of(text)
    for each in numbers:
        assert each.quote_start <= each.start < each.end <= each.quote_end <= len(text)
        assert "\n" not in text[each.quote_start : each.quote_end]
        assert each.indicator and 0 <= each.confidence <= 1
        assert each.whole is None or 0 <= each.whole < len(numbers)
    for one, other in pairwise(numbers):
        assert one.end <= other.start


@given(st.lists(_texts.map(lambda text: text.replace("\n", "") or "无"), min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_every_number_is_inside_a_unit(lines: list[str]) -> None:
    """With a tree, quotes do not go beyond one Unit."""
    plain = plain_text("一、工作情况", *lines)
    units = grown(plain, parse_report(plain.lines))
    spans = [(unit.start, unit.end) for top in units for unit in top.walk()]
    for each in find_observations(plain.text, units, REPORT):
        assert any(start <= each.quote_start and each.quote_end <= end for start, end in spans)


@given(_wild)
@settings(max_examples=200, deadline=None)
def test_the_same_text_gives_the_same_numbers(text: str) -> None:
    """Nothing is remembered from one text to the next."""
    first = _of(text)
    _of("五年来，受理123件，其中来信38件。")
    assert _of(text) == first
