"""What a document says of itself in full, the acts by which it ends others, people's corrections, members."""

from __future__ import annotations

import re
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# As the program judged titles when this step was written: a step of the history must not change with the program.
_TRIAL = re.compile(
    r"(?:试行|暂行)(?:条例|规定|办法|细则|规则|准则|规范|制度|标准|章程|规程)?(?:[（(][^（）()]*[）)])?$|（试行）"
)


def upgrade() -> None:
    """Add the columns and tables, and fill what follows from what is stored."""
    # Added one by one: a copy of the table, Alembic's way for SQLite otherwise, drops the old one and all its children.
    for column in _columns():
        op.add_column("documents", column)
    op.create_index("ix_documents_part_of", "documents", ["part_of"])
    op.add_column("document_texts", sa.Column("evidence", sa.JSON, nullable=False, server_default="[]"))
    _create_acts()
    _create_edits()
    _fill()


def downgrade() -> None:
    """Drop everything that `upgrade` added."""
    op.drop_table("edits")
    op.drop_table("acts")
    op.drop_column("document_texts", "evidence")
    op.drop_index("ix_documents_part_of", "documents")
    for column in reversed(_columns()):
        op.drop_column("documents", column.name)


def _columns() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("signed", sa.Date),
        sa.Column("secrecy", sa.String, nullable=False, server_default=""),
        sa.Column("urgency", sa.String, nullable=False, server_default=""),
        sa.Column("validity", sa.String, nullable=False, server_default=""),
        sa.Column("fixed_status", sa.String),
        sa.Column("trial", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("part_of", sa.String),
    )


def _document() -> sa.Column[int]:
    owner = sa.ForeignKey("documents.key", ondelete="CASCADE")
    return sa.Column("document", sa.Integer, owner, primary_key=True, nullable=False)


def _create_acts() -> None:
    op.create_table(
        "acts",
        _document(),
        sa.Column("ordinal", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("work", sa.String, nullable=False),
        sa.Column("document_number", sa.String, nullable=False),
        sa.Column("day", sa.Date),
        sa.Column("before", sa.Date),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Index("ix_acts_work", "work", "kind"),
    )


def _create_edits() -> None:
    op.create_table(
        "edits",
        _document(),
        sa.Column("field", sa.String, primary_key=True),
        sa.Column("value", sa.JSON, nullable=False),
        sa.Column("read", sa.JSON, nullable=False),
        sa.Column("reading", sa.JSON, nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("edited_at", sa.DateTime, nullable=False),
    )


def _fill() -> None:
    connection = op.get_bind()
    # A text that says it is repealed or amended, and not from when.
    connection.exec_driver_sql(
        "UPDATE documents SET fixed_status = status WHERE status IN ('repealed', 'amended') AND effective_to IS NULL"
    )
    for key, title in connection.exec_driver_sql("SELECT key, title FROM documents").all():
        if _TRIAL.search(re.sub(r"《[^》]*》", "", title)):
            connection.exec_driver_sql("UPDATE documents SET trial = 1 WHERE key = ?", (key,))
