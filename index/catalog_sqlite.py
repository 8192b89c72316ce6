"""Everything about the catalogue that is SQLite's own: how to connect, begin, check and explain a failure."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from ingest.errors import LibraryBusy, LibraryDamaged, LibraryError

# Keyword of a table whose integer keys are never given twice, even after its last row was deleted.
KEYS_NEVER_REUSED: dict[str, Any] = {"sqlite_autoincrement": True}

# Marks a connection whose transaction will write, so that it waits at BEGIN and not half-way.
WRITES = "guiwen_writes"

BUSY_MILLISECONDS = 30_000

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def open_engine(path: Path) -> Engine:
    """An engine on the SQLite file at `path`; opens nothing yet."""
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def prepare_file(connection: Connection) -> None:
    """Switch the file to write-ahead logging, which lets readers read while one process writes."""
    cursor = connection.connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.close()


def integrity_problems(connection: Connection) -> list[str]:
    """What SQLite itself finds broken in the file; empty when it is sound."""
    rows = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    problems = [str(row) for row in rows if row != "ok"]
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check")
    return problems + [f"{row[0]} {row[1]} → {row[2]}" for row in broken]


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the database's errors inside the block into ours: busy, damaged, or a disk that refuses."""
    try:
        yield
    except DBAPIError as error:
        code = getattr(error.orig, "sqlite_errorcode", None)
        # The low byte is the primary code, the rest tells its cases apart.
        primary = code & 0xFF if isinstance(code, int) else None
        raise _explain(path, primary, str(error.orig)) from error


def _explain(path: Path, code: int | None, reason: str) -> LibraryError:
    if code in _BUSY:
        return LibraryBusy(f"资料库目录 {path} 正忙：{reason}。请稍后再试。")
    if code in _DAMAGED:
        return LibraryDamaged(f"资料库目录 {path} 已损坏：{reason}。请用备份恢复（guiwen restore）后再试。")
    return LibraryError(f"资料库目录 {path} 无法读写：{reason}。请检查磁盘空间和文件权限。")


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    # Transactions are begun by `_begin`; the driver must not begin them a second time.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {BUSY_MILLISECONDS}",
        "foreign_keys = ON",
        "synchronous = FULL",
        "cache_size = -32768",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
