"""Works that are one although their office was renamed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; the program finds what to write there, after the last step."""
    op.add_column("documents", sa.Column("joined", sa.String, nullable=False, server_default=""))
    op.create_index("ix_documents_joined", "documents", ["joined"])


def downgrade() -> None:
    """Drop the column."""
    op.drop_index("ix_documents_joined", "documents")
    op.drop_column("documents", "joined")
