"""What the catalogue tells the indexes: how far it is, what changed, and the texts to index, piece by piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from index.catalog_tables import changes, document_texts, documents, passages, properties
from index.catalog_writing import REMOVE

# Documents read at once: as many as hold about this much text, so that memory stays flat.
CHARACTERS_AT_ONCE = 1_000_000
DOCUMENTS_AT_ONCE = 500

# Passed changes are only dropped in bulk: a few thousand rows cost nothing to keep.
CHANGES_KEPT = 5_000

_HALVES = {"H1": "上半年", "H2": "下半年", "Q1": "第一季度", "Q2": "第二季度", "Q3": "第三季度", "Q4": "第四季度"}

# Made once: every search asks it, and making it costs more than asking.
_LAST = select(func.max(changes.c.generation))

_FORGOTTEN = "changes_forgotten_through"


@dataclass(frozen=True, slots=True)
class FedPassage:
    """A passage as an index takes it; `text` is sliced from the document."""

    id: int
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class FedDocument:
    """A document with all its passages, for indexing; `about` is whose it is and of what time."""

    key: int
    title: str
    kind: str
    status: str
    year: int | None
    about: str
    passages: tuple[FedPassage, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The net effect of the changes since a generation; keys are never given twice, so order is no matter."""

    added: tuple[int, ...]
    removed: tuple[int, ...]
    removed_passages: tuple[int, ...]


def generation(connection: Connection) -> int:
    """The number of the last change; 0 in an empty catalogue."""
    return connection.scalar(_LAST) or 0


def changes_since(connection: Connection, reached: int) -> Changes | None:
    """What an index that has reached that generation lacks; None when it cannot follow and must be rebuilt."""
    if reached > generation(connection) or reached < _forgotten(connection):
        return None
    added: dict[int, None] = {}
    removed: list[int] = []
    gone: list[int] = []
    query = select(changes).where(changes.c.generation > reached).order_by(changes.c.generation)
    for row in connection.execute(query):
        if row.operation == REMOVE:
            added.pop(row.document, None)
            removed.append(row.document)
            gone.extend(row.passages)
        else:
            added[row.document] = None
    return Changes(tuple(added), tuple(removed), tuple(gone))


def forget(connection: Connection, reached: int) -> None:
    """Drop changes that every index has passed, once there are many; the last one stays."""
    passed = changes.c.generation < reached
    count = connection.scalar(select(func.count()).select_from(changes).where(passed)) or 0
    if count < CHANGES_KEPT:
        return
    connection.execute(delete(changes).where(passed))
    value = {"value": str(reached - 1)}
    if not connection.execute(update(properties).where(properties.c.name == _FORGOTTEN).values(value)).rowcount:
        connection.execute(insert(properties).values(name=_FORGOTTEN, **value))


def all_keys(connection: Connection) -> tuple[int, ...]:
    """The keys of all documents, oldest first."""
    return tuple(connection.scalars(select(documents.c.key).order_by(documents.c.key)))


def feed(connection: Connection, keys: Sequence[int]) -> Iterator[list[FedDocument]]:
    """The documents with these keys, in groups that hold a bounded amount of text."""
    for group in _groups(connection, keys):
        yield _fed(connection, group)


def _groups(connection: Connection, keys: Sequence[int]) -> Iterator[list[int]]:
    group: list[int] = []
    characters = 0
    for start in range(0, len(keys), DOCUMENTS_AT_ONCE):
        some = keys[start : start + DOCUMENTS_AT_ONCE]
        sizes = select(documents.c.key, documents.c.characters).where(documents.c.key.in_(some))
        for row in connection.execute(sizes.order_by(documents.c.key)).all():
            if group and characters + row.characters > CHARACTERS_AT_ONCE:
                yield group
                group, characters = [], 0
            group.append(row.key)
            characters += row.characters
            if len(group) == DOCUMENTS_AT_ONCE:
                yield group
                group, characters = [], 0
    if group:
        yield group


def _fed(connection: Connection, keys: list[int]) -> list[FedDocument]:
    heads = select(
        documents.c.key,
        documents.c.title,
        documents.c.kind,
        documents.c.status,
        documents.c.year,
        documents.c.period,
        documents.c.organisation,
        documents.c.issuer,
        document_texts.c.text,
    ).join_from(documents, document_texts)
    pieces = select(passages.c.document, passages.c.id, passages.c.start, passages.c.end, passages.c.path).where(
        passages.c.document.in_(keys)
    )
    found = connection.execute(heads.where(documents.c.key.in_(keys)).order_by(documents.c.key))
    rows = {row.key: row for row in found}
    parts: dict[int, list[FedPassage]] = {key: [] for key in rows}
    for key, number, start, end, path in connection.execute(pieces.order_by(passages.c.id)):
        parts[key].append(FedPassage(number, path, rows[key].text[start:end]))
    return [
        FedDocument(
            key,
            row.title,
            row.kind,
            row.status,
            row.year,
            _about(row.year, row.period, row.organisation, row.issuer),
            tuple(parts[key]),
        )
        for key, row in rows.items()
    ]


def _about(year: int | None, period: str, organisation: str, issuer: str) -> str:
    """Whose document it is and of what time, in words that people look for it with."""
    half = _HALVES.get(period[4:], "")
    when = f"{year}年{half}" if year else half
    return " ".join(dict.fromkeys(filter(None, (organisation, issuer, when))))


def _forgotten(connection: Connection) -> int:
    value = connection.scalar(select(properties.c.value).where(properties.c.name == _FORGOTTEN))
    return int(value or 0)
