"""The answers of the sample office, measured as `guiwen eval samples` measures them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evals.answers import Asked, Figures, measure_samples, read_questions
from tests.conftest import ROOT

QUESTIONS = ROOT / "samples" / "questions.jsonl"


@pytest.fixture(scope="module")
def measured() -> tuple[Figures, list[Asked]]:
    """The figures over the sample office, made once."""
    return measure_samples(ROOT / "samples" / "office", QUESTIONS, date(2026, 1, 1))


def test_quotes_and_versions_are_always_right(measured: tuple[Figures, list[Asked]]) -> None:
    """Whatever else moves: every quote verbatim, and every dated question answered from the version of its day."""
    figures, _ = measured
    assert (figures.verbatim, figures.right_version) == (1.0, 1.0)


def test_most_questions_find_their_article(measured: tuple[Figures, list[Asked]]) -> None:
    """A floor well under what was measured (0.84 cited, 0.08 wrongly refused), to catch what breaks."""
    figures, _ = measured
    assert figures.questions == len(read_questions(QUESTIONS))
    assert figures.cited > 0.75
    assert figures.wrongly_refused < 0.15


def test_questions_keep_their_day(tmp_path: Path) -> None:
    """A line without a day asks for today."""
    file = tmp_path / "q.jsonl"
    file.write_text('{"id": 1, "question": "问", "answerable": false}\n\n', encoding="utf-8")
    (question,) = read_questions(file)
    assert (question.id, question.as_of, question.labels, question.answerable) == ("1", None, (), False)
