"""A text of several questions is looked at as a whole and question by question."""

from __future__ import annotations

import pytest

from service.answering.question import asked_apart


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("能借吗？", ()),
        ("公车能不能借给亲戚？借了会怎么样呢？", ("公车能不能借给亲戚", "借了会怎么样呢")),
        ("公车能不能借给亲戚？行吗？", ()),  # too short to be a question by itself
        ("公车能不能借给亲戚", ()),
        ("", ()),
    ],
)
def test_questions_of_a_text(text: str, apart: tuple[str, ...]) -> None:
    """The whole comes first."""
    assert asked_apart(text) == (text, *apart)
