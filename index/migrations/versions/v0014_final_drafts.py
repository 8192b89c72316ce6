"""Drafts become final, and texts are given to them to write from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the state, and the table of the texts."""
    op.add_column("drafts", sa.Column("state", sa.String, nullable=False, server_default="open"))
    op.create_table(
        "draft_materials",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("draft", sa.Integer, sa.ForeignKey("drafts.key", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("document", sa.String, nullable=False),
        sa.Column("author", sa.String, nullable=False),
        sa.Column("added_at", sa.DateTime, nullable=False),
    )


def downgrade() -> None:
    """Drop both."""
    op.drop_table("draft_materials")
    op.drop_column("drafts", "state")
