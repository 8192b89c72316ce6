"""What people put around a question is taken off, and nothing of the question."""

from __future__ import annotations

import pytest

from service.answering.figures.framing import without_frame

FRAMED = [
    ("立案多少件？", "立案多少件"),
    ("麻烦查一下立案多少件，谢谢", "立案多少件"),
    ("请问，立案多少件？", "立案多少件"),
    ("为起草形势分析，需要2023年的立案数，请查。", "2023年的立案数"),
    ("我们在写投资方面的材料，想看看投资有多少亿元", "投资有多少亿元"),
    ("受处分的人，不是科级干部的有多少", "受处分的人，不是科级干部的有多少"),
    ("谢谢", "谢谢"),
]


@pytest.mark.parametrize(("question", "expected"), FRAMED)
def test_the_frame_is_taken_off(question: str, expected: str) -> None:
    """Courtesy, requests and purposes go; what is asked stays, and a question of nothing else stays whole."""
    assert without_frame(question) == expected
