"""Staff's questions as questions to the statute corpus."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals import corpus_questions
from evals.corpus_questions import of_corpus


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A corpus of two articles that staff's questions lead to, and one that none does."""
    articles = [
        {"id": "1", "title": "中华人民共和国档案法第二十条", "text": "…"},
        {"id": "2", "title": "政府信息公开条例第三十条", "text": "…"},
        {"id": "3", "title": "某某法第一条", "text": "…"},
    ]
    (tmp_path / "retrieval").mkdir()
    lines = (json.dumps(one, ensure_ascii=False) for one in articles)
    (tmp_path / "retrieval" / "corpus.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_questions_lead_to_the_articles_of_the_corpus(data: Path) -> None:
    """Each once, of staff's alone, whatever 款 is expected."""
    found = list(of_corpus(data))
    assert {each for one in found for each in one["relevant"]} <= {"1", "2"}  # type: ignore[attr-defined]
    assert "twelfth-001" in {one["id"] for one in found}
    assert len({one["id"] for one in found}) == len(found)


def test_the_command_writes_lines(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """That the training reads, and says how many."""
    out = tmp_path / "staff.jsonl"
    monkeypatch.setattr("sys.argv", ["corpus_questions", str(data), str(out)])
    corpus_questions.main()
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert capsys.readouterr().out == f"{len(lines)} questions\n"
    assert lines and all(set(one) == {"id", "question", "relevant"} for one in lines)
