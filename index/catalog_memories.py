"""Counters in the catalogue that tell when the memories of questions have to be read anew."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Connection, bindparam, insert, select, update

from index.catalog_tables import properties


# Made once: every search asks it, and making it costs more than asking.
_CHANGES = select(properties.c.value).where(properties.c.name == bindparam("memory"))


class Memory(StrEnum):
    """A memory of questions, named by its counter."""

    KNOWN = "questions_changed"  # what people asked (index.question_memory)
    USUAL = "generated_changed"  # what a chat model wrote, beside what is shipped (index.usual_memory)


def changes(connection: Connection, memory: Memory) -> int:
    """A number that grows when the questions of `memory` have changed, or where they lead."""
    return int(connection.scalar(_CHANGES, {"memory": memory.value}) or 0)


def announce(connection: Connection, *memories: Memory) -> None:
    """Let every reader of `memories` (all where none is named) read them anew."""
    for memory in memories or Memory:
        value = {"value": str(changes(connection, memory) + 1)}
        named = update(properties).where(properties.c.name == memory.value)
        if not connection.execute(named.values(value)).rowcount:
            connection.execute(insert(properties).values(name=memory.value, **value))
