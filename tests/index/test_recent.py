"""What was read of the catalogue is not read again, and never told once the catalogue has changed."""

from __future__ import annotations

import pytest
from sqlalchemy import event

from index import catalog_recent
from index.catalog import Catalog
from index.catalog_rows import item_of
from index.originals import digest
from tests.index.made_documents import data_of, regulation
from tests.index.test_catalog import NOW, put


@pytest.fixture
def asked(catalog: Catalog) -> list[str]:
    """The statements that SQLite is asked."""
    told: list[str] = []
    event.listen(catalog._engine, "before_cursor_execute", lambda *given: told.append(given[2]))
    return told


def test_what_was_read_is_not_read_again(catalog: Catalog, asked: list[str]) -> None:
    """The second time only whether anything has changed is asked."""
    record = put(catalog, regulation("甲", 3), "甲")
    ids = [passage.id for passage in catalog.passages(record)]
    first = catalog.recent.passages(ids), catalog.recent.owners(ids), catalog.recent.text(record.id)
    asked.clear()
    assert (catalog.recent.passages(ids), catalog.recent.owners(ids), catalog.recent.text(record.id)) == first
    assert not [statement for statement in asked if "document_texts" in statement or "FROM passages" in statement]
    assert first[0][ids[0]][1].text == catalog.passages(record)[0].text
    assert first[1] == dict.fromkeys(ids, record.key)


def test_what_is_gone_is_told_no_more(catalog: Catalog) -> None:
    """A removed document's passages and text are left out at once; others stay."""
    record, other = put(catalog, regulation("甲", 3), "甲"), put(catalog, regulation("乙", 2), "乙")
    ids = [passage.id for each in (record, other) for passage in catalog.passages(each)]
    assert len(catalog.recent.passages(ids)) == len(catalog.recent.owners(ids)) == len(ids)
    assert catalog.recent.text(record.id)
    catalog.remove(record, NOW)
    assert set(catalog.recent.owners(ids).values()) == {other.key}
    assert {document.id for document, _ in catalog.recent.passages(ids).values()} == {other.id}
    assert catalog.recent.text(record.id) is None
    assert catalog.recent.text(other.id)


def test_a_document_found_elsewhere_too_tells_so(catalog: Catalog) -> None:
    """No index changes then, but its sources do."""
    document = regulation("甲", 2)
    ids = [passage.id for passage in catalog.passages(put(catalog, document, "甲"))]
    assert len(catalog.recent.passages(ids)[ids[0]][0].sources) == 1
    data = data_of("甲")
    catalog.store([item_of(document, data, digest(data), "/别处/甲.txt", NOW, refresh=False)], NOW)
    assert len(catalog.recent.passages(ids)[ids[0]][0].sources) == 2


def test_a_path_that_moves_is_told_where_it_leads(catalog: Catalog) -> None:
    """A path named one of two sources of the first document, and names the second one now: as many as before."""
    one, other = regulation("甲", 2), regulation("乙", 2)
    ids = [
        passage.id
        for each, name in ((one, "甲"), (other, "乙"))
        for passage in catalog.passages(put(catalog, each, name))
    ]
    for document, name in ((one, "甲"), (other, "乙")):
        data = data_of(name)
        catalog.store([item_of(document, data, digest(data), "/别处/同一.txt", NOW, refresh=False)], NOW)
        found = catalog.recent.passages(ids)
        told = {record.id: [source.name for source in record.sources] for record, _ in found.values()}
        assert [one for one, names in told.items() if "同一.txt" in names] == [document.id]


def test_only_so_much_is_kept(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond that it is read again, the same."""
    monkeypatch.setattr(catalog_recent, "PASSAGES_KEPT", 2)
    monkeypatch.setattr(catalog_recent, "CHARACTERS_KEPT", 1)
    records = [put(catalog, regulation(name, 3), name) for name in ("甲", "乙")]
    ids = [passage.id for record in records for passage in catalog.passages(record)]
    for _ in range(2):
        assert list(catalog.recent.passages(ids)) and len(catalog.recent.passages(ids)) == len(ids)
        assert [catalog.recent.text(record.id) for record in records] == [catalog.text(record) for record in records]
        assert len(catalog.recent.owners(ids)) == len(ids)
