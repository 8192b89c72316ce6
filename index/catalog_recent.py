"""What answers read again and again of the catalogue: kept until its next change, so that SQL is asked once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import Connection, bindparam, func, select

from index.catalog_heads import KEYS, among, portions, records_of
from index.catalog_memories import SOURCES
from index.catalog_rows import Row, passage_record
from index.catalog_tables import changes, document_texts, documents, passages, properties
from index.records import DocumentRecord, PassageRecord

# The passages and the characters of documents that are kept: some 20 MB and 16 MB.
PASSAGES_KEPT = 10_000
CHARACTERS_KEPT = 8_000_000

# Statements made once, for making them costs more than asking them.
_PASSAGES = select(passages).where(among(passages.c.id))
_OWNERS = select(passages.c.id, passages.c.document).where(among(passages.c.id))
_TEXTS = select(document_texts.c.document, document_texts.c.text).where(among(document_texts.c.document))
_KEY = select(documents.c.key).where(documents.c.id == bindparam("id"))
# Where a file was found changes no index, and so no generation.
_LAST = select(func.max(changes.c.generation)).scalar_subquery()
_MARK = select(_LAST, select(properties.c.value).where(properties.c.name == SOURCES).scalar_subquery())

Reading = Callable[[], AbstractContextManager[Connection]]
Value = TypeVar("Value")


@dataclass(slots=True)
class _State:
    """What was read of one state of the catalogue, which `mark` tells."""

    mark: tuple[int | str | None, ...] = ()
    heads: dict[int, DocumentRecord] = field(default_factory=dict)
    passages: dict[int, PassageRecord] = field(default_factory=dict)
    owners: dict[int, int] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)


class Recent:
    """Passages, their documents and texts, as the catalogue has them now; safe from any thread."""

    def __init__(self, reading: Reading) -> None:
        """`reading` begins a transaction."""
        self._reading = reading
        self._state = _State()

    def passages(self, ids: Sequence[int]) -> dict[int, tuple[DocumentRecord, PassageRecord]]:
        """The passages with these ids and their documents; ids that are gone are left out."""
        with self._reading() as connection:
            state = self._current(connection)
            found = {one: known for one in ids if (known := state.passages.get(one)) is not None}
            found |= self._read(connection, state, [one for one in ids if one not in found])
            heads = self._heads(connection, state, {one.document_key for one in found.values()})
        return {one: (heads[passage.document_key], passage) for one, passage in found.items()}

    def owners(self, ids: Sequence[int]) -> dict[int, int]:
        """The document key of each of these passages that is there."""
        with self._reading() as connection:
            state = self._current(connection)
            found = {one: known for one in ids if (known := state.owners.get(one)) is not None}
            for some in portions([one for one in ids if one not in found]):
                found.update(connection.execute(_OWNERS, {KEYS: some}).tuples().all())
        _keep(state.owners, found)
        return found

    def text(self, document_id: str) -> str | None:
        """The plain text of the document with this id; None when there is none."""
        with self._reading() as connection:
            state = self._current(connection)
            key = state.keys.get(document_id)
            if key is None:
                key = connection.scalar(_KEY, {"id": document_id})
            if key is None:
                return None
            state.keys[document_id] = key
            return self._texts(connection, state, {key})[key]

    def _current(self, connection: Connection) -> _State:
        """What belongs to the state that the transaction sees; another thread may see another one meanwhile."""
        mark = tuple(connection.execute(_MARK).one())
        state = self._state
        if state.mark != mark:
            self._state = state = _State(mark)
        return state

    def _read(self, connection: Connection, state: _State, ids: Sequence[int]) -> dict[int, PassageRecord]:
        rows = [row for some in portions(ids) for row in connection.execute(_PASSAGES, {KEYS: some}).mappings().all()]
        keys = {row["document"] for row in rows}
        heads, texts = self._heads(connection, state, keys), self._texts(connection, state, keys)
        found = {row["id"]: _passage(dict(row), heads, texts) for row in rows}
        _keep(state.passages, found)
        return found

    def _texts(self, connection: Connection, state: _State, keys: set[int]) -> dict[int, str]:
        """The plain text of each of these documents; those asked for last are kept longest."""
        found = {one: known for one in keys if (known := state.texts.pop(one, None)) is not None}
        for some in portions(sorted(keys - found.keys())):
            found.update(connection.execute(_TEXTS, {KEYS: some}).tuples().all())
        state.texts.update(found)
        whole = sum(map(len, list(state.texts.values())))
        for oldest in list(state.texts):
            if whole <= CHARACTERS_KEPT:
                break
            whole -= len(state.texts.pop(oldest, ""))
        return found

    def _heads(self, connection: Connection, state: _State, keys: set[int]) -> dict[int, DocumentRecord]:
        state.heads.update((one.key, one) for one in records_of(connection, keys - state.heads.keys()))
        return state.heads


def _passage(row: Row, heads: Mapping[int, DocumentRecord], texts: Mapping[int, str]) -> PassageRecord:
    document = row["document"]
    return passage_record(row, heads[document].id, texts[document][row["start"] : row["end"]])


def _keep(kept: dict[int, Value], found: dict[int, Value]) -> None:
    if len(kept) + len(found) > PASSAGES_KEPT:
        kept.clear()
    kept.update(found)
