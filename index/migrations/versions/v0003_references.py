"""Cross-references."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; documents stored before have no references until they are read again."""
    op.create_table(
        "cross_references",
        sa.Column(
            "document", sa.Integer, sa.ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True, nullable=False
        ),
        sa.Column("ordinal", sa.Integer, primary_key=True),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("work", sa.String, nullable=False),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("unit", sa.String, nullable=False),
        sa.Column("article", sa.Integer),
        sa.Column("branch", sa.Integer),
        sa.Index("ix_cross_references_cited", "work", "article", "branch"),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("cross_references")
