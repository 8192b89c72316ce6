"""Counters in the catalogue that tell when what was made of it has to be made anew, where no index follows."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Connection, bindparam, insert, select, update

from index.catalog_tables import properties

SOURCES = "sources_changed"
"""Where files were found (index.catalog_recent)."""

# Made once: every search asks it, and making it costs more than asking.
_CHANGES = select(properties.c.value).where(properties.c.name == bindparam("counter"))


class Memory(StrEnum):
    """A memory of questions, named by its counter."""

    KNOWN = "questions_changed"  # what people asked (index.question_memory)
    USUAL = "generated_changed"  # what a chat model wrote, beside what is shipped (index.usual_memory)


def changes(connection: Connection, counter: str) -> int:
    """A number that grows when what `counter` is for has changed: the questions of a Memory, or where they lead."""
    return int(connection.scalar(_CHANGES, {"counter": str(counter)}) or 0)


def announce(connection: Connection, *counters: str) -> None:
    """Let every reader of what `counters` are for (of every Memory where none is named) read it anew."""
    for counter in counters or Memory:
        value = {"value": str(changes(connection, counter) + 1)}
        named = update(properties).where(properties.c.name == str(counter))
        if not connection.execute(named.values(value)).rowcount:
            connection.execute(insert(properties).values(name=str(counter), **value))
