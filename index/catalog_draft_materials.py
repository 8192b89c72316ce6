"""The texts that drafts are written from, in the catalogue; every function works inside the caller's transaction."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from index.catalog_draft_tables import draft_materials, drafts
from index.catalog_rows import read_time, stored_time
from index.drafts import Material


def add(connection: Connection, draft: str, one: Material) -> None:
    """Add a text to a draft."""
    key = connection.execute(select(drafts.c.key).where(drafts.c.id == draft)).scalar_one()
    row = {"id": one.id, "draft": key, "title": one.title, "text": one.text, "document": one.document}
    told = {"author": one.author, "added_at": stored_time(one.added_at)}
    connection.execute(insert(draft_materials).values(row | told))


def listing(connection: Connection, draft: str) -> list[Material]:
    """The texts of a draft, the first one first."""
    own = select(drafts.c.key).where(drafts.c.id == draft).scalar_subquery()
    rows = connection.execute(
        select(draft_materials).where(draft_materials.c.draft == own).order_by(draft_materials.c.key)
    )
    return [_material(*row) for row in rows]


def remove(connection: Connection, draft: str, material: str) -> bool:
    """Delete a text of a draft; whether there was one."""
    own = select(drafts.c.key).where(drafts.c.id == draft).scalar_subquery()
    where = (draft_materials.c.draft == own) & (draft_materials.c.id == material)
    return connection.execute(delete(draft_materials).where(where)).rowcount > 0


def _material(
    _key: int, name: str, _draft: int, title: str, text: str, document: str, author: str, added_at: datetime
) -> Material:
    return Material(name, title, text, document, author, read_time(added_at))
