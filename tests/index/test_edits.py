"""Corrections of identity: they count everywhere, survive a new reading, can be taken back, and must be possible."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.identity import FIELDS
from index.library import Library
from index.records import DocumentRecord, SearchFilters
from ingest.document import Document, DocumentKind, LegalStatus
from ingest.errors import DocumentNotFound, ImpossibleEdit
from tests.index.made_documents import compilation, data_of, hashed_embedding, id_of, regulation, report

KEY = id_of(data_of("钥匙"))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "lib", hashed_embedding()) as made:
        made.add(regulation("钥匙"), data_of("钥匙"), "/一")
        yield made


def described(name: str, **changes: object) -> Document:
    """The made-up regulation with another description, as if its bytes had been read otherwise."""
    made = regulation(name)
    return replace(made, description=replace(made.description, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("title", "门卫管理规定", "门卫管理规定"),
        ("kind", "other", DocumentKind.OTHER),
        ("document_number", "某发〔2021〕3号", "某发〔2021〕3号"),
        ("issuer", " 某局 ", "某局"),
        ("addressee", "各科室", "各科室"),
        ("organisation", "", ""),
        ("period", "2023Q1-Q3", "2023Q1-Q3"),
        ("signed", "2021-02-03", date(2021, 2, 3)),
        ("passed", "2021-02-03", date(2021, 2, 3)),
        ("published", "", None),
        ("effective_from", "2021-02-03", date(2021, 2, 3)),
        ("effective_to", "2021-02-03", date(2021, 2, 3)),
        ("secrecy", "秘密★1年", "秘密★1年"),
        ("urgency", "特急", "特急"),
        ("validity", "有效期三年", "有效期三年"),
        ("status", "amended", LegalStatus.AMENDED),
    ],
)
def test_a_correction_counts_until_it_is_taken_back(library: Library, field: str, value: str, kept: object) -> None:
    """Records and the Document itself carry the value; undoing returns to what was read."""
    before = library.document(KEY)
    library.edit(KEY, {field: value}, note="核对原件")
    assert getattr(library.document(KEY), field) == kept
    assert getattr(library.read(KEY).description, field) == kept
    (edit,) = library.edits(KEY)
    assert (edit.field, edit.note, edit.needs_confirmation) == (field, "核对原件", False)
    library.edit(KEY, {}, [field])
    assert library.document(KEY) == before
    assert library.edits(KEY) == ()
    assert library.verify() == []


def test_every_field_of_the_table_was_tried() -> None:
    """The table above names each field that can be corrected."""
    marks = test_a_correction_counts_until_it_is_taken_back.pytestmark  # type: ignore[attr-defined]
    assert [row[0] for row in marks[0].args[1]] == list(FIELDS)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("effective_to", "2019-12-31", r"2019-12-31 早于.*2020-01-01.*更正其中一个"),
        ("published", "去年", r"published 的值“去年”不是日期.*YYYY-MM-DD"),
        ("published", "2023-02-30", "不是日期"),
        ("published", "20230205", "不是日期"),
        ("kind", "law", r"“law”不在可选之列.*regulation"),
        ("status", "有效", r"“有效”不在可选之列.*in_force"),
        ("kind", "", "不在可选之列"),
        ("period", "2023上半年", r"“2023上半年”不是报告期.*2023H1"),
        ("title", " ", "title 不能为空"),
        ("title", "长" * 501, "501 个字"),
        ("issuer", "某\0局", r"U\+0000"),
        ("issuer", "某\ud800局", r"U\+D800"),
        ("colour", "red", r"“colour”.*可更正的字段：title"),
    ],
)
def test_an_impossible_value_is_refused(library: Library, field: str, value: str, reason: str) -> None:
    """The message gives value, reason and remedy, and nothing of the correction is kept."""
    before = library.document(KEY)
    with pytest.raises(ImpossibleEdit, match=reason):
        library.edit(KEY, {"urgency": "特急", field: value})
    assert library.document(KEY) == before
    assert library.edits(KEY) == ()


def test_taking_back_must_leave_what_can_be_true(library: Library) -> None:
    """An end that fits a corrected beginning does not fit the beginning that was read."""
    library.edit(KEY, {"effective_from": "2010-01-01", "effective_to": "2015-01-01"})
    with pytest.raises(ImpossibleEdit, match="早于"):
        library.edit(KEY, {}, ["effective_from"])
    library.edit(KEY, {}, ["effective_from", "effective_to"])
    assert library.edits(KEY) == ()


def found(library: Library, query: str, filters: SearchFilters | None = None) -> set[str]:
    return {hit.document.id for hit in library.search(query, 10, filters)}


def test_filters_and_words_see_corrections(library: Library) -> None:
    """Kind, year, issuer, days and status filter by the corrected value, and the title is found by its new words."""
    by_kind, by_year = SearchFilters(kinds=frozenset({"other"})), SearchFilters(years=frozenset({2022}))
    assert found(library, "钥匙", by_kind) == found(library, "钥匙", by_year) == set()
    library.edit(KEY, {"kind": "other", "effective_from": "2022-05-01", "issuer": "某局", "title": "岗亭守则"})
    assert found(library, "钥匙", by_kind) == found(library, "钥匙", by_year) == {KEY}
    assert found(library, "钥匙", SearchFilters(organisations=frozenset({"某局"}))) == {KEY}
    assert found(library, "岗亭守则") == {KEY}
    assert library.document("岗亭守则").id == KEY
    assert found(library, "钥匙", SearchFilters(as_of=date(2022, 4, 30))) == set()
    library.edit(KEY, {"status": "repealed"})
    assert found(library, "钥匙", SearchFilters(as_of=date(2023, 1, 1))) == set()
    assert found(library, "钥匙", SearchFilters(statuses=frozenset({"repealed"}))) == {KEY}
    assert library.verify() == []


def one(library: Library, name: str) -> DocumentRecord:
    return library.document(id_of(data_of(name)))


def test_a_new_reading_keeps_corrections(library: Library) -> None:
    """The same bytes read anew: the correction counts, and what it is measured against is the new reading."""
    library.edit(KEY, {"issuer": "某局", "title": "岗亭守则"})
    library.add(described("钥匙", issuer="某某县人民政府"), data_of("钥匙"), "/一", refresh=True)
    assert (one(library, "钥匙").issuer, one(library, "钥匙").title) == ("某局", "岗亭守则")
    title, issuer = sorted(library.edits(KEY), key=lambda edit: edit.field, reverse=True)
    assert (title.needs_confirmation, issuer.needs_confirmation) == (False, True)
    assert (issuer.read, issuer.reading) == ("某某市人民政府", "某某县人民政府")
    library.edit(KEY, {"issuer": "某局"})
    assert not any(edit.needs_confirmation for edit in library.edits(KEY))
    library.edit(KEY, {}, ["issuer", "title"])
    assert (one(library, "钥匙").issuer, one(library, "钥匙").title) == ("某某县人民政府", "钥匙管理办法")


def test_other_bytes_under_the_path_inherit_corrections(library: Library) -> None:
    """Carried over where the same was read, kept and marked where it was not."""
    library.edit(KEY, {"issuer": "某局", "document_number": "某发〔2021〕3号"})
    outcome = library.add(described("钥匙改", issuer="某某县人民政府"), data_of("钥匙改"), "/一")
    assert outcome.replaced == KEY
    assert (one(library, "钥匙改").issuer, one(library, "钥匙改").document_number) == ("某局", "某发〔2021〕3号")
    marked = {edit.field: edit.needs_confirmation for edit in library.edits(outcome.document_id)}
    assert marked == {"issuer": True, "document_number": True}  # the made-up number counts the name's length
    same = replace(regulation("钥匙三"), description=library.read(outcome.document_id).description)
    assert same.description.issuer == "某局"


def test_corrections_go_with_their_document(library: Library) -> None:
    """A path that other bytes leave behind, and a document that is removed, keep no correction for others."""
    library.add(regulation("钥匙"), data_of("钥匙"), "/二")
    library.edit(KEY, {"issuer": "某局"})
    library.add(regulation("门卫"), data_of("门卫"), "/一")
    assert library.edits(id_of(data_of("门卫"))) == ()
    library.remove(KEY)
    library.add(regulation("钥匙"), data_of("钥匙"), "/二")
    assert library.edits(KEY) == ()
    with pytest.raises(DocumentNotFound):
        library.edit("d0", {"issuer": "某局"})


def test_members_keep_their_corrections(library: Library) -> None:
    """By id when the compilation is read anew, by title when it is replaced."""
    first = compilation("汇编一", "甲", "乙")
    library.add(first, data_of("汇编一"), "/汇编")
    library.edit(first.members[1].id, {"issuer": "某局"})
    library.edit(first.id, {"issuer": "某办"})
    library.add(first, data_of("汇编一"), "/汇编", refresh=True)
    assert [one.issuer for one in library.members(first.id)] == ["某某市人民政府", "某局"]
    second = compilation("汇编二", "乙")
    library.add(second, data_of("汇编二"), "/汇编")
    assert library.document(second.id).issuer == "某办"
    assert [one.issuer for one in library.members(second.id)] == ["某局"]
    assert library.verify() == []


def test_a_compilation_with_members_stays_one(library: Library) -> None:
    """Its kind cannot be corrected into another while members belong to it."""
    made = compilation("汇编一", "甲")
    library.add(made, data_of("汇编一"), "/汇编")
    with pytest.raises(ImpossibleEdit, match="含有成员"):
        library.edit(made.id, {"kind": "report"})


def test_an_end_that_is_taken_away_leaves_no_status_behind(library: Library) -> None:
    """A rule read as repealed because its end had passed is in force again without that end."""
    made = described("旧", effective_to=date(2021, 1, 1), status=LegalStatus.REPEALED)
    library.add(made, data_of("旧"), "/旧")
    assert one(library, "旧").standing(date(2024, 1, 1)) is LegalStatus.REPEALED
    library.edit(made.id, {"effective_to": ""})
    assert one(library, "旧").standing(date(2024, 1, 1)) is LegalStatus.IN_FORCE
    library.edit(made.id, {}, ["effective_to"])
    assert one(library, "旧").standing(date(2024, 1, 1)) is LegalStatus.REPEALED


def test_an_end_that_is_given_explains_a_status(library: Library) -> None:
    """What calls itself repealed without a day is so on every day, until a person gives the day."""
    made = described("旧", status=LegalStatus.REPEALED)
    library.add(made, data_of("旧"), "/旧")
    assert one(library, "旧").standing(date(2020, 6, 1)) is LegalStatus.REPEALED
    library.edit(made.id, {"effective_to": "2021-01-01"})
    assert one(library, "旧").standing(date(2020, 6, 1)) is LegalStatus.IN_FORCE


def test_a_report_is_found_by_its_corrected_period(library: Library) -> None:
    """The year that filters see follows the period."""
    library.add(report("总结", "2023H2", "档案局"), data_of("总结"), "/报")
    library.edit("总结", {"period": "2022"})
    assert found(library, "总结", SearchFilters(years=frozenset({2022}))) == {id_of(data_of("总结"))}
