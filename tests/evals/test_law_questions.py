"""Answers over laws, measured on questions with expected articles."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evals.law_questions import figures, half_of, judge, read_law_questions
from index.library import Library
from ingest.errors import SettingsError
from ingest.pipeline import ingest

RULE = "车辆管理办法\n第一条 车辆由办公室管理。\n第二条 公务用车不得外借。\n第三条 本办法自2020年1月1日起施行。\n"
LINES = """
{"id":"a","kind":"reference","question":"车辆管理办法第二条","gold":[{"file":"x/rule.txt","label":"第二条"}]}
{"id":"b","kind":"follow_up","question":"第一条呢？","turns":["车辆管理办法第二条"],"gold":[{"file":"rule.txt","label":"第一条"}]}
{"id":"c","kind":"unanswerable","question":"火星上有水吗","gold":[],"small_only":true}
"""


def test_figures_by_kind(tmp_path: Path) -> None:
    """References and follow-ups find their article; what has no answer counts among the refusals alone."""
    file = tmp_path / "questions.jsonl"
    file.write_text(LINES, encoding="utf-8")
    with Library.open(tmp_path / "library") as library:
        data = RULE.encode()
        library.add(ingest(data, "rule.txt", today=date(2026, 1, 1)), data, "rule.txt")
        told = figures(judge(library, read_law_questions(file), date(2026, 1, 1)))
    assert (told["reference"]["first"], told["follow_up"]["first"]) == (1.0, 1.0)
    assert told["unanswerable"]["refused"] == 1.0
    assert told["all"]["questions"] == 2


def test_another_version_of_what_is_expected_counts(tmp_path: Path) -> None:
    """One version of each day: expecting the older one of today's law tells that another is cited."""
    file = tmp_path / "questions.jsonl"
    asked = '{{"id":"{}","kind":"as_of","question":"{}","gold":[{{"file":"rule(2010).txt","label":"第二条"}}]}}\n'
    lines = [asked.format("a", "2015年的车辆管理办法第二条"), asked.format("b", "车辆管理办法第二条")]
    file.write_text("".join(lines), encoding="utf-8")
    with Library.open(tmp_path / "library") as library:
        for year in ("2010", "2020"):
            data = RULE.replace("2020", year).encode()
            library.add(ingest(data, f"rule({year}).txt", today=date(2026, 1, 1)), data, f"rule({year}).txt")
        judged = judge(library, read_law_questions(file), date(2026, 1, 1))
    assert [(one.first, one.other_version) for one in judged] == [(True, False), (False, True)]
    assert figures(judged)["as_of"]["other_version"] == 0.5
    assert [
        one.question.id
        for half in ("odd", "even", None)
        for one in judged
        if one.question in half_of([one.question for one in judged], half)
    ] == ["a", "b", "a", "b"]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"id":"a"}', '{"id":"a","kind":"staff","question":"问","gold":[{}]}'])
def test_a_wrong_file_is_named(tmp_path: Path, text: str) -> None:
    """Nothing in it, no JSON, or a question without its fields."""
    file = tmp_path / "questions.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"questions\.jsonl"):
        read_law_questions(file)
