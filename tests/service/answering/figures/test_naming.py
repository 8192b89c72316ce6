"""Names of indicators found by what people say for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from service.answering.figures.matching import Weighing, words_asked
from service.answering.figures.naming import IndicatorNames

NAMES = ("查处群众身边腐败问题", "粮食总产量", "差旅费支出", "地区生产总值", "公务用车", "受理来信")
SAID = [
    ("抓群众身边腐败", "查处群众身边腐败问题"),
    ("粮食产量", "粮食总产量"),
    ("出差 花", "差旅费支出"),
    ("GDP", "地区生产总值"),
    ("公车", "公务用车"),
    ("收 来信", "受理来信"),
]


def _equal(words: Iterable[str]) -> Mapping[str, float]:
    return dict.fromkeys(words, 1.0)


_WEIGHING = Weighing(_equal, lambda word: True)


@pytest.mark.parametrize(("said", "written"), SAID)
def test_the_name_that_reports_write_comes_first(said: str, written: str) -> None:
    """For everyday words, for words with something between, and for short names."""
    assert IndicatorNames(lambda: NAMES).like(words_asked(said, _WEIGHING), 1) == [written]


def test_names_are_read_once_and_late() -> None:
    """Not before the first question, and not again."""
    calls: list[int] = []

    def read() -> tuple[str, ...]:
        calls.append(1)
        return NAMES

    names = IndicatorNames(read)
    assert not calls
    names.like(words_asked("粮食产量", _WEIGHING), 3)
    assert names.like(words_asked("驾驶员", _WEIGHING), 3) == []
    assert calls == [1]
