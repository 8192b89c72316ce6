"""What no longer stands, or not yet, is told of where nothing that stands answers, and marked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from index.embedding import Embedding
from index.library import Library
from ingest.readers import Limits
from service.answering.answer import AnswerStatus
from service.answering.pipeline import Answering
from service.candidates import Candidate
from service.ingestion import Ingestion

TODAY = date(2026, 11, 24)
TRIPS = """某县差旅费管理办法
（2015年3月1日某县财政局印发）
第一条 为了加强差旅费管理，制定本办法。
第二条 出差人员住宿费每人每天不超过三百元。
第三条 出差人员乘坐飞机的，应当经分管领导批准。
第四条 本办法自2015年4月1日起施行。
"""
SPENDING = """某县公务支出管理办法
（2021年3月1日某县财政局印发）
第一条 为了加强公务支出管理，制定本办法。
第二条 公务支出应当使用公务卡结算。
第三条 培训费每人每天不超过四百元。
第四条 本办法自2021年4月1日起施行。《某县差旅费管理办法》同时废止。
"""
SEALS = """某县印章管理办法
（2026年11月1日某县人民政府办公室印发）
第一条 为了加强印章管理，制定本办法。
第二条 印章遗失的，应当在二日内报告公安机关并登报声明作废。
第三条 本办法自2027年1月1日起施行。
"""


@pytest.fixture(scope="module")
def answering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answering]:
    """Answers over a rule that was repealed, the one that repealed it, and one that is still to begin."""
    folder = tmp_path_factory.mktemp("over")
    for name, text in {"差旅.txt": TRIPS, "支出.txt": SPENDING, "印章.txt": SEALS}.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Library.open(folder / "library", Embedding.load(None)) as library:
        candidates = [Candidate(file, file.name, file.name) for file in sorted(folder.glob("*.txt"))]
        outcomes = list(Ingestion(library, Limits(), TODAY).run(candidates))
        assert [outcome.error for outcome in outcomes] == [None] * 3
        yield Answering(library)


@pytest.mark.parametrize(
    ("question", "day", "status", "words"),
    [
        ("出差住宿一天能报多少钱？", TODAY, AnswerStatus.REPEALED_ONLY, "三百元"),
        ("出差住宿一天能报多少钱？", date(2018, 1, 1), AnswerStatus.ANSWERED, "三百元"),
        ("印章遗失了几天内要报告？", TODAY, AnswerStatus.NOT_IN_FORCE, "二日内"),
        ("印章遗失了几天内要报告？", date(2027, 2, 1), AnswerStatus.ANSWERED, "二日内"),
        ("公务卡什么时候要用？", TODAY, AnswerStatus.ANSWERED, "公务卡"),
        ("培训费一天多少钱？", TODAY, AnswerStatus.ANSWERED, "四百元"),
        ("明天会下雨吗？", TODAY, AnswerStatus.NOT_FOUND, ""),
    ],
)
def test_what_is_over_is_told_as_such(
    answering: Answering, question: str, day: date, status: AnswerStatus, words: str
) -> None:
    """What stands comes first; nothing is told of where nothing answers."""
    answer = answering.ask(question, day)
    assert answer.status in ({status, AnswerStatus.PARTLY_ANSWERED} if status is AnswerStatus.ANSWERED else {status})
    assert bool(answer.citations) is bool(words)
    assert not words or words in answer.citations[0].quote.text
