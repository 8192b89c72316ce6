"""People's corrections in the catalogue: `documents` holds what counts, `edits` what was read instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from index.catalog_description import described_row, description_of, own_status
from index.catalog_rows import Row, document_record, read_time, stored_time
from index.catalog_statements import WORK, say, statements
from index.catalog_tables import documents, edits
from index.identity import Edit, Stated, check_together, stated, with_values
from index.works import Said
from ingest.document import Description, DocumentKind
from ingest.errors import DocumentNotFound, ImpossibleEdit


@dataclass(frozen=True, slots=True)
class Carried:
    """The corrections of a document that is about to be erased, and how to find its successor."""

    id: str
    part_of: str | None
    title: str  # as it was read
    edits: tuple[Edit, ...]
    said: tuple[Said, ...] = ()  # of its Work


def edits_of(connection: Connection, key: int) -> tuple[Edit, ...]:
    """The corrections of one document."""
    own = select(edits).where(edits.c.document == key, edits.c.field != WORK)
    rows = connection.execute(own.order_by(edits.c.field)).mappings()
    return tuple(_edit(row["field"], dict(row)) for row in rows)


def change(
    connection: Connection, key: int, values: Mapping[str, Stated], undone: Sequence[str], note: str, now: datetime
) -> None:
    """Correct fields of a document and take corrections back; ImpossibleEdit when the result cannot be true."""
    row = _row(connection, key)
    described = _described(row)
    before = {edit.field: edit for edit in edits_of(connection, key)}
    back = {name: before[name].reading for name in undone if name in before}
    described = with_values(described, back | dict(values))
    check_together(described)
    _check_kind(connection, row, described)
    after = {name: edit for name, edit in before.items() if name not in undone}
    for name, value in values.items():
        # Said again, a correction is confirmed against what is read now.
        reading = before[name].reading if name in before else stated(_described(row), name)
        after[name] = Edit(name, value, reading, reading, note, now)
    _write(connection, key, described, list(after.values()))


def gather(connection: Connection, key: int) -> list[Carried]:
    """The corrections of a document and its members."""
    row = _row(connection, key)
    whole = select(documents).where((documents.c.key == key) | (documents.c.part_of == row["id"]))
    found = []
    for one in connection.execute(whole).mappings().all():
        made, said = edits_of(connection, one["key"]), statements(connection, documents.c.key == one["key"])
        if made or said:
            title = next((edit.reading for edit in made if edit.field == "title"), None) or one["title"]
            found.append(Carried(one["id"], one["part_of"], title, made, tuple(said)))
    return found


def carry(connection: Connection, carried: Sequence[Carried], key: int) -> list[int]:
    """Give the corrections to the document `key` and its members, which were just read; the keys of those with any."""
    row = _row(connection, key)
    corrected = []
    for one in carried:
        successor = row if one.part_of is None else _member(connection, row["id"], one)
        if successor is None:
            continue
        described = _described(successor)
        kept = [_onto(described, edit) for edit in one.edits]
        described = with_values(described, {edit.field: edit.value for edit in kept})
        _write(connection, successor["key"], described, kept)
        corrected.append(successor["key"])
        for each in one.said:
            say(connection, successor["key"], each.same_as, each.read, each.note, each.edited_at)
    return corrected


def _onto(described: Description, edit: Edit) -> Edit:
    reading = stated(described, edit.field)
    return Edit(edit.field, edit.value, edit.read, reading, edit.note, edit.edited_at)


def _member(connection: Connection, whole: str, one: Carried) -> Row | None:
    """The member with the same id, else the only one of the same title."""
    rows = connection.execute(select(documents).where(documents.c.part_of == whole)).mappings().all()
    same = [row for row in rows if row["id"] == one.id] or [row for row in rows if row["title"] == one.title]
    return dict(same[0]) if len(same) == 1 else None


def _write(connection: Connection, key: int, described: Description, made: Sequence[Edit]) -> None:
    values = described_row(described) | {"fixed_status": _fixed_status(described, made)}
    connection.execute(update(documents).where(documents.c.key == key).values(values))
    connection.execute(delete(edits).where(edits.c.document == key, edits.c.field != WORK))
    if made:
        connection.execute(insert(edits), [_edit_row(key, edit) for edit in made])


def _fixed_status(described: Description, made: Sequence[Edit]) -> str | None:
    """The status that a person set, else that the text gives itself and no day of its end, read or set, explains."""
    if any(edit.field == "status" for edit in made):
        return described.status.value
    read = with_values(described, {edit.field: edit.reading for edit in made})
    return None if described.effective_to else own_status(read)


def _check_kind(connection: Connection, row: Row, described: Description) -> None:
    members = select(documents.c.key).where(documents.c.part_of == row["id"]).limit(1)
    if described.kind is not DocumentKind.COMPILATION and connection.scalar(members) is not None:
        raise ImpossibleEdit(
            f"“{row['title']}”含有成员文件，kind 只能是 compilation，不能是 {described.kind.value}。"
            "请更正各成员的 kind，或改用不含成员的文件重新导入。"
        )


def _row(connection: Connection, key: int) -> Row:
    row = connection.execute(select(documents).where(documents.c.key == key)).mappings().first()
    if row is None:
        raise DocumentNotFound("这份文件刚刚已被移除。")
    return dict(row)


def _described(row: Row) -> Description:
    return description_of(document_record(row))


def _edit(name: str, row: Row) -> Edit:
    return Edit(name, row["value"], row["read"], row["reading"], row["note"], read_time(row["edited_at"]))


def _edit_row(key: int, edit: Edit) -> Row:
    return {
        "document": key,
        "field": edit.field,
        "value": edit.value,
        "read": edit.read,
        "reading": edit.reading,
        "note": edit.note,
        "edited_at": stored_time(edit.edited_at),
    }
