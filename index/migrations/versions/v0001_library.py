"""The first tables of the catalogue."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_NEVER_REUSED = {"sqlite_autoincrement": True}


def upgrade() -> None:
    """Create documents with their texts, sources, units and passages, and what keeps the indexes in step."""
    _create_documents()
    _create_texts()
    _create_parts()
    _create_bookkeeping()


def downgrade() -> None:
    """Drop everything that `upgrade` created."""
    for name in (
        "properties",
        "removals",
        "changes",
        "passages",
        "units",
        "sources",
        "document_texts",
        "documents",
    ):
        op.drop_table(name)


def _create_documents() -> None:
    op.create_table(
        "documents",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("title_key", sa.String, nullable=False, index=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("document_number", sa.String, nullable=False),
        sa.Column("issuer", sa.String, nullable=False),
        sa.Column("addressee", sa.String, nullable=False),
        sa.Column("organisation", sa.String, nullable=False),
        sa.Column("period", sa.String, nullable=False),
        sa.Column("passed", sa.Date),
        sa.Column("published", sa.Date),
        sa.Column("effective_from", sa.Date),
        sa.Column("effective_to", sa.Date),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("year", sa.Integer),
        sa.Column("work", sa.String, nullable=False),
        sa.Column("version_day", sa.Date),
        sa.Column("media_type", sa.String, nullable=False),
        sa.Column("pages", sa.Integer),
        sa.Column("characters", sa.Integer, nullable=False),
        sa.Column("units", sa.Integer, nullable=False),
        sa.Column("passages", sa.Integer, nullable=False),
        sa.Column("observations", sa.Integer, nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("warnings", sa.JSON, nullable=False),
        sa.Column("gaps", sa.JSON, nullable=False),
        sa.Column("duplicates", sa.JSON, nullable=False),
        sa.Column("sha256", sa.String, nullable=False, index=True),
        sa.Column("bytes", sa.Integer, nullable=False),
        sa.Column("added_at", sa.DateTime, nullable=False),
        sa.Index("ix_documents_versions", "work", "version_day"),
        **_NEVER_REUSED,
    )


def _document(*, primary_key: bool = False, index: bool = False) -> sa.Column[int]:
    return sa.Column(
        "document",
        sa.Integer,
        sa.ForeignKey("documents.key", ondelete="CASCADE"),
        primary_key=primary_key,
        index=index or None,
        nullable=False,
    )


def _create_texts() -> None:
    op.create_table(
        "document_texts",
        _document(primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("places", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "sources",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("path", sa.String, nullable=False, unique=True),
        _document(index=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("seen_at", sa.DateTime, nullable=False),
    )


def _create_parts() -> None:
    op.create_table(
        "units",
        _document(primary_key=True),
        sa.Column("ordinal", sa.Integer, primary_key=True),
        sa.Column("parent", sa.Integer),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("number", sa.Integer),
        sa.Column("branch", sa.Integer),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("heading", sa.String, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("page", sa.Integer),
        sa.Column("level", sa.Integer),
    )
    op.create_table(
        "passages",
        sa.Column("id", sa.Integer, primary_key=True),
        _document(index=True),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("article", sa.String, nullable=False),
        sa.Column("path", sa.String, nullable=False),
        sa.Column("unit_ids", sa.JSON, nullable=False),
        sa.Column("page", sa.Integer),
        **_NEVER_REUSED,
    )


def _create_bookkeeping() -> None:
    op.create_table(
        "changes",
        sa.Column("generation", sa.Integer, primary_key=True),
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("operation", sa.String, nullable=False),
        sa.Column("passages", sa.JSON, nullable=False),
        **_NEVER_REUSED,
    )
    op.create_table(
        "removals",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("document_id", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=False, index=True),
        sa.Column("sources", sa.JSON, nullable=False),
        sa.Column("removed_at", sa.DateTime, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
    )
    op.create_table(
        "properties",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("value", sa.String, nullable=False),
    )
