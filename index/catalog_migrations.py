"""Bring the catalogue's tables to the form that this version of the program uses."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy import inspect as inspected

from ingest.errors import LibraryError

# The newest file in `migrations/versions`; a test proves it. Known here so that opening a Library that is
# up to date does not load Alembic.
HEAD = "0012"


def revision(connection: Connection) -> str | None:
    """The step of the history that the file is at; None in a new file."""
    if not inspected(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def upgrade(connection: Connection) -> None:
    """Apply every missing step inside the connection's transaction; LibraryError for a newer program's file."""
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    # The setting goes through a parser of INI files, in which % must be doubled.
    folder = str(Path(__file__).parent / "migrations").replace("%", "%%")
    config.set_main_option("script_location", folder)
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise LibraryError(f"资料库的版本 {revision(connection)} 比本程序（{HEAD}）新。请升级程序后再打开。") from error
