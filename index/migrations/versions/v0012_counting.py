"""Numbers are counted by period and organisation without reading their rows."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_COUNTED = ("period", "organisation")


def upgrade() -> None:
    """Make the indexes anew with the names under which indicators are grouped."""
    for column in _COUNTED:
        op.drop_index(f"ix_observations_{column}", "observations")
        op.create_index(f"ix_observations_{column}", "observations", [column, "grouping", "document"])


def downgrade() -> None:
    """Make them as they were."""
    for column in _COUNTED:
        op.drop_index(f"ix_observations_{column}", "observations")
        op.create_index(f"ix_observations_{column}", "observations", [column, "document"])
