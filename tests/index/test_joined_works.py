"""A rule goes on when its office is renamed: a repeal joins the Works of both names, or a person does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from alembic import command

from index.catalog_migrations import history
from index.library import Library
from index.questions import Pair, QuestionSource
from index.works import works_of
from ingest.description import apart_from_office
from ingest.errors import ImpossibleEdit
from ingest.pipeline import ingest
from tests.index.made_documents import data_of, regulation

TITLE = "印章管理办法"
OLD, NEW = "甲县旅游局", "甲县文化和旅游局"
RULE = (
    "{office}文件\n{number}\n{title}\n第一条　印章由专人保管。\n第二条　用印应当登记。\n"
    "第三条　本办法自{day}起施行。{end}\n"
)
TODAY = date(2024, 1, 1)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


def put(
    library: Library,
    name: str,
    office: str,
    year: int,
    end: str = "",
    title: str = TITLE,
    number: str = "",
    **options: bool,
) -> str:
    number = number or f"甲旅发〔{year}〕3号"
    text = RULE.format(office=office, title=title, number=number, day=f"{year}年5月1日", end=end)
    document = ingest(text.encode(), f"{name}.txt", today=TODAY)
    assert document.description.issuer == office and document.description.document_number == number
    library.add(document, text.encode(), f"/{name}", **options)
    return document.id


def versions(library: Library, document: str) -> list[str]:
    return [one.document.file.removeprefix("/") for one in library.versions(document)]


def works(library: Library) -> dict[str, list[str]]:
    found = works_of(library.documents())
    return {f"{work.office}《{work.title}》": [one.file for one in records] for work, records in found.items()}


@pytest.mark.parametrize(
    ("one", "other", "offices"),
    [
        ("印章管理办法", "印章管理办法", ("", "")),
        ("甲县旅游局印章管理办法", "甲县文化和旅游局印章管理办法", ("甲县旅游局", "甲县文化和旅游局")),
        ("印章管理办法", "甲县文化和旅游局印章管理办法", ("", "甲县文化和旅游局")),
        (
            "甲县旅游局关于加强值班工作的通知",
            "甲县文化和旅游局关于加强值班工作的通知",
            ("甲县旅游局", "甲县文化和旅游局"),
        ),
        ("甲县旅游局印章管理办法", "甲县文化和旅游局车辆管理办法", None),
        ("校园安全管理办法", "公园安全管理办法", None),  # 校园 is no office
        ("旅游局管理办法", "管理办法", ("旅游局", "")),
        ("甲院关于审理不执行判决案件的解释", "甲院关于办理不执行判决案件的解释", None),
        ("甲市城市公园管理条例", "甲市公园管理条例", None),
        ("甲县印章管理办法", "乙县印章管理办法", None),
    ],
)
def test_titles_apart_from_their_offices(one: str, other: str, offices: tuple[str, str] | None) -> None:
    """They begin with an office, or with none, and go on alike."""
    assert apart_from_office(one, other) == offices


@pytest.mark.parametrize(
    "end",
    [
        "《印章管理办法》（甲旅发〔2015〕3号）同时废止。",  # by its number
        "原甲县旅游局2015年印发的《印章管理办法》同时废止。",  # by its office
        "原县旅游局《印章管理办法》同时废止。",
    ],
)
def test_a_repeal_that_names_the_former_office_or_number_joins(library: Library, end: str) -> None:
    """The old one ends with the words of the new, and both are versions of one Work."""
    old = put(library, "旧", OLD, 2015)
    new = put(library, "新", NEW, 2020, end)
    assert versions(library, old) == versions(library, new) == ["旧", "新"]
    ended = library.versions(old)[0].ended_by
    assert ended is not None and (ended.kind, ended.document.file, ended.day) == ("repeals", "新", date(2020, 5, 1))
    assert works(library) == {f"《{TITLE}》": ["旧", "新"]}


@pytest.mark.parametrize(
    "end",
    [
        "",
        "原《印章管理办法》同时废止。",  # its own, which is not there
        "甲县文化和旅游局2019年印发的《印章管理办法》同时废止。",
        "原甲县旅游局《车辆管理办法》同时废止。",
        "《印章管理办法》（甲旅发〔2016〕3号）同时废止。",
    ],
)
def test_nothing_else_joins(library: Library, end: str) -> None:
    """A title that two offices have is not enough, nor the number of something else."""
    old = put(library, "旧", OLD, 2015)
    put(library, "新", NEW, 2020, end)
    assert versions(library, old) == ["旧"] and library.document(old).ends is None
    assert works(library) == {f"{OLD}《{TITLE}》": ["旧"], f"{NEW}《{TITLE}》": ["新"]}


def test_titles_that_carry_the_office_join_by_the_title(library: Library) -> None:
    """《甲县旅游局印章管理办法》同时废止 names one, and says whose it was."""
    old = put(library, "旧", OLD, 2015, title=OLD + TITLE)
    new = put(library, "新", NEW, 2020, f"《{OLD}{TITLE}》同时废止。", title=NEW + TITLE)
    assert versions(library, new) == ["旧", "新"]
    assert works(library) == {f"《{NEW}{TITLE}》": ["旧", "新"]}
    library.remove(new)
    assert versions(library, old) == ["旧"] and library.document(old).joined == ""


def test_versions_on_both_sides_and_in_any_order_of_addition(library: Library) -> None:
    """Two of the old office, two of the new: one line; one without an office belongs to it too."""
    last = put(library, "四", NEW, 2022)
    put(library, "一", OLD, 2012)
    assert versions(library, last) == ["四"]
    put(library, "三", NEW, 2020, "《印章管理办法》（甲旅发〔2015〕3号）同时废止。")
    assert versions(library, last) == ["三", "四"]
    put(library, "二", OLD, 2015)
    assert versions(library, last) == ["一", "二", "三", "四"]
    unknown = regulation("五", title=TITLE, issuer="", effective_from=date(2023, 1, 1))
    library.add(unknown, data_of("五"), "/五")
    assert versions(library, unknown.id) == ["一", "二", "三", "四", "五"]
    assert [one.replaced_on and one.replaced_on.year for one in library.documents()] == [2023, 2015, 2022, 2020, None]


def test_another_office_stays_apart(library: Library) -> None:
    """乙县 has a rule of the title, too: the joined Work is called by its present office."""
    put(library, "旧", OLD, 2015)
    put(library, "新", NEW, 2020, "《印章管理办法》（甲旅发〔2015〕3号）同时废止。")
    put(library, "别", "乙县财政局", 2021)
    assert works(library) == {f"{NEW}《{TITLE}》": ["旧", "新"], f"乙县财政局《{TITLE}》": ["别"]}
    unknown = regulation("无", title=TITLE, issuer="", effective_from=date(2023, 1, 1))
    library.add(unknown, data_of("无"), "/无")
    assert versions(library, unknown.id) == ["无"]


def test_a_person_joins_and_takes_it_back(library: Library) -> None:
    """What is said of one version counts for its Work, with note and time, until it is taken back."""
    old, mid, new = put(library, "旧", OLD, 2015), put(library, "中", NEW, 2018), put(library, "新", NEW, 2020)
    assert [one.id for one in library.works.joining(library.document(old)).candidates] == [new]
    library.works.join(library.document(new), library.document(old), "2018年机构改革")
    assert versions(library, old) == versions(library, mid) == ["旧", "中", "新"]
    joining = library.works.joining(library.document(mid))
    assert joining.said is not None and joining.candidates == ()
    assert (joining.said.same_as, joining.said.note) == (f"{OLD}《{TITLE}》", "2018年机构改革")
    assert library.edits(new) == ()  # no field of its identity
    library.works.undo(library.document(mid))
    assert versions(library, old) == ["旧"] and library.works.joining(library.document(new)).said is None


def test_a_person_parts_what_a_repeal_joins(library: Library) -> None:
    """And takes it back, or joins it again, which is said of the same Work and counts instead."""
    old = put(library, "旧", OLD, 2015)
    new = put(library, "新", NEW, 2020, "《印章管理办法》（甲旅发〔2015〕3号）同时废止。")
    library.works.part(library.document(new))
    assert versions(library, old) == ["旧"] and versions(library, new) == ["新"]
    with pytest.raises(ImpossibleEdit, match="--undo"):
        library.works.join(library.document(old), library.document(new))
    library.works.join(library.document(new), library.document(old))
    assert versions(library, old) == ["旧", "新"]
    library.works.part(library.document(old))
    library.works.undo(library.document(old))
    assert versions(library, old) == ["旧", "新"]


def test_what_was_said_survives_reading_anew_and_newer_bytes(library: Library) -> None:
    """As any correction does; it says when the Work has another name than the person saw."""
    old, new = put(library, "旧", OLD, 2015), put(library, "新", NEW, 2020)
    library.works.join(library.document(new), library.document(old))
    put(library, "新", NEW, 2020, refresh=True)
    assert versions(library, old) == ["旧", "新"]
    newer = put(library, "新", NEW, 2020, "请遵照执行。")
    assert versions(library, old) == ["旧", "新"] and newer != new
    renamed = put(library, "新", NEW, 2021, title="印章使用办法")
    said = library.works.joining(library.document(renamed)).said
    assert said is not None and said.needs_confirmation and versions(library, renamed) == ["旧", "新"]
    library.remove(old)
    assert versions(library, renamed) == ["新"]
    old = put(library, "旧", OLD, 2015)
    assert versions(library, renamed) == ["旧", "新"]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (0, 0, "本来就是同一法规"),
        (0, 2, "类型"),
        (3, 0, "发文机关不详"),
    ],
)
def test_what_cannot_be_joined_says_why(library: Library, one: int, other: int, reason: str) -> None:
    """The message tells what to do instead."""
    report = regulation("告", title="工作总结", issuer=OLD)
    made = [put(library, "旧", OLD, 2015), put(library, "新", NEW, 2020)]
    library.add(report, data_of("告"), "/告")
    library.edit(report.id, {"kind": "report"})
    unknown = regulation("无", title=TITLE, issuer="")
    library.add(unknown, data_of("无"), "/无")
    records = [library.document(key) for key in (*made, report.id, unknown.id)]
    with pytest.raises(ImpossibleEdit, match=reason):
        library.works.join(records[one], records[other])
    with pytest.raises(ImpossibleEdit, match="无须分开"):
        library.works.part(records[0])


def test_what_follows_versions_follows_joined_ones(library: Library) -> None:
    """References and known questions lead from the old title into the version of the new office."""
    old = put(library, "旧", OLD, 2015, title=OLD + TITLE)
    unit = next(one for top in library.units(old) for one in top.walk() if one.label == "第二条")
    library.questions.add([Pair("盖章要不要登记？", old, unit, "张三", QuestionSource.CONFIRMED)])
    text = f"守则\n第一条　用印依照《{OLD}{TITLE}》第二条登记。\n第二条　守则由办公室解释。\n"
    citing = ingest(text.encode(), "守则.txt", today=TODAY)
    library.add(citing, text.encode(), "/守则")
    new = put(library, "新", NEW, 2020, f"《{OLD}{TITLE}》同时废止。", title=NEW + TITLE)
    followed = library.references(citing.id, TODAY)[0]
    assert [place.document.id for place in followed.places] == [new]
    assert [one.document.id for one in library.citing(new, f"{new}/a2")] == [citing.id]
    assert {one.document_id for one in library.questions.all()} == {new}
    assert library.verify() == []
    library.works.part(library.document(new))
    assert {one.document_id for one in library.questions.all()} == {old}
    assert library.verify() == []


def test_a_library_of_an_older_program_is_joined_when_it_is_opened(tmp_path: Path) -> None:
    """The step of the history adds the column; what belongs there is found at once."""
    with Library.open(tmp_path) as library:
        old = put(library, "旧", OLD, 2015)
        put(library, "新", NEW, 2020, "《印章管理办法》（甲旅发〔2015〕3号）同时废止。")
        with library._catalog.writing() as connection:
            command.downgrade(history(connection), "0008")
    with Library.open(tmp_path) as library:
        assert versions(library, old) == ["旧", "新"]
        assert library.verify() == []
