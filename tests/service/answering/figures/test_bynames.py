"""Indicators found by what people call them, with the shipped bynames and the bundled model."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from index.embedding import Embedding
from index.indicators import normal_form
from index.library import Library
from ingest.pipeline import ingest
from service.answering.answer import AnswerStatus
from service.answering.figures.bynames import bynames, bynames_of, called
from service.answering.pipeline import Answering

TODAY = date(2026, 11, 24)
REPORT = (
    "青石县2026年政府工作报告\n——2026年1月20日在青石县第十届人民代表大会第五次会议上\n一、2025年工作回顾\n"
    "过去一年，接待过夜游客31万人次，公务接待费8.2万元，城镇居民人均可支配收入42315元，进出口总额6.5亿元，"
    "高速公路总里程118公里。\n二、2026年工作安排\n接待过夜游客35万人次。\n"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One report."""
    data = REPORT.encode()
    folder = tmp_path_factory.mktemp("bynames")
    with Library.open(folder / "library", embedding=Embedding.load(None)) as library:
        library.add(ingest(data, "r.txt", today=TODAY), data, "r.txt")
        yield library


def test_the_list_is_sorted_and_in_normal_form() -> None:
    """Every indicator stands once, by its normal form, and is no byname of itself."""
    names = list(bynames())
    assert names == sorted(set(names))
    assert all(normal_form(name) == name for name in names)
    assert all(others and name not in others and all(others) for name, others in bynames().items())


def test_an_indicator_that_is_not_listed_has_no_bynames() -> None:
    """It is called by its name alone."""
    assert bynames_of("便民旱桥") == ()
    assert "公家请客吃饭的钱" in bynames_of("公务接待费")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("青石县2025年在这儿住了一晚的客人有多少", "31万人次"),
        ("青石县2025年请客吃饭花了多少", "8.2万元"),
        ("青石县2025年城里人一年进账多少", "42315元"),
        ("青石县2025年高速路有多长", "118公里"),
        ("青石县2025年跟外国做买卖的总额是多少", "6.5亿元"),
    ],
)
def test_what_people_say_finds_the_number(library: Library, question: str, told: str) -> None:
    """By bynames of the very indicator, and of one whose name it shares."""
    answer = Answering(library).ask(question, TODAY)
    assert answer.status in (AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED)
    assert told in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "青石县2025年乡下人一年进账多少",
        "青石县2025年往外国卖货卖了多少钱",
        "青石县2024年请客吃饭花了多少",
        "青石县2025年有几座寺庙",
    ],
)
def test_what_is_apart_stays_apart(library: Library, question: str) -> None:
    """The country for the town, exports for trade, another year, and what nobody reports."""
    assert Answering(library).ask(question, TODAY).status is AnswerStatus.NOT_FOUND


def test_the_nearest_comes_first_and_nothing_far(library: Library) -> None:
    """By the vectors of names and bynames."""
    found = called(library.indicators, "公家请客吃饭的钱", 0.6)
    assert found[0].indicator == "公务接待费"
    assert found[0].nearness > 0.99
    assert called(library.indicators, "zzzz", 0.99) == []
    assert (library.folder / "bynames").is_dir()
