"""Corrections of recognised lines."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "corrections",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("sha256", sa.String, nullable=False, index=True),
        sa.Column("page", sa.Integer, nullable=False),
        *(sa.Column(edge, sa.Float, nullable=False) for edge in ("left", "top", "right", "bottom")),
        sa.Column("original", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
    )


def downgrade() -> None:
    """Drop the table, and with it what people have corrected."""
    op.drop_table("corrections")
