"""Everyday words: found in questions, mapped to the words of rules."""

from __future__ import annotations

from importlib.resources import files

import pytest

from index.everyday import Thesaurus, everyday


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("公家的车借给亲戚用两天", ["公家的车", "亲戚"]),
        ("公家的", ["公家的"]),
        ("", []),
        ("天气不错", []),
    ],
)
def test_the_longest_words_are_found_without_overlap(question: str, found: list[str]) -> None:
    """公家的车 is one thing, not 公家的 and a car."""
    thesaurus = Thesaurus({"公家的车": ("公务用车",), "公家的": ("公共财物",), "亲戚": ("近亲属",)})
    assert [question[one.start : one.end] for one in thesaurus.find(question)] == found


def test_without_entries_nothing_is_found() -> None:
    """An empty thesaurus is no error."""
    assert Thesaurus({}).find("公家的车") == []


def test_every_line_of_the_shipped_thesaurus_says_something() -> None:
    """Each line has everyday words, a mark, and words of rules."""
    for line in files("index.wording").joinpath("everyday.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        said, mark, meant = line.partition(" = ")
        assert mark, line
        assert meant.split(), line
        assert said.split(), line
        assert min(map(len, said.split())) > 1, line


def test_the_shipped_thesaurus_knows_the_words_of_an_office() -> None:
    """公家的车 leads to 公务用车."""
    (car, *_) = everyday().find("公家的车能借吗")
    assert "公务用车" in car.words
