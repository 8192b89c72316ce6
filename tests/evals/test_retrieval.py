"""The retrieval evaluation: figures by hand on a corpus of four, and on real data where it is at hand."""

import json
import os
from pathlib import Path

import pytest

from evals.retrieval import Outcome, evaluate, recall, reciprocal_rank
from index import embedding
from index.training.statutes import Question
from ingest.errors import SettingsError

CORPUS: list[dict[str, object]] = [
    {"id": "a", "title": "甲法第一条", "text": "试用期不得超过六个月。"},
    {"id": "b", "title": "甲法第二条", "text": "工资应当按月支付。"},
    {"id": "c", "title": "乙法第一条", "text": "缴纳社会保险费。"},
    {"id": 4, "title": "乙法第二条", "text": "违反本法的，处以罚款。"},
]
QUESTIONS: list[dict[str, object]] = [
    {"id": 0, "question": "试用期最长几个月", "relevant": ["a"]},
    {"id": 1, "question": "罚款", "relevant": ["4", "none"]},
]


def written(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def no_bundled_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Figures by hand are those of words alone."""
    monkeypatch.setattr(embedding, "BUNDLED", tmp_path / "none")


def test_the_report_has_the_shape_of_the_contract(tmp_path: Path) -> None:
    """Every figure is there under its name, and recall is that of the hand."""
    report = evaluate(written(tmp_path / "c", CORPUS), written(tmp_path / "q", QUESTIONS)).to_json()
    assert report["queries"] == 2
    assert report["passages"] == 4
    assert report["recall"] == dict.fromkeys(["1", "5", "10", "20", "50", "100"], 0.75)
    assert report["mrr@10"] == 1.0
    assert set(report) >= {"index_seconds", "milliseconds", "peak_memory_mb"}
    assert set(json.loads(json.dumps(report))["milliseconds"]) == {"p50", "p95"}


@pytest.mark.parametrize(
    ("found", "expected_recall", "expected_rank"),
    [
        (("a", "b"), 1.0, 1.0),
        (("x", "a", "y", "b"), 0.5, 0.5),
        (("x", "y", "z", "a"), 0.0, 0.25),
        ((), 0.0, 0.0),
        (("x",) * 10 + ("a",), 0.0, 0.0),
    ],
)
def test_figures_of_one_question(found: tuple[str, ...], expected_recall: float, expected_rank: float) -> None:
    """Recall counts among the first k; the reciprocal rank ends at ten."""
    outcome = Outcome(Question("q", "?", frozenset({"a", "b"})), found, 1.0)
    assert recall(outcome, 2) == expected_recall
    assert reciprocal_rank(outcome) == expected_rank


def test_known_questions_go_through_memory(tmp_path: Path) -> None:
    """A question that shares no word with its passage finds it once it is known."""
    rows: list[dict[str, object]] = [{"id": 9, "question": "被扣钱了怎么办", "relevant": ["4"]}]
    learned = [*rows, {"id": 8, "question": "什么都不是", "relevant": ["none"]}]
    corpus, asked, known = (
        written(tmp_path / name, some) for name, some in (("c", CORPUS), ("q", rows), ("k", learned))
    )
    assert evaluate(corpus, asked).recall[1] == 0.0
    assert evaluate(corpus, asked, known).recall[1] == 1.0


@pytest.mark.parametrize(
    ("line", "told"),
    [("{", "第 1 行"), ("[]", "第 1 行"), ('{"id": 1, "title": ""}', "text"), (None, "无法读取")],
)
def test_a_malformed_corpus_is_told(tmp_path: Path, line: str | None, told: str) -> None:
    """The message names the file and what is wrong with it."""
    if line is not None:
        (tmp_path / "c").write_text(line)
    with pytest.raises(SettingsError, match=told):
        evaluate(tmp_path / "c", written(tmp_path / "q", QUESTIONS))


def test_a_question_without_relevant_passages_is_told(tmp_path: Path) -> None:
    """Such a question has no recall."""
    queries = written(tmp_path / "q", [{"id": 7, "question": "?", "relevant": list[str]()}])
    with pytest.raises(SettingsError, match="7"):
        evaluate(written(tmp_path / "c", CORPUS), queries)


@pytest.mark.slow
def test_real_statutes_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """On 59,507 articles words alone find 0.45 of the relevant ones among ten."""
    data = Path(os.environ.get("GUIWEN_SHARED_DATA", "")) / "retrieval"
    if not (data / "corpus.jsonl").is_file():
        pytest.skip("GUIWEN_SHARED_DATA names no folder with retrieval/corpus.jsonl")
    report = evaluate(data / "corpus.jsonl", data / "queries-train.jsonl")
    assert report.recall[10] >= 0.44
