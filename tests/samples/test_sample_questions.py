"""Every sample question points to text that exists."""

import json
from datetime import date
from typing import Any

import pytest

from samples.collection import HOME, manuscripts
from samples.press.manuscript import Manuscript

QUESTIONS: list[dict[str, Any]] = [
    json.loads(line) for line in (HOME / "questions.jsonl").read_text(encoding="utf-8").splitlines()
]
RULES = [manuscript for folder, manuscript in manuscripts() if folder == "rules"]
TODAY = "2024-01-31"


def versions(title: str, day: str) -> list[Manuscript]:
    """The versions of a rule that are in force on a day."""
    return [
        rule
        for rule in RULES
        if rule.title == title and rule.header["effective"] <= day < rule.header.get("expires", "9999")
    ]


@pytest.mark.parametrize("row", QUESTIONS, ids=[row["id"] for row in QUESTIONS])
def test_labels_exist_in_the_version_in_force(row: dict[str, Any]) -> None:
    """The one version of that day has each of the labels; without an answer there are none."""
    assert row.keys() == {"id", "question", "document", "labels", "as_of", "answerable"}
    if not row["answerable"]:
        assert (row["document"], row["labels"]) == (None, [])
        return
    if row["as_of"] is not None:
        date.fromisoformat(row["as_of"])
    (rule,) = versions(row["document"], row["as_of"] or TODAY)
    known = {block.label or block.text for block in rule.body if block.kind in ("article", "annex")}
    assert row["labels"]
    assert set(row["labels"]) <= known


def test_there_are_enough_questions_of_each_sort() -> None:
    """Forty or more; eight or more without an answer; four or more that ask for the past."""
    assert len({row["id"] for row in QUESTIONS}) == len(QUESTIONS) >= 40
    assert sum(not row["answerable"] for row in QUESTIONS) >= 8
    assert sum(row["as_of"] is not None for row in QUESTIONS) >= 4


def test_every_rule_is_asked_about() -> None:
    """No rule of the office is left without a question."""
    assert {row["document"] for row in QUESTIONS if row["document"]} == {rule.title for rule in RULES}
