"""Question memory: pairs are kept, folded, found, and go along with the versions of what they lead to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text as sql

from index.library import Library
from index.questions import KnownQuestion, Pair, QuestionSource, folded
from ingest.document import Document, Unit
from ingest.errors import DocumentNotFound, QuestionNotFound, QuestionRefused
from tests.conftest import ROOT
from tests.index.made_documents import data_of, hashed_embedding, id_of, regulation

ASKED = "钥匙丢了该找谁？"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", hashed_embedding()) as opened:
        yield opened


def put(library: Library, document: Document, name: str, source: str | None = None) -> Document:
    library.add(document, data_of(name), source or f"/{name}")
    return document


def unit_of(document: Document, label: str) -> Unit:
    return next(unit for top in document.units for unit in top.walk() if unit.label == label)


def pair(document: Document, label: str, question: str = ASKED, **values: object) -> Pair:
    made = Pair(question, document.id, unit_of(document, label), "张三", QuestionSource.CONFIRMED)
    return replace(made, **values)  # type: ignore[arg-type]


def only(library: Library) -> KnownQuestion:
    (one,) = library.questions.all()
    return one


def as_version(document: Document, name: str, changes: dict[str, str] | None = None) -> Document:
    """The same text as another file, with some words replaced by as many others."""
    text = document.text
    for old, new in (changes or {}).items():
        assert len(old) == len(new)
        text = text.replace(old, new)
    made = id_of(data_of(name))

    def renamed(unit: Unit) -> Unit:
        return replace(
            unit,
            id=unit.id.replace(document.id, made),
            text=text[unit.start : unit.end],
            children=tuple(map(renamed, unit.children)),
            label=next((unit.label.replace(old, new) for old, new in (changes or {}).items()), unit.label),
        )

    passages = tuple(
        replace(one, unit_ids=tuple(each.replace(document.id, made) for each in one.unit_ids))
        for one in document.passages
    )
    return replace(document, id=made, text=text, units=tuple(map(renamed, document.units)), passages=passages)


def test_a_pair_is_kept_with_author_date_and_source(library: Library) -> None:
    """What was confirmed can be listed as it was said, with where it leads."""
    document = put(library, regulation("甲"), "甲")
    (made,) = library.questions.add([pair(document, "第2条", answer="找门卫。")])
    one = only(library)
    assert made.added and made.id == one.id
    assert (one.question, one.answer, one.author, one.source) == (ASKED, "找门卫。", "张三", QuestionSource.CONFIRMED)
    assert (one.document_id, one.title, one.label) == (document.id, "甲管理办法", "第2条")
    assert one.unit_id == f"{document.id}/a2"
    assert not one.dormant
    assert library.questions.get(one.id) == one
    assert library.verify() == []


@pytest.mark.parametrize(
    ("again", "same"),
    [
        ("钥匙丢了该找谁", True),
        ("请问钥匙丢了，该找谁呢？", True),
        ("钥匙丢了该找谁？？", True),
        ("如果办公室的钥匙丢了该找谁帮忙呢", False),
        ("公章丢了该找谁？", False),
    ],
)
def test_nearly_the_same_pair_is_one(library: Library, again: str, same: bool) -> None:
    """Marks, width and politeness make no other question."""
    document = put(library, regulation("甲"), "甲")
    library.questions.add([pair(document, "第2条")])
    (made,) = library.questions.add([pair(document, "第2条", again)])
    assert made.added is not same
    assert len(library.questions.all()) == (1 if same else 2)


def test_the_same_question_may_lead_to_two_units(library: Library) -> None:
    """Several articles can answer one question."""
    document = put(library, regulation("甲"), "甲")
    made = library.questions.add([pair(document, "第2条"), pair(document, "第3条")])
    assert [one.added for one in made] == [True, True]


def test_a_stronger_source_takes_a_pair_over(library: Library) -> None:
    """What a model made up becomes what a person confirmed, never the other way."""
    document = put(library, regulation("甲"), "甲")
    library.questions.add([pair(document, "第2条", source=QuestionSource.GENERATED, author="模型")])
    library.questions.add([pair(document, "第2条", author="李四")])
    library.questions.add([pair(document, "第2条", source=QuestionSource.IMPORTED, author="王五")])
    assert (only(library).source, only(library).author) == (QuestionSource.CONFIRMED, "李四")


def test_a_correction_takes_the_place_of_what_was_confirmed(library: Library) -> None:
    """Of the same question only corrections are left."""
    document = put(library, regulation("甲"), "甲")
    library.questions.add([pair(document, "第2条")])
    library.questions.replace([pair(document, "第3条", source=QuestionSource.CORRECTED)])
    library.questions.replace([pair(document, "第4条", source=QuestionSource.CORRECTED)])
    assert {one.label for one in library.questions.all()} == {"第3条", "第4条"}


@pytest.mark.parametrize("question", ["", " ？ ", "问" * 501, "钥匙\x00丢了", "钥匙\x1b[31m丢了", "钥匙\u202e丢了"])
def test_what_is_no_question_is_refused(library: Library, question: str) -> None:
    """The whole call then changes nothing."""
    document = put(library, regulation("甲"), "甲")
    with pytest.raises(QuestionRefused):
        library.questions.add([pair(document, "第2条"), pair(document, "第2条", question)])
    assert library.questions.all() == []


def test_unknown_documents_units_and_pairs_are_refused(library: Library) -> None:
    """Each with an error that names the value."""
    document = put(library, regulation("甲"), "甲")
    with pytest.raises(DocumentNotFound, match="d123"):
        library.questions.add([pair(document, "第2条", document_id="d123")])
    with pytest.raises(QuestionRefused, match="没有标引"):
        library.questions.add([pair(document, "", unit=document.units[0])])
    with pytest.raises(QuestionNotFound, match="q123"):
        library.questions.remove(["q123"])


def test_removing_is_all_or_nothing(library: Library) -> None:
    """An unknown id among many removes none."""
    document = put(library, regulation("甲"), "甲")
    made = library.questions.add([pair(document, "第2条"), pair(document, "第3条")])
    with pytest.raises(QuestionNotFound):
        library.questions.remove([made[0].id, "q123"])
    assert len(library.questions.all()) == 2
    library.questions.remove([made[0].id])
    assert only(library).id == made[1].id


def test_questions_are_found_by_their_words(library: Library) -> None:
    """In question, title and label; `%` and `_` mean themselves."""
    document = put(library, regulation("甲"), "甲")
    library.questions.add([pair(document, "第2条"), pair(document, "第3条", "100%报销吗？")])
    for text, count in (("钥匙", 1), ("甲管理", 2), ("第3条", 1), ("%", 1), ("_", 0), ("", 2)):
        total, found = library.questions.find(text)
        assert (total, len(found)) == (count, count)
    total, found = library.questions.find(limit=1, offset=1)
    assert (total, [one.label for one in found]) == (2, ["第2条"])


def test_a_pair_goes_along_with_a_new_version(library: Library) -> None:
    """It leads to the article of the same label in the newest Version, and to the old one when that goes."""
    old = put(library, regulation("甲"), "甲")
    library.questions.add([pair(old, "第2条")])
    newer = as_version(old, "甲二")
    newer = replace(newer, description=replace(newer.description, effective_from=date(2023, 1, 1)))
    put(library, newer, "甲二")
    assert (only(library).document_id, only(library).label) == (newer.id, "第2条")
    library.remove(newer.id)
    assert only(library).document_id == old.id
    assert library.verify() == []


def test_a_pair_goes_along_when_a_file_is_replaced(library: Library) -> None:
    """Also when the new file has another title."""
    old = put(library, regulation("甲"), "甲", "/规定")
    library.questions.add([pair(old, "第2条")])
    made = as_version(old, "甲二")
    made = replace(made, description=replace(made.description, title="钥匙规定"))
    put(library, made, "甲二", "/规定")
    assert (only(library).document_id, only(library).title, only(library).dormant) == (made.id, "钥匙规定", False)


def test_a_pair_follows_a_renumbered_article(library: Library) -> None:
    """Nearly the same words under another label are the same Unit."""
    old = put(library, regulation("甲"), "甲")
    library.questions.add([pair(old, "第2条")])
    newer = put(library, as_version(old, "甲二", {"第2条": "第9条"}), "甲二")
    assert (only(library).document_id, only(library).label) == (newer.id, "第9条")


def test_a_pair_whose_unit_vanished_is_dormant(library: Library) -> None:
    """It is listed with where it led, and wakes when its Unit is back."""
    old = put(library, regulation("甲"), "甲", "/规定")
    library.questions.add([pair(old, "第2条")])
    other = regulation("完全不同", title="甲管理办法")
    put(library, other, "完全不同", "/规定")
    assert (only(library).dormant, only(library).document_id, only(library).label) == (True, old.id, "第2条")
    put(library, old, "甲", "/规定")
    assert (only(library).dormant, only(library).document_id) == (False, old.id)
    library.remove(old.id)
    assert only(library).dormant
    assert library.verify() == []


def test_a_pair_goes_along_with_a_corrected_title(library: Library) -> None:
    """A title that a person corrects finds the pairs of that Work, and takes its own along."""
    old = put(library, regulation("甲"), "甲")
    library.questions.add([pair(old, "第2条")])
    library.edit(old.id, {"title": "钥匙管理规定"})
    assert (only(library).title, only(library).dormant) == ("钥匙管理规定", False)
    newer = as_version(old, "甲二")
    newer = replace(
        newer, description=replace(newer.description, title="钥匙管理规定", effective_from=date(2023, 1, 1))
    )
    put(library, newer, "甲二")
    assert only(library).document_id == newer.id
    assert library.verify() == []


def test_verification_finds_and_repairs_what_leads_astray(library: Library) -> None:
    """A pair that leads elsewhere than its words say is found by `doctor` and mended."""
    document = put(library, regulation("甲"), "甲")
    library.questions.add([pair(document, "第2条")])
    with library._catalog.writing() as connection:
        connection.execute(sql("UPDATE question_units SET unit = '/a3'"))
    assert [finding.kind for finding in library.verify()] == ["question_misled"]
    assert library.repair() == []
    assert only(library).unit_id == f"{document.id}/a2"


WRITER = """
import sys
from pathlib import Path
from index.library import Library
from index.questions import Pair, QuestionSource
from tests.index.made_documents import data_of, hashed_embedding, regulation

with Library.open(Path(sys.argv[1]), hashed_embedding()) as library:
    document = regulation("甲", 200)
    library.add(document, data_of("甲"), "/甲")
    for number, unit in enumerate(document.units[1].children):
        library.questions.add([Pair(f"问题{number}", document.id, unit, "张三", QuestionSource.IMPORTED)])
        print(number, flush=True)
"""


def test_a_killed_writer_loses_nothing_that_it_told(tmp_path: Path) -> None:
    """Every pair that was remembered before the kill is there, whole, and leads to its Unit."""
    for life in (0.0, 0.02, 0.05):
        folder = tmp_path / str(life)
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", WRITER, str(folder)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        assert process.stdout is not None
        told = [process.stdout.readline()]
        time.sleep(life)
        os.kill(process.pid, signal.SIGKILL)
        told += process.stdout.readlines()
        process.wait()
        process.stdout.close()
        with Library.open(folder, hashed_embedding()) as library:
            assert library.verify() == []
            kept = {one.question: one for one in library.questions.all()}
        for number in range(len(told)):
            assert kept[f"问题{number}"].label == f"第{number + 1}条"
        assert len(told) <= len(kept) <= len(told) + 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("谁可以报销？", "谁可以报销"),
        ("请问ＡＢＣ系统怎么登录呢？", "ABC系统怎么登录"),
        ("您好，请问报销要几天啊", "报销要几天"),
    ],
)
def test_questions_fold(one: str, other: str) -> None:
    """Width, case, marks, politeness and particles do not count."""
    assert folded(one) == folded(other)
