"""The catalogue's tables of drafts, the last of its tables: `METADATA` as it is here holds all of them."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, DateTime, ForeignKey, Integer, String, Table

from index.catalog_sqlite import KEYS_NEVER_REUSED
from index.catalog_tables import METADATA

__all__ = ["METADATA", "draft_materials", "draft_versions", "drafts"]

# A draft; `revision` grows with every change, `version` is the number of the one that counts now.
drafts = Table(
    "drafts",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("title", String, nullable=False),
    Column("period", String, nullable=False),
    Column("request", JSON, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", DateTime, nullable=False),
    Column("updated_at", DateTime, nullable=False, index=True),
    Column("state", String, nullable=False, server_default="open"),
    **KEYS_NEVER_REUSED,
)

draft_versions = Table(
    "draft_versions",
    METADATA,
    Column("draft", Integer, ForeignKey("drafts.key", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("parent", Integer, nullable=False),
    Column("title", String, nullable=False),
    Column("content", JSON, nullable=False),
    Column("note", String, nullable=False),
    Column("author", String, nullable=False),
    Column("auto", Boolean, nullable=False),
    Column("made_at", DateTime, nullable=False),
)

# What a draft is written from beside its model: texts that somebody gave.
draft_materials = Table(
    "draft_materials",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("draft", Integer, ForeignKey("drafts.key", ondelete="CASCADE"), nullable=False, index=True),
    Column("title", String, nullable=False),
    Column("text", String, nullable=False),
    Column("document", String, nullable=False),
    Column("author", String, nullable=False),
    Column("added_at", DateTime, nullable=False),
)
