"""How much of a question a text covers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from index.everyday import Thesaurus
from service.answering.relevance import Relevance, without_asking


def _equal(words: Iterable[str]) -> Mapping[str, float]:
    return dict.fromkeys(words, 1.0)


@pytest.mark.parametrize(
    ("question", "told"), [("档案什么时候移交？", "档案 移交？"), ("怎么办", "怎么办"), ("多久", "多久")]
)
def test_words_of_asking_are_left_out(question: str, told: str) -> None:
    """Unless nothing else is left."""
    assert without_asking(question) == told


def test_what_is_meant_counts_as_said() -> None:
    """公家的车 is covered by a text about 公务用车, fully by the word, and not by another."""
    meant = Thesaurus({"公家的车": ("公务用车",)}).find("公家的车")
    relevance = Relevance("公家的车", _equal, meant)
    assert relevance.coverage("公务用车不得外借") == 1.0
    assert relevance.coverage("公家的车") == 1.0
    assert relevance.coverage("印章管理") == 0.0


def test_coverage_lies_between_nothing_and_all() -> None:
    """Shares of pairs."""
    relevance = Relevance("档案移交", _equal)
    assert 0 < relevance.coverage("档案管理") < relevance.coverage("档案移交") == 1.0
    assert Relevance("", _equal).coverage("档案") == 0.0
