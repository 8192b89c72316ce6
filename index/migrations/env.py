"""What Alembic runs for every upgrade: it takes the connection that the catalogue hands it."""

from __future__ import annotations

from alembic import context

from index.catalog_draft_tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    # SQLite can alter few things in place; a batch copies the table.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
