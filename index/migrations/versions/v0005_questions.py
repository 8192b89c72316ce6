"""Question memory."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; no pair is known yet."""
    op.create_table(
        "questions",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("folded", sa.String, nullable=False),
        sa.Column("document_id", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("work", sa.String, nullable=False),
        sa.Column("unit", sa.String, nullable=False),
        sa.Column("unit_kind", sa.String, nullable=False),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("author", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("added_at", sa.DateTime, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_questions_work", "questions", ["work", "kind"])
    op.create_index("ix_questions_document_id", "questions", ["document_id"])
    op.create_index("ix_questions_folded", "questions", ["folded"])
    op.create_table(
        "question_units",
        sa.Column("question", sa.Integer, sa.ForeignKey("questions.key", ondelete="CASCADE"), primary_key=True),
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
        sa.Column("unit", sa.String, nullable=False),
        sa.Column("label", sa.String, nullable=False),
    )
    op.create_index("ix_question_units_document", "question_units", ["document"])


def downgrade() -> None:
    """Drop the tables, and with them what people have confirmed."""
    op.drop_table("question_units")
    op.drop_table("questions")
