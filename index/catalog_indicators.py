"""Which names of indicators people hold for the same, and the grouping of every Observation that follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, or_, select, update

from index.catalog_rows import Row, read_time, stored_time
from index.catalog_tables import indicator_merges, observations
from index.indicators import folded, normal_form
from index.observation_records import Merge


@dataclass(frozen=True, slots=True)
class Groups:
    """What people say now: names that stand for themselves though the rules join them, and names joined with others.

    `joined` leads from a name to the one that stands for all that are the same.
    """

    split: frozenset[str]
    joined: Mapping[str, str]

    @classmethod
    def of_merges(cls, merges: Iterable[Merge]) -> Groups:
        """What follows from statements that count, the oldest first."""
        told = list(merges)
        split = frozenset(name for one in told if not one.same for name in split_by(one.first, one.second))
        joined: dict[str, str] = {}
        for one in told:
            if one.same:
                first, second = (_found(joined, _node(name, split)) for name in (one.first, one.second))
                if first != second:
                    joined[second] = first
        return cls(split, {name: _found(joined, name) for name in joined})

    @classmethod
    def read(cls, connection: Connection) -> Groups:
        """What people say in this catalogue."""
        return cls.of_merges(merges_of(connection))

    def of(self, indicator: str, normal: str = "") -> str:
        """The name under which an indicator is grouped."""
        node = self.node(indicator, normal)
        return self.joined.get(node, node)

    def node(self, indicator: str, normal: str = "") -> str:
        """What an indicator is grouped under before people join anything."""
        return _node(indicator, self.split, normal)


def split_by(first: str, second: str) -> tuple[str, ...]:
    """The wording that goes out of a group of the rules when people part two of its names: the longer one.

    None of names that no rule joins: that they are not the same keeps them from being suggested, and parts nothing.
    """
    if normal_form(first) != normal_form(second):
        return ()
    names = sorted({folded(first), folded(second)} - {normal_form(first)}, key=lambda name: (len(name), name))
    return tuple(names[-1:])


def merges_of(connection: Connection, *, all_of_them: bool = False) -> list[Merge]:
    """The statements that count, oldest first; with those that were taken back, where all are asked for."""
    query = select(indicator_merges).order_by(indicator_merges.c.key)
    if not all_of_them:
        query = query.where(indicator_merges.c.undone_at.is_(None))
    return [_merge(dict(row)) for row in connection.execute(query).mappings()]


def say(connection: Connection, merge: Merge) -> None:
    """Keep a statement, and group the Observations anew."""
    values = {name: getattr(merge, name) for name in ("same", "first", "second", "author", "note")}
    connection.execute(insert(indicator_merges).values(values | {"made_at": stored_time(merge.made_at)}))
    settle(connection)


def take_back(connection: Connection, keys: Iterable[int], author: str, now: datetime) -> None:
    """Have statements count no longer, and group the Observations anew."""
    meant = indicator_merges.c.key.in_(list(keys)), indicator_merges.c.undone_at.is_(None)
    connection.execute(update(indicator_merges).where(*meant).values(undone_at=stored_time(now), undone_by=author))
    settle(connection)


def settle(connection: Connection) -> None:
    """Write under every Observation the grouping that follows from what people say now."""
    groups, table = Groups.read(connection), observations
    names = select(table.c.normal, table.c.indicator, table.c.grouping).distinct()
    told = groups.split | groups.joined.keys()
    # Only what was said of, and what had been grouped otherwise than by rule, can change.
    meant = or_(table.c.grouping != table.c.normal, table.c.normal.in_({normal_form(name) for name in told} | told))
    for normal, indicator, grouping in connection.execute(names.where(meant)).all():
        if (now := groups.of(indicator, normal)) != grouping:
            own = table.c.normal == normal, table.c.indicator == indicator
            connection.execute(update(table).where(*own).values(grouping=now))


def _node(name: str, split: frozenset[str], normal: str = "") -> str:
    plain = folded(name)
    return plain if plain in split else normal or normal_form(name)


def _found(joined: Mapping[str, str], name: str) -> str:
    while name in joined:
        name = joined[name]
    return name


def _merge(row: Row) -> Merge:
    undone = read_time(row["undone_at"]) if row["undone_at"] else None
    return Merge(**row | {"made_at": read_time(row["made_at"]), "undone_at": undone})
