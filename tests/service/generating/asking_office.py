"""A small office with its own rule, and a model that is asked for questions of its articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from index.library import Library
from ingest.pipeline import ingest
from service.chat_model import ChatModel
from service.generating.articles import awaiting
from service.generating.generation import Generation, Outcome, workers_for
from tests.service.answering.lying_office import model_at
from tests.service.answering.scripted_model import Reply, Script, ScriptedModel, saying

TODAY = date(2026, 11, 24)
TITLE = "甲县公务用车管理办法"
RULE = """甲县公务用车管理办法
第一条　本办法适用于全县各机关和事业单位。
第二条　公务用车不得用于接送子女等私人活动。
第三条　车辆维修由办公室统一安排，定点进行。
第四条　本办法自2021年7月1日起施行。
"""
AMENDED = RULE.replace("定点进行", "定点定期进行").replace("2021年", "2024年")
OTHER = """乙镇车辆管理办法
第一条　乙镇的车辆由镇政府办公室管理。
第二条　公务用车不得用于接送子女等私人活动。
第三条　本办法自2022年1月1日起施行。
"""
LONG = "丁县值班管理办法\n" + "".join(
    f"第{n}条　值班人员负责第{n}号岗位的巡查和记录工作。\n" for n in "一二三四五六七八九"
)
QUESTIONS = {
    "一": "村里的学校归不归这个管？",
    "二": "放学顺路拉一下小孩行不行？",
    "三": "轮胎坏了上哪儿换？",
    "四": "啥时候开头照这个来？",
    "五": "夜里没人换班怎么办？",
    "六": "少来一晚上扣不扣钱？",
    "七": "本子记在哪儿？",
    "八": "几点得转一圈？",
    "九": "碰到贼喊谁？",
}
_LABEL = re.compile(r"》第([一二三四五六七八九])条")
FAST = {"model_retries": 0, "model_concurrency": 1, "model_first_seconds": 5.0}


def put(library: Library, text: str, name: str = "办法.txt") -> str:
    """Add a rule; its id."""
    data = text.encode()
    document = ingest(data, name, today=TODAY)
    library.add(document, data, f"/{name}")
    return document.id


@contextmanager
def opened(folder: Path, *texts: str) -> Iterator[Library]:
    """A library that holds `texts`, by words alone."""
    with Library.open(folder) as library:
        for number, text in enumerate(texts):
            put(library, text, f"{number}.txt")
        yield library


def asked_article(reply: Reply) -> str:
    """The numeral of the article that the model was asked about."""
    found = _LABEL.search(reply.request["messages"][-1]["content"])
    assert found, "no article was sent"
    return found[1]


def writing(reply: Reply) -> None:
    """A script that writes a question fit for the article."""
    saying(QUESTIONS[asked_article(reply)])(reply)


def run(
    library: Library, server: ScriptedModel, *scripts: Script, named: Sequence[str] = (), chat: ChatModel | None = None
) -> tuple[list[Outcome], Generation]:
    """What became of each article, with a model that follows `scripts`."""
    server.script(*(scripts or (writing,)))
    chat = chat or model_at(server, **FAST)
    generation = Generation(library, chat, workers_for(chat))
    return list(generation.run(list(awaiting(library, named, TODAY)))), generation


def stored(library: Library) -> dict[str, str]:
    """The article that each question leads to."""
    return {one.question: one.label for one in library.questions.all()}


def first(library: Library, asked: str) -> str:
    """The article that a search finds first; empty when it finds none."""
    hits = library.search(asked, 1)
    return hits[0].passage.article if hits else ""
