"""The questions over real laws: their shape, and that every provision that they expect exists."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.addressing import Addresses
from ingest.document import Document, Unit
from ingest.labels import parse_label
from ingest.pipeline import ingest
from service.answering.question import Turn
from tests.conftest import ROOT
from tests.service.answering.titled import read

FOLDER = ROOT / "evals" / "questions"
ENTRIES: list[dict[str, Any]] = [
    json.loads(line) for line in (FOLDER / "laws.jsonl").read_text(encoding="utf-8").splitlines()
]


def _entries(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


# Every set of questions about rules.
SETS = [path.name for path in sorted(FOLDER.glob("*.jsonl")) if not path.name.startswith("numbers")]
SMALL = (FOLDER / "small.txt").read_text(encoding="utf-8").splitlines()
LEAST = {
    "staff": 110,
    "formal": 30,
    "titled": 15,
    "reference": 20,
    "as_of": 15,
    "follow_up": 25,
    "unanswerable": 35,
}
# Replaced by a later version in the small library.
_OLDER = ("监察法(2018-03-20).md", "保守国家秘密法(2010-04-29).md", "行政复议法(2017-09-01).md")
_FIELDS = {"id", "kind", "question", "turns", "as_of", "answerable", "gold", "note"}
# A rule numbered 一、二、 without articles is cited by its heading.
_HEADING = re.compile(r"[一二三四五六七八九十百]+、")


def test_ids_and_questions_are_unique() -> None:
    """No id twice, and no question twice after the same turns."""
    assert len({entry["id"] for entry in ENTRIES}) == len(ENTRIES)
    assert len({(*entry["turns"], entry["question"]) for entry in ENTRIES}) == len(ENTRIES)


def test_every_kind_has_enough_questions() -> None:
    """Only known kinds, and of each as many as its share of the figures needs."""
    counts = Counter(entry["kind"] for entry in ENTRIES)
    assert set(counts) == set(LEAST)
    assert {kind: counts[kind] for kind in LEAST if counts[kind] < LEAST[kind]} == {}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_a_question_has_its_fields(entry: dict[str, Any]) -> None:
    """The fields are there, and agree with the kind and with one another."""
    assert set(entry) - {"small_only", "large_only"} == _FIELDS
    assert entry["question"].strip() and entry["note"].strip()
    assert entry["as_of"] is None or date.fromisoformat(entry["as_of"])
    assert entry["answerable"] == bool(entry["gold"]) == (entry["kind"] != "unanswerable")
    assert bool(entry["turns"]) == (entry["kind"] == "follow_up")
    assert not entry.get("small_only") or entry["kind"] == "unanswerable"


@pytest.mark.parametrize(
    "gold", [gold for entry in ENTRIES for gold in entry["gold"]], ids=lambda gold: str(gold["label"])
)
def test_a_label_is_written_as_the_product_writes_it(gold: dict[str, str]) -> None:
    """A label can be parsed and prints as it stands."""
    assert _HEADING.fullmatch(gold["label"]) or str(parse_label(gold["label"])) == gold["label"]


def test_expected_files_are_of_the_small_library() -> None:
    """Except where a question is for the large library alone; and every small file is asked about."""
    files = {gold["file"] for entry in ENTRIES if not entry.get("large_only") for gold in entry["gold"]}
    assert len(set(SMALL)) == len(SMALL)
    assert files == set(SMALL)


def test_only_questions_about_a_day_expect_an_older_version() -> None:
    """Whoever names no day asks for the law in force."""
    older = {entry["kind"] for entry in ENTRIES for gold in entry["gold"] if gold["file"].endswith(_OLDER)}
    assert older == {"as_of"}


def test_every_expected_provision_exists(shared_data: Path) -> None:
    """In the tree that the product reads from the file, each label means one Unit."""
    wanted = sorted({(gold["file"], gold["label"]) for entry in ENTRIES for gold in entry["gold"]})
    found = {file: _read(shared_data / "laws" / file) for file in {file for file, _ in wanted}}
    assert [one for one in wanted if not _means_one(found[one[0]], one[1])] == []


@pytest.mark.parametrize("name", ["follow-ups.jsonl", "days.jsonl"])
def test_follow_ups_and_days_are_of_the_small_libraries(name: str) -> None:
    """Their fields, and files that the three small libraries hold between them, so that no other need be made."""
    entries = _entries(name)
    kind = {"follow-ups.jsonl": "follow_up", "days.jsonl": "as_of"}[name]
    assert {entry["kind"] for entry in entries} == {kind}
    assert all(set(entry) == _FIELDS and bool(entry["turns"]) == (kind == "follow_up") for entry in entries)
    lists = ("small.txt", "blind-small.txt", "judging-small.txt")
    small = {Path(line).name for one in lists for line in (FOLDER / one).read_text(encoding="utf-8").splitlines()}
    assert {Path(gold["file"]).name for entry in entries for gold in entry["gold"]} <= small


@pytest.mark.parametrize("entry", _entries("follow-ups.jsonl"), ids=lambda entry: entry["id"])
def test_a_new_subject_is_completed_by_nothing(entry: dict[str, Any]) -> None:
    """What the author of the set calls a new subject (新题) is searched as it was put."""
    understood = read(entry["question"], tuple(Turn(text) for text in entry["turns"]))
    assert entry["note"] != "新题" or understood.completed == entry["question"]


@pytest.mark.parametrize("name", [name for name in SETS if name != "laws.jsonl"])
def test_the_judging_sets_have_their_fields_and_their_provisions(name: str, shared_data: Path) -> None:
    """The sets beside the first one: unique ids, and each label means one Unit of its file."""
    entries = _entries(name)
    assert len({entry["id"] for entry in entries}) == len(entries)
    assert {entry["kind"] for entry in entries} <= set(LEAST)
    assert all(entry["answerable"] == bool(entry["gold"]) for entry in entries)
    files = {path.name: path for path in (shared_data / "laws").rglob("*.md")}
    wanted = {(gold["file"], gold["label"]) for entry in entries for gold in entry["gold"]}
    found = {file: _read(files[Path(file).name]) for file in {file for file, _ in wanted}}
    assert [one for one in sorted(wanted) if not _means_one(found[one[0]], one[1])] == []


def _read(path: Path) -> Document:
    return ingest(path.read_bytes(), path.name, today=date(2026, 1, 1))


def _means_one(document: Document, label: str) -> bool:
    if _HEADING.fullmatch(label):
        return sum(unit.label == label for unit in _walk(document.units)) == 1
    return len(Addresses(document.units).find(parse_label(label))) == 1


def _walk(units: tuple[Unit, ...]) -> list[Unit]:
    return [one for unit in units for one in (unit, *_walk(unit.children))]
