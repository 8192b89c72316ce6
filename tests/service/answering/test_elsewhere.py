"""A question about a public rule that the library lacks is refused, and the rule is named."""

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
_RULES = {
    "中华人民共和国档案法": "机关应当按时移交档案，个人不得据为己有。丢失档案的，依法给予处分。",
    "云渡县车辆管理办法": "公务用车在上班路上发生事故的，驾驶员应当报告，受伤的送医院。",
}


@pytest.fixture(params=list(_RULES), ids=["public", "own"])
def answering(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answering]:
    """Answers over one rule: a public one that has usual questions, or an office's own."""
    folder = tmp_path_factory.mktemp("elsewhere")
    title = request.param
    text = f"{title}\n第一条 为了管好工作，制定本规定。\n第二条 {_RULES[title]}\n第三条 本规定自2020年1月1日起施行。\n"
    (folder / "规定.txt").write_text(text, encoding="utf-8")
    with Library.open(folder / "library", embedding=Embedding.load(None)) as library:
        found = Candidate(folder / "规定.txt", "规定.txt", "规定.txt")
        assert [one.error for one in Ingestion(library, Limits(), TODAY).run([found])] == [None]
        yield Answering(library)


def test_the_absent_rule_is_named(answering: Answering, request: pytest.FixtureRequest) -> None:
    """Where the library has public rules; of a question to an office's own rules nothing is known."""
    answer = answering.ask("上班路上被车撞了算工伤吗？", TODAY)
    public = "public" in request.node.name
    assert ("《工伤保险条例》" in answer.message) is public
    assert (answer.status is AnswerStatus.NOT_FOUND) or not public


def test_what_is_there_is_answered(answering: Answering) -> None:
    """No rule is named for a question that the rules that are there fit."""
    assert "没有收录" not in answering.ask("单位的老档案拿回家会怎么样？", TODAY).message
