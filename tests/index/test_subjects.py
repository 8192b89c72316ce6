"""Subjects that libraries may have nothing about: read from lines, and those that guiwen ships."""

from __future__ import annotations

from collections import Counter

import pytest

from index.subjects import Subject, parsed, subjects
from ingest.description import work_title


def test_a_line_is_a_subject() -> None:
    """Its name, its words, its rule and its questions; comments and empty lines are none."""
    text = "# 请假\n婚假 = 婚假 结婚假 | 中华人民共和国人口法 | 结婚歇几天；办喜事给假吗\n\n闲聊 = | | 你是谁\n"
    assert list(parsed(text)) == [
        Subject("婚假", ("婚假", "结婚假"), ("人口法",), ("结婚歇几天", "办喜事给假吗")),
        Subject("闲聊", (), (), ("你是谁",)),
    ]


@pytest.mark.parametrize("line", ["婚假", "婚假 = 婚假 | 结婚歇几天", "婚 假 = 婚假 | | 歇几天", "婚假 = 婚假 | |"])
def test_any_other_line_is_an_error(line: str) -> None:
    """The error gives the line."""
    with pytest.raises(ValueError, match="婚"):
        list(parsed(line))


@pytest.mark.parametrize(
    ("text", "stands"),
    [("工作人员可以休婚假三日。", True), ("女职工享受产假。", False), ("", False)],
)
def test_a_text_that_may_be_about_it(text: str, stands: bool) -> None:
    """A text that holds one of its words."""
    assert Subject("婚假", ("婚假", "结婚假"), (), ("歇几天",)).stands_in(text) is stands


def test_the_shipped_subjects_are_told_apart() -> None:
    """Each has a name of its own and several questions, no question stands twice; rules are titled as Works are."""
    shipped = subjects()
    assert len(shipped) > 150
    assert max(Counter(one.name for one in shipped).values()) == 1
    twice = [text for text, times in Counter(text for one in shipped for text in one.questions).items() if times > 1]
    assert not twice
    for one in shipped:
        assert len(one.questions) >= 3, one.name
        assert all(len(word) > 1 for word in one.words), one.name
        assert all(rule == work_title(rule) for rule in one.rules), one.name
