"""Questions that a chat model wrote: the wording of the article that they were written for, and the prompt."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, empty: what is known was asked by people."""
    for name in ("wording", "prompt"):
        op.add_column("questions", sa.Column(name, sa.String, nullable=False, server_default=""))
    op.create_index("ix_questions_wording", "questions", ["wording"])


def downgrade() -> None:
    """Drop the columns."""
    op.drop_index("ix_questions_wording", "questions")
    for name in ("prompt", "wording"):
        op.drop_column("questions", name)
