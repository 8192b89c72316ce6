"""Numbers that come nearest by meaning, with an embedding that knows one pair of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from zlib import crc32

import numpy as np
import pytest
from numpy.typing import NDArray

from index.embedding import Embedding
from index.library import Library
from ingest.pipeline import ingest
from service.answering.answer import AnswerStatus
from service.answering.pipeline import Answering

TODAY = date(2026, 11, 24)
REPORT = (
    "青石县2026年政府工作报告\n——2026年1月20日在青石县第十届人民代表大会第五次会议上\n一、2025年工作回顾\n"
    "过去一年，新修便民旱桥9座、灯塔4座。发放渡口补贴30万元。\n二、2026年工作安排\n新修灯塔2座。\n"
)


class _TwoMeanings:
    """Texts of the one thing point one way, those of a second another way, every other text a way of its own."""

    dimension = 64

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One of the axes for each of `texts`."""
        ways = [0 if "灯塔" in one or "航标" in one else 1 if "牌楼" in one else _own(one) for one in texts]
        return np.eye(self.dimension, dtype=np.float32)[ways]


def _own(text: str) -> int:
    return 2 + crc32(text.encode()) % (_TwoMeanings.dimension - 2)


@pytest.fixture(scope="module")
def answering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answering]:
    """Answers over one report."""
    data = REPORT.encode()
    folder = tmp_path_factory.mktemp("nearest")
    with Library.open(folder / "library", embedding=Embedding(_TwoMeanings(), "two")) as library:
        library.add(ingest(data, "r.txt", today=TODAY), data, "r.txt")
        yield Answering(library)


def test_the_nearest_is_part_of_an_answer(answering: Answering) -> None:
    """It is of the year asked for, and marked as what only comes nearest."""
    answer = answering.ask("青石县2025年弄了几座航标", TODAY)
    assert answer.status is AnswerStatus.PARTLY_ANSWERED
    assert "灯塔：4座（2025年" in answer.answer
    assert "旱桥：9座" not in answer.answer
    assert any("意思最接近" in one for one in answer.notes)


@pytest.mark.parametrize(
    "question", ["青石县2025年航标花了多少钱", "青石县2024年弄了几座航标", "青石县2025年弄了几座牌楼"]
)
def test_nothing_is_near_enough(answering: Answering, question: str) -> None:
    """Amounts of money, other years, and things that nothing means."""
    assert answering.ask(question, TODAY).status is AnswerStatus.NOT_FOUND
