"""Bring the catalogue's tables to the form that this version of the program uses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text
from sqlalchemy import inspect as inspected

from ingest.errors import LibraryError

if TYPE_CHECKING:
    from alembic.config import Config

# The newest file in `migrations/versions`; a test proves it. Known here so that opening a Library that is
# up to date does not load Alembic.
HEAD = "0014"


def revision(connection: Connection) -> str | None:
    """The step of the history that the file is at; None in a new file."""
    if not inspected(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def upgrade(connection: Connection) -> None:
    """Apply every missing step inside the connection's transaction; LibraryError for a newer program's file."""
    from alembic import command
    from alembic.util.exc import CommandError

    try:
        command.upgrade(history(connection), "head")
    except CommandError as error:
        raise LibraryError(f"资料库的版本 {revision(connection)} 比本程序（{HEAD}）新。请升级程序后再打开。") from error


def history(connection: Connection) -> Config:
    """Where Alembic finds the steps, and the connection in whose transaction it applies them."""
    from alembic.config import Config

    config = Config()
    # The setting goes through a parser of INI files, in which % must be doubled.
    folder = str(Path(__file__).parent / "migrations").replace("%", "%%")
    config.set_main_option("script_location", folder)
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
