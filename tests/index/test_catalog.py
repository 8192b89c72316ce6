"""The catalogue: what goes in comes out, what does not fit stays out, and its history is complete."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql

from index import catalog_migrations
from index.catalog import Catalog
from index.catalog_description import title_key, year_of
from index.catalog_draft_tables import METADATA
from index.catalog_feed import CHANGES_KEPT, all_keys, changes_since, feed, forget
from index.catalog_rows import item_of, storable_path
from index.originals import digest
from index.records import DocumentRecord, SearchFilters
from ingest.document import Description, Document, DocumentKind, LegalStatus, Passage, Unit, UnitKind
from ingest.errors import LibraryDamaged, LibraryError
from tests.index.made_documents import data_of, id_of, regulation, report

NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


def put(catalog: Catalog, document: Document, name: str, source: str | None = None) -> DocumentRecord:
    data = data_of(name)
    item = item_of(document, data, digest(data), source or f"/{name}.txt", NOW, refresh=False)
    catalog.store([item], NOW)
    return catalog.find(document.id)[0]


def test_the_history_of_migrations_leads_to_the_tables(catalog: Catalog) -> None:
    """A migrated file has exactly the tables that the code uses."""
    with catalog.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_the_newest_migration_is_the_one_the_code_expects() -> None:
    """Opening an up-to-date file finds it current."""
    folder = Path(catalog_migrations.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_current_head() == catalog_migrations.HEAD


def test_a_file_of_a_newer_program_is_refused(catalog: Catalog) -> None:
    """A revision that this program does not know raises LibraryError and changes nothing."""
    with catalog.writing() as connection:
        connection.execute(sql("UPDATE alembic_version SET version_num = '9999'"))
    assert not catalog.is_current()
    with pytest.raises(LibraryError, match="9999"):
        catalog.upgrade()


def test_a_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    """Garbage in place of the catalogue is told from a disk that fails."""
    (tmp_path / "catalog.sqlite").write_bytes(b"garbage" * 1000)
    with pytest.raises(LibraryDamaged, match="备份"):
        Catalog.open(tmp_path).is_current()


def test_a_document_comes_out_as_it_went_in(catalog: Catalog) -> None:
    """Description, units, passages, places and lists survive, and the record counts them."""
    document = regulation("甲", 3)
    record = put(catalog, document, "甲")
    assert catalog.read(record) == document
    assert (record.units, record.passages, record.articles, record.characters) == (11, 3, 3, len(document.text))
    assert (record.file, record.sources[0].path, record.added_at) == ("甲.txt", "/甲.txt", NOW)


def spans(low: int, high: int) -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(low, high), st.integers(low, high)).map(lambda pair: (min(pair), max(pair)))


@st.composite
def made_up(draw: st.DrawFn) -> Document:
    text = draw(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
    document_id = id_of(data_of("任意"))

    def unit(name: str, low: int, high: int, depth: int) -> Unit:
        start, end = draw(spans(low, high))
        count = draw(st.integers(0, 2)) if depth < 3 else 0
        children = tuple(unit(f"{name}/{n}", start, end, depth + 1) for n in range(count))
        kind = draw(st.sampled_from(UnitKind))
        return Unit(name, kind, None, "标", "", text[start:end], start, end, None, depth, children)

    units = tuple(unit(f"{document_id}/{n}", 0, len(text), 1) for n in range(draw(st.integers(0, 3))))
    passages = tuple(
        Passage(start, end, "", "", "", (f"{document_id}/0", "别处/1"))
        for start, end in draw(st.lists(spans(0, len(text)), max_size=3))
        if start < end
    )
    return Document(document_id, Description("任意", DocumentKind.OTHER), text, units, passages)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(document=made_up())
def test_any_tree_comes_out_as_it_went_in(catalog: Catalog, document: Document) -> None:
    """Spans count code points, whatever the text, and the tree keeps its shape."""
    record = put(catalog, document, "任意")
    try:
        assert catalog.read(record) == document
        ids = [passage.id for passage in catalog.passages(record)]
        for _, passage in catalog.recent.passages(ids).values():
            assert passage.text == document.text[passage.start : passage.end]
    finally:
        catalog.remove(record, NOW)


def misplaced(document: Document, case: str) -> Document:
    first, chapter = document.units
    bad = {
        "unit beyond the text": replace(chapter, end=len(document.text) + 1),
        "unit with other text": replace(chapter, text=chapter.text[1:] + "改"),
        "child outside its parent": replace(chapter, children=(first,)),
    }
    if case in bad:
        return replace(document, units=(first, bad[case]))
    passage = document.passages[0]
    ends = {"passage beyond the text": len(document.text) + 1, "empty passage": passage.start}
    return replace(document, passages=(replace(passage, end=ends[case]),))


@pytest.mark.parametrize(
    "case",
    [
        "unit beyond the text",
        "unit with other text",
        "child outside its parent",
        "passage beyond the text",
        "empty passage",
    ],
)
def test_a_span_that_does_not_fit_is_refused(catalog: Catalog, case: str) -> None:
    """Law 1 is kept at the door: nothing of such a document is stored."""
    with pytest.raises(LibraryError, match="位置"):
        put(catalog, misplaced(regulation("甲"), case), "甲")
    assert catalog.documents() == []


@pytest.mark.parametrize("bad", ["\0", "\ud800"])
def test_text_that_no_database_keeps_is_refused(catalog: Catalog, bad: str) -> None:
    """NUL and lone surrogates are named with their place."""
    document = Document(
        id_of(data_of("坏")), Description("坏", DocumentKind.OTHER), f"一{bad}二", units=(), passages=()
    )
    with pytest.raises(LibraryError, match=r"第 1 个字符 U\+"):
        put(catalog, document, "坏")


def test_a_file_name_that_is_no_utf8_is_kept_spelled_out() -> None:
    """File names are bytes on some systems."""
    assert storable_path("/一/\udcff.txt") == "/一/\\udcff.txt"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("《档案 管理办法》", "档案管理办法"),
        ("档案管理办法(试行)", "档案管理办法（试行）"),
        ("ＡＢＣ规定", "abc规定"),
    ],
)
def test_titles_are_found_however_they_are_typed(typed: str, stored: str) -> None:
    """Book-title marks, blanks, width and case do not matter."""
    assert title_key(typed) == title_key(stored)


def test_a_law_is_found_without_the_name_of_the_state(catalog: Catalog) -> None:
    """A title that is no document's own finds the documents of the Work that it names."""
    put(catalog, regulation("甲", title="中华人民共和国印章法"), "甲")
    assert [record.title for record in catalog.find("印章法")] == ["中华人民共和国印章法"]
    assert catalog.find("章法") == []


REGULATION, REPORT = DocumentKind.REGULATION, DocumentKind.REPORT


@pytest.mark.parametrize(
    ("description", "year"),
    [
        (Description("", REGULATION, published=date(2019, 1, 1), effective_from=date(2020, 1, 1)), 2020),
        (Description("", REGULATION, published=date(2019, 1, 1), period="2023H2"), 2019),
        (Description("", REGULATION, passed=date(2018, 1, 1)), 2018),
        (Description("", REPORT, published=date(2024, 1, 5), period="2023H2"), 2023),
        (Description("", REPORT, period="今年上半年"), None),
    ],
)
def test_the_year_that_filters_see(description: Description, year: int | None) -> None:
    """A report is of its period, anything else of its day of effect, then of publication and passing."""
    assert year_of(description) == year


def dated(catalog: Catalog, name: str, begin: date | None, end: date | None) -> None:
    made = regulation(name, effective_from=begin, effective_to=end)
    # Published on no known day either: nothing is in force before that.
    put(catalog, replace(made, description=replace(made.description, published=None, signed=None)), name)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2009, 12, 31), {"不限"}),
        (date(2010, 1, 1), {"不限", "旧"}),
        (date(2019, 12, 31), {"不限", "旧"}),
        (date(2020, 1, 1), {"不限", "新"}),
    ],
)
def test_versions_count_from_their_first_day_to_the_day_before_the_next(
    catalog: Catalog, day: date, found: set[str]
) -> None:
    """effective_from is included, effective_to is not; unknown dates exclude nothing."""
    dated(catalog, "旧", date(2010, 1, 1), date(2020, 1, 1))
    dated(catalog, "新", date(2020, 1, 1), None)
    dated(catalog, "不限", None, None)
    eligible = catalog.eligible(SearchFilters(as_of=day))
    names = {one.title.removesuffix("管理办法") for one in catalog.documents() if one.key in eligible.documents}
    assert names == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (SearchFilters(), 3),
        (SearchFilters(kinds=frozenset({"report"})), 1),
        (SearchFilters(statuses=frozenset({"repealed"})), 1),
        (SearchFilters(years=frozenset({2020})), 2),
        (SearchFilters(years=frozenset({2023}), kinds=frozenset({"regulation"})), 0),
        (SearchFilters(organisations=frozenset({"某某市人民政府"})), 2),
        (SearchFilters(organisations=frozenset({"档案局"})), 1),
        (SearchFilters(documents=frozenset({id_of(data_of("甲")), id_of(data_of("乙"))})), 2),
    ],
)
def test_filters_let_through_what_they_name(catalog: Catalog, filters: SearchFilters, found: int) -> None:
    """Each part of a filter restricts, and parts restrict together."""
    put(catalog, regulation("甲"), "甲")
    put(catalog, regulation("乙", status=LegalStatus.REPEALED), "乙")
    put(catalog, report("半年总结", "2023H2", "档案局"), "半年总结")
    eligible = catalog.eligible(filters)
    assert len(eligible.documents) == found
    assert eligible.of == len(catalog.passage_ids())
    ids = list(catalog.passage_ids(filters))
    assert ids == sorted(ids)
    assert len(ids) == eligible.passages


def test_keys_are_never_given_twice(catalog: Catalog) -> None:
    """Indexes that lag can tell a new document from a removed one."""
    first = put(catalog, regulation("甲"), "甲")
    passages = set(catalog.passage_ids())
    catalog.remove(first, NOW)
    second = put(catalog, regulation("甲"), "甲")
    assert second.key > first.key
    assert passages.isdisjoint(catalog.passage_ids())


def test_changes_are_told_by_their_net_effect(catalog: Catalog) -> None:
    """Whoever lags hears of what is there and of what is gone, each once."""
    first = put(catalog, regulation("甲"), "甲")
    reached = catalog.generation()
    gone = tuple(int(one) for one in catalog.passage_ids())
    catalog.remove(first, NOW)
    second = put(catalog, regulation("乙"), "乙")
    third = put(catalog, regulation("丙"), "丙")
    catalog.remove(third, NOW)
    with catalog.reading() as connection:
        changes = changes_since(connection, reached)
        assert changes is not None
        assert changes.added == (second.key,)
        assert set(changes.removed) == {first.key, third.key}
        assert set(gone) < set(changes.removed_passages)
        assert changes_since(connection, 0) is not None
        assert changes_since(connection, catalog.generation() + 1) is None


def test_an_index_that_is_behind_what_is_remembered_must_be_rebuilt(catalog: Catalog) -> None:
    """Changes that every index has passed are dropped in bulk, and the number of the last one stays."""
    put(catalog, regulation("甲"), "甲")
    with catalog.writing() as connection:
        statement = sql("INSERT INTO changes (document, operation, passages) VALUES (0, 'remove', '[]')")
        for _ in range(CHANGES_KEPT):
            connection.execute(statement)
    last = catalog.generation()
    with catalog.writing() as connection:
        forget(connection, last)
        assert changes_since(connection, 0) is None
        assert changes_since(connection, last - 1) is not None
    assert catalog.generation() == last


def test_texts_are_fed_in_groups_that_hold_all_of_them_once(catalog: Catalog) -> None:
    """Every passage comes once, with the slice of its document's text."""
    documents = [regulation(name, 2) for name in "甲乙丙"]
    for document, name in zip(documents, "甲乙丙", strict=True):
        put(catalog, document, name)
    with catalog.reading() as connection:
        fed = [one for group in feed(connection, all_keys(connection)) for one in group]
    texts = [piece.text for one in fed for piece in one.passages]
    assert texts == [one.text[p.start : p.end] for one in documents for p in one.passages]
    assert {piece.id for one in fed for piece in one.passages} == set(catalog.passage_ids())
