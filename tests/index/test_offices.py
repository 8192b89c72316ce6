"""Rules of one title from two offices are two Works: versions, repeals, references, known questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.library import Library
from index.questions import Pair, QuestionSource
from index.works import Work, of_office, works_of
from ingest.document import Act, ActKind, LegalStatus, ReferenceState
from ingest.errors import AmbiguousDocument
from ingest.pipeline import ingest
from tests.index.made_documents import data_of, regulation

TITLE = "财务报销管理办法"
KEYS, DOORS = "甲县纪委", "乙局"
EARLY, LATE, TODAY = date(2020, 1, 1), date(2022, 1, 1), date(2023, 1, 1)


RULE = "发文机关：{office}\n财务报销管理办法\n第一条　报销应当及时。\n第二条　报销应当有发票。\n"


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Library]:
    """The same two, as they are written."""
    with Library.open(tmp_path / "written") as opened:
        for name, office in (("甲", KEYS), ("乙", DOORS)):
            put(opened, name, RULE.format(office=office))
        yield opened


def put(library: Library, name: str, text: str) -> str:
    document = ingest(text.encode(), f"{name}.txt", today=TODAY)
    library.add(document, text.encode(), f"/{name}")
    return document.id


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A rule of 甲县纪委, and a later one of 乙局 under the same title."""
    with Library.open(tmp_path / "library") as opened:
        add(opened, "甲", KEYS, EARLY)
        add(opened, "乙", DOORS, LATE)
        yield opened


def add(library: Library, name: str, issuer: str, begins: date, acts: tuple[Act, ...] = (), title: str = TITLE) -> str:
    document = regulation(name, title=title, issuer=issuer, effective_from=begins)
    document = replace(document, acts=acts)
    library.add(document, data_of(name), f"/{name}")
    return document.id


def ends(library: Library) -> dict[str, date | None]:
    return {document.file: document.ends for document in library.documents()}


def repeal() -> Act:
    return Act(ActKind.REPEALS, TITLE, "", None, 0, 2)


def test_neither_replaces_the_other(library: Library) -> None:
    """Both stand, each is the only version of its Work."""
    assert ends(library) == {"甲": None, "乙": None}
    assert [one.standing(TODAY) for one in library.documents()] == [LegalStatus.IN_FORCE] * 2
    assert [len(library.versions(one.id)) for one in library.documents()] == [1, 1]
    assert sorted(works_of(library.documents())) == [Work(TITLE, DOORS), Work(TITLE, KEYS)]


def test_a_version_of_the_same_office_replaces_however_its_issuer_is_written(library: Library) -> None:
    """中共甲县纪律检查委员会 is 甲县纪委."""
    add(library, "新", "中共甲县纪律检查委员会", LATE)
    assert ends(library) == {"甲": LATE, "乙": None, "新": None}


def test_one_without_an_issuer_joins_the_only_work_and_no_other(library: Library) -> None:
    """Among two it stands for itself; when one of them goes, it is a version of the other."""
    unknown = add(library, "无", "", date(2021, 1, 1))
    assert ends(library) == {"甲": None, "乙": None, "无": None}
    assert [one.document.id for one in library.versions(unknown)] == [unknown]
    library.remove(next(one.id for one in library.documents() if one.file == "乙"))
    assert ends(library) == {"甲": date(2021, 1, 1), "无": None}
    assert len(library.versions(unknown)) == 2


def test_a_corrected_issuer_moves_a_document(library: Library) -> None:
    """What was read wrongly is put right by a person, and back again."""
    late = next(one.id for one in library.documents() if one.file == "乙")
    library.edit(late, {"issuer": KEYS})
    assert ends(library) == {"甲": LATE, "乙": None}
    library.edit(late, {}, undone=("issuer",))
    assert ends(library) == {"甲": None, "乙": None}


def test_a_repeal_of_its_own_title_ends_nothing_of_another_office(library: Library) -> None:
    """原《财务报销管理办法》同时废止 in a rule of 乙局 speaks of its own."""
    add(library, "旧", DOORS, date(2019, 1, 1))
    add(library, "再", DOORS, TODAY, (repeal(),))
    assert ends(library) == {"甲": None, "旧": LATE, "乙": TODAY, "再": None}


@pytest.mark.parametrize(("issuer", "ended"), [(KEYS, {"甲": TODAY, "乙": None}), ("丙局", {"甲": None, "乙": None})])
def test_a_decision_ends_the_rule_of_its_own_office(
    library: Library, issuer: str, ended: dict[str, date | None]
) -> None:
    """Of two rules that a title names, it is the office's own; where it has none, nothing is guessed."""
    add(library, "定", issuer, TODAY, (repeal(),), title="关于废止部分文件的决定")
    assert {name: day for name, day in ends(library).items() if name != "定"} == ended


def test_a_title_of_two_works_says_whose_they_are(library: Library) -> None:
    """The message names the offices; a title behind its office names one."""
    with pytest.raises(AmbiguousDocument, match=r"甲县纪委.*乙局"):
        library.document(TITLE)
    assert library.document(f"乙局《{TITLE}》").file == "乙"
    assert library.document(f"县纪委《{TITLE}》").file == "甲"


def test_a_reference_leads_to_the_rule_of_the_same_office(written: Library) -> None:
    """Where its office has none, it could be either, and nobody is said to be cited."""
    first, second = (one.id for one in written.documents())
    citing = put(written, "守则", f"报账员守则\n第一条　依照《{TITLE}》第二条报销。\n第二条　报账员应当细心。\n")
    assert written.references(citing, TODAY)[0].state is ReferenceState.AMBIGUOUS
    assert written.citing(first, f"{first}/a2") == []
    written.edit(citing, {"issuer": "甲县纪律检查委员会"})
    followed = written.references(citing, TODAY)[0]
    assert (followed.state, followed.places[0].document.id) == (ReferenceState.RESOLVED, first)
    assert [one.words for one in written.citing(first, f"{first}/a2")] == [f"《{TITLE}》第二条"]
    assert written.citing(second, f"{second}/a2") == []


def test_the_same_question_to_two_offices_is_two(written: Library) -> None:
    """Each leads into its own rule alone."""
    for record in written.documents():
        unit = next(one for top in written.units(record.id) for one in top.walk() if one.label == "第二条")
        pair = Pair("发票丢了怎么报销？", record.id, unit, "张三", QuestionSource.CONFIRMED)
        assert written.questions.add([pair])[0].added
    assert {one.document_id for one in written.questions.all()} == {one.id for one in written.documents()}
    assert written.verify() == []


@pytest.mark.parametrize(
    ("words", "files"),
    [
        ("甲县纪委的规定", ["甲"]),
        ("中共甲县纪律检查委员会的规定", ["甲"]),
        ("县纪委的规定", ["甲"]),
        ("纪委怎么说", ["甲"]),
        ("乙局的规定", ["乙"]),
        ("甲县纪委和乙局的规定", ["甲"]),
        ("丙局的规定", []),
    ],
)
def test_words_name_an_office(library: Library, words: str, files: list[str]) -> None:
    """The longest name counts."""
    assert [one.file for one in of_office(library.documents(), words)] == files
