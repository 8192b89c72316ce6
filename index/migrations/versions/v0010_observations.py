"""Numbers stated in texts, and which names of indicators people hold for the same."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; the program finds the numbers of what is stored, document by document, when it next may write."""
    op.add_column("documents", sa.Column("observed", sa.String, nullable=False, server_default=""))
    op.create_index("ix_documents_observed", "documents", ["observed"])
    _observations()
    op.create_index("ix_observations_group", "observations", ["grouping", "family", "measure", "document"])
    op.create_index("ix_observations_normal", "observations", ["normal", "indicator", "grouping"])
    op.create_index("ix_observations_period", "observations", ["period", "document"])
    op.create_index("ix_observations_organisation", "observations", ["organisation", "document"])
    op.create_table(
        "indicator_merges",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("same", sa.Boolean, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("first", "second", "author", "note")),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("undone_at", sa.DateTime),
        sa.Column("undone_by", sa.String, nullable=False, server_default=""),
        sqlite_autoincrement=True,
    )


def _observations() -> None:
    owner = sa.ForeignKey("documents.key", ondelete="CASCADE")
    named = ("indicator", "normal", "grouping", "family", "measure", "value")
    after = ("unit", "qualifier", "period", "organisation")
    op.create_table(
        "observations",
        sa.Column("document", sa.Integer, owner, primary_key=True, nullable=False),
        sa.Column("ordinal", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.String, nullable=False) for name in named),
        sa.Column("value_high", sa.String),
        *(sa.Column(name, sa.String, nullable=False) for name in after),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("start", "end", "quote_start", "quote_end")),
        sa.Column("normalized_value", sa.String, nullable=False),
        sa.Column("normalized_high", sa.String),
        sa.Column("normalized_unit", sa.String, nullable=False),
        sa.Column("number", sa.Float, nullable=False),
        sa.Column("direction", sa.String),
        sa.Column("comparison", sa.String, nullable=False),
        sa.Column("cumulative", sa.Boolean, nullable=False),
        sa.Column("whole", sa.Integer),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("alternatives", sa.JSON, nullable=False),
        sa.Column("label", sa.String, nullable=False),
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("indicator_merges")
    op.drop_table("observations")
    op.drop_index("ix_documents_observed", "documents")
    op.drop_column("documents", "observed")
