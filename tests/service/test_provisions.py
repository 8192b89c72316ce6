"""A provision named by document and label."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index.library import Library
from ingest.errors import AmbiguousDocument, DocumentNotFound, GuiwenError, LabelError, UnitNotFound
from service.answering.titles import TitleIndex
from service.provisions import provision
from tests.service.conftest import Run
from tests.service.doors import VERSIONED

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def library(office: Path) -> Iterator[Library]:
    with Library.open(office) as opened:
        yield opened


@pytest.mark.parametrize("named", [VERSIONED, f"《{VERSIONED}》", "公务用车管理办法", f" {VERSIONED} "])
@pytest.mark.parametrize("label", ["第七条", "7条", "第 七 条", " 第七条 "])
def test_a_provision_is_found_by_any_usual_name(library: Library, named: str, label: str) -> None:
    """The article of the version of today, with all versions."""
    found = provision(library, TitleIndex(library.documents()), named, label, TODAY)
    assert (found.document.title, found.unit.label) == (VERSIONED, "第七条")
    assert len(found.versions) == 2
    assert found.document.standing(TODAY).value == "in_force"


def test_the_day_chooses_the_version_and_an_id_is_one_version(library: Library) -> None:
    """An id is never taken for another version."""
    titles, day = TitleIndex(library.documents()), date(2021, 6, 1)
    old = provision(library, titles, VERSIONED, "第七条", day).document
    assert old.standing(TODAY).value == "repealed"
    assert provision(library, titles, old.id, "第七条", TODAY).document == old


@pytest.mark.parametrize(
    ("named", "label", "error", "told"),
    [
        (VERSIONED, "第九百条", UnitNotFound, f"《{VERSIONED}》中没有“第九百条”。"),
        (VERSIONED, "随便", LabelError, "“随便”不是条款项目的标引"),
        ("没有的办法", "第一条", DocumentNotFound, "“没有的办法”"),
        ("办法", "第一条", DocumentNotFound, "“办法”"),
        ("", "第一条", DocumentNotFound, "“”"),
    ],
)
def test_what_is_wrong_is_said(library: Library, named: str, label: str, error: type[GuiwenError], told: str) -> None:
    """With the value and the remedy."""
    with pytest.raises(error) as refused:
        provision(library, TitleIndex(library.documents()), named, label, TODAY)
    assert told in refused.value.message


def test_a_name_of_several_rules_is_not_guessed_at(guiwen: Run, tmp_path: Path) -> None:
    """They are listed with their ids, and each is found by its own."""
    for place in ("甲县", "乙县"):
        text = f"{place}门禁管理办法\n第一条 为了管理门禁，制定本办法。\n第二条 进门须刷卡。\n"
        (tmp_path / f"{place}.txt").write_text(text, encoding="utf-8")
    guiwen("ingest", tmp_path, data=tmp_path / "library")
    with Library.open(tmp_path / "library") as library:
        titles = TitleIndex(library.documents())
        with pytest.raises(AmbiguousDocument) as refused:
            provision(library, titles, "门禁管理办法", "第二条", TODAY)
        assert refused.value.message.startswith("“门禁管理办法”可能指《")
        for document in library.documents():
            assert document.id in refused.value.message
            assert provision(library, titles, document.id, "第二条", TODAY).document == document
