"""Answers to questions about numbers, measured on questions with expected numbers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evals.number_questions import judge_numbers, number_figures, read_number_questions
from index.library import Library
from ingest.errors import SettingsError
from ingest.pipeline import ingest

REPORT = (
    "青石县档案馆2023年上半年工作总结\n一、主要工作\n（一）接收整理。上半年接收档案1500卷，整理档案1100卷。\n"
    "青石县档案馆\n2023年7月3日\n"
)
LINES = """
{"id":"a","kind":"value","question":"2023年上半年接收档案多少卷？","gold":[{"file":"x/r.txt","text":"1500卷"}],"answer":null}
{"id":"b","kind":"value","question":"2023年上半年整理档案多少卷？","gold":[{"file":"r.txt","text":"100卷"}],"answer":null}
{"id":"c","kind":"computed","question":"2023年上半年接收档案比整理档案多多少卷？","gold":[{"file":"r.txt","text":"1500卷"}],"answer":400}
{"id":"d","kind":"computed","question":"2023年上半年接收档案比整理档案多多少卷？","gold":[{"file":"r.txt","text":"1500卷"}],"answer":401}
{"id":"f","kind":"value","question":"2023年上半年整理档案多少卷？","gold":[{"file":"s.txt","text":"1100卷","also":[{"file":"r.txt","text":"1100卷"}]}],"answer":null}
{"id":"e","kind":"unanswerable","question":"2022年上半年接收档案多少卷？","gold":[],"answer":null}
"""


def test_figures_by_kind(tmp_path: Path) -> None:
    """A number has to be quoted whole, a result to be told, and what is not stated to be refused."""
    file = tmp_path / "questions.jsonl"
    file.write_text(LINES, encoding="utf-8")
    with Library.open(tmp_path / "library") as library:
        data = REPORT.encode()
        library.add(ingest(data, "r.txt", today=date(2026, 1, 1)), data, "r.txt")
        judged = judge_numbers(library, read_number_questions(file), date(2026, 1, 1))
    right = {"a": True, "b": False, "c": True, "d": False, "f": True, "e": True}
    assert {one.question.id: one.right for one in judged} == right
    told = number_figures(judged)
    assert told["value"] == {"questions": 3, "right": 0.667, "refused": 0.0}
    assert told["unanswerable"]["refused"] == 1.0
    assert told["answerable"]["questions"] == 5


@pytest.mark.parametrize(
    "text", ["[]", "{", '{"id":"a"}', '{"id":"a","kind":"value","question":"问","gold":[{}],"answer":1}']
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str) -> None:
    """No JSON, or a question without its fields."""
    file = tmp_path / "questions.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"questions\.jsonl"):
        read_number_questions(file)
