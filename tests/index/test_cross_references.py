"""Where references lead in a Library, and who refers to what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index.cross_references import Names, version_on
from index.library import Library
from ingest.document import ReferenceState
from ingest.pipeline import ingest

OLD = "云渡县印章管理办法\n（2018年3月1日印发）\n第一条　印章由专人保管。\n第二条　本办法自2018年4月1日起施行。\n"
NEW = (
    "云渡县印章管理办法\n（2022年3月1日印发）\n第一条　印章由专人保管。\n第二条　保管人应当登记。\n"
    "用印应当审批。\n第三条　违反第二条第一款的，给予批评。\n第四条　本办法自2022年4月1日起施行。\n"
)
OTHER = (
    "云渡县公文处理规定\n第一条　根据《云渡县印章管理办法》第二条第二款和《云渡县档案管理办法》第三条，制定本规定。\n"
    "第二条　用印按照印章管理办法第九条办理。\n第三条　依照《云渡县印章管理办法》执行。\n"
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        for name, text in (("旧.txt", OLD), ("新.txt", NEW), ("公文.txt", OTHER)):
            data = text.encode()
            opened.add(ingest(data, name, today=date(2024, 1, 1)), data, name)
        yield opened


def _id(library: Library, name: str) -> str:
    return next(record.id for record in library.documents() if record.file == name)


def test_a_reference_leads_to_the_version_of_the_day(library: Library) -> None:
    """The same words lead to the newer version, or to the older one where it stood, which has no such paragraph."""
    other = _id(library, "公文.txt")
    first = library.references(other, date(2024, 1, 1))[0]
    assert first.state is ReferenceState.RESOLVED
    assert [(place.document.file, place.label) for place in first.places] == [("新.txt", "第二条第二款")]
    assert library.references(other, date(2019, 1, 1))[0].state is ReferenceState.UNRESOLVED


def test_what_the_library_does_not_hold_stays_external(library: Library) -> None:
    """It is told apart from what the document that is meant does not have."""
    states = {one.words: one.state for one in library.references(_id(library, "公文.txt"), date(2024, 1, 1))}
    assert states["《云渡县档案管理办法》第三条"] is ReferenceState.EXTERNAL
    assert states["印章管理办法第九条"] is ReferenceState.UNRESOLVED
    assert states["《云渡县印章管理办法》"] is ReferenceState.RESOLVED


def test_who_cites_a_unit(library: Library) -> None:
    """Inside and outside, the Unit itself and what lies in it; a document as a whole apart."""
    new = _id(library, "新.txt")
    citing = library.citing(new, f"{new}/a2")
    assert [(one.document.file, one.label, one.words) for one in citing] == [
        ("新.txt", "第三条", "第二条第一款"),
        ("公文.txt", "第一条", "《云渡县印章管理办法》第二条第二款"),
    ]
    assert [one.words for one in library.citing(new, f"{new}/a2/p1")] == ["第二条第一款"]
    assert [one.label for one in library.citing(new)] == ["第三条"]
    assert library.citing(new, "没有") == []


def test_references_survive_reading_back_and_go_with_their_document(library: Library) -> None:
    """What is stored is what was found; a removed document cites nobody."""
    other = _id(library, "公文.txt")
    data = OTHER.encode()
    assert library.read(other).references == ingest(data, "公文.txt", today=date(2024, 1, 1)).references
    library.remove(other)
    new = _id(library, "新.txt")
    assert [one.document.file for one in library.citing(new, f"{new}/a2")] == ["新.txt"]


@pytest.mark.parametrize(
    ("name", "quoted", "meant"),
    [
        ("刑法", True, ("刑法",)),
        ("应当认定为刑法", False, ("刑法",)),
        ("应当认定为刑法", True, ()),
        ("公务用车管理办法", True, ("甲局公务用车管理办法", "乙局公务用车管理办法")),
        ("档案法", False, ()),
        ("办法", False, ()),
        ("民法典", True, ("民法典合同编", "民法典物权编")),
    ],
)
def test_which_work_a_name_means(name: str, quoted: bool, meant: tuple[str, ...]) -> None:
    """The very title, the end of titles, or without 《》 the end of the name."""
    works = ["刑法", "军事刑法", "甲局公务用车管理办法", "乙局公务用车管理办法", "民法典合同编", "民法典物权编"]
    names = Names(works, ["民法典", "认定为刑法"])
    assert set(names.meant(name, quoted)) == set(meant)
    assert names.for_work("民法典物权编") == {"民法典"}
    assert names.for_work("刑法") == {"认定为刑法"}


def test_the_version_of_a_day_of_no_versions() -> None:
    """There is none."""
    assert version_on([], date(2024, 1, 1)) is None
