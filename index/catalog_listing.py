"""Observations listed, counted and grouped, as queries over the catalogue."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, tuple_
from sqlalchemy.sql.expression import UnaryExpression
from sqlalchemy.sql.operators import custom_op

from index.catalog_indicators import Groups
from index.catalog_rows import Row
from index.catalog_standing import conditions
from index.catalog_tables import document_texts, documents, observations, passages
from index.indicators import Measure, folded
from index.observation_records import Group, ObservationCounts, ObservationFilters, ObservationPage, ObservationRecord
from index.observation_rows import observation_of
from index.records import SearchFilters
from ingest.errors import ObservationsRefused

Restrictions = Sequence[ColumnElement[bool]]
"""What rows of `observations` have to satisfy."""

# Groups, periods and organisations that counts tell of at most, the most frequent first.
COUNTED = 100
# What a place is called by with its name: 贵州 means 贵州省, and its government speaks for it.
_GOVERNMENT = "人民政府"
_PLACES = frozenset("省市县区州盟旗乡镇村")
# So few groups are looked up each; of more, the rows are read as they come.
_FEW = 50
# Of a document with so few quotes, cutting each in the database costs less than reading the text (measured).
_CUT_EACH = 4
_Place = tuple[int, int]
"""The document's key and the ordinal of an Observation."""


def page(connection: Connection, wanted: Restrictions, limit: int, after: str = "") -> ObservationPage:
    """The first Observations behind the cursor `after`, by document and place."""
    place = (observations.c.document, observations.c.ordinal)
    behind = [tuple_(*place) > tuple_(*_cursor(after))] if after else []
    query = _selected().where(*wanted, *behind).order_by(*place).limit(limit + 1)
    rows = [dict(row) for row in connection.execute(query).mappings()]
    found = tuple(_records(connection, rows[:limit]))
    return ObservationPage(found, found[-1].cursor if len(rows) > limit else "")


def within(connection: Connection, passage_ids: Sequence[int]) -> list[ObservationRecord]:
    """The Observations that lie in these passages, by document and place."""
    inside = and_(
        observations.c.document == passages.c.document,
        observations.c.start >= passages.c.start,
        observations.c.end <= passages.c.end,
    )
    # From the few passages to their numbers, never the other way round.
    places = select(observations.c.document, observations.c.ordinal).select_from(passages.join(observations, inside))
    wanted = places.where(passages.c.id.in_(passage_ids))
    return all_of(connection, [tuple_(observations.c.document, observations.c.ordinal).in_(wanted)])


def grouped(connection: Connection, names: Iterable[str], filters: SearchFilters, most: int) -> list[ObservationRecord]:
    """At most `most` Observations of the groups of these names, in documents that `filters` let through."""
    allowed = select(documents.c.key).where(*conditions(filters))
    wanted = observations.c.grouping.in_(sorted(names)), observations.c.document.in_(allowed)
    return latest(connection, wanted, most)


def latest(connection: Connection, wanted: Restrictions, most: int) -> list[ObservationRecord]:
    """At most `most` Observations that satisfy `wanted`, those of the documents that came last first."""
    query = _selected().where(*wanted).order_by(observations.c.document.desc(), observations.c.ordinal).limit(most)
    return list(_records(connection, [dict(row) for row in connection.execute(query).mappings()]))


def all_of(connection: Connection, wanted: Restrictions) -> list[ObservationRecord]:
    """Every Observation that satisfies `wanted`, by document and place."""
    query = _selected().where(*wanted).order_by(observations.c.document, observations.c.ordinal)
    return list(_records(connection, [dict(row) for row in connection.execute(query).mappings()]))


def counts(connection: Connection, wanted: Restrictions) -> ObservationCounts:
    """How many there are, by group, period and organisation."""
    total = connection.scalar(select(func.count()).select_from(observations).where(*wanted)) or 0
    groups = groups_of(connection, wanted, COUNTED)
    tables = [_counted(connection, column, wanted) for column in (observations.c.period, observations.c.organisation)]
    return ObservationCounts(total, tuple(groups), *tables)


def groups_of(connection: Connection, wanted: Restrictions, most: int | None = None) -> list[Group]:
    """The groups of the Observations that satisfy `wanted`, the most frequent first, at most `most`."""
    named = observations.c.grouping, observations.c.family, observations.c.measure
    count = func.count().label("count")
    query = select(*named, count).where(*wanted).group_by(*named).order_by(count.desc(), *named).limit(most)
    measures = {one.value: one for one in Measure}
    return [Group(name, family, measures[kind], times) for name, family, kind, times in connection.execute(query)]


def groupings(connection: Connection) -> list[str]:
    """The names under which Observations are grouped."""
    return list(connection.scalars(select(observations.c.grouping).distinct()))


def groups_like(connection: Connection, group: Group, wanted: Restrictions) -> list[Group]:
    """The groups of the same family and measure."""
    same = observations.c.family == group.family, observations.c.measure == group.measure.value
    return groups_of(connection, [*wanted, *same])


def is_grouping(connection: Connection, name: str) -> bool:
    """Whether any Observation is grouped under this name."""
    query = select(observations.c.document).where(observations.c.grouping == name).limit(1)
    return connection.scalar(query) is not None


def restrictions(connection: Connection, filters: ObservationFilters) -> list[ColumnElement[bool]]:
    """What `filters` ask of a row of `observations`."""
    wanted: list[ColumnElement[bool]] = []
    if filters.documents:
        allowed = select(documents.c.key).where(*conditions(filters.documents))
        wanted.append(observations.c.document.in_(allowed))
    if filters.indicator:
        wanted.append(_named(connection, filters.indicator))
    if filters.group:
        wanted += group_conditions(filters.group)
    if filters.periods:
        wanted.append(observations.c.period.in_(sorted(filters.periods)))
    if filters.organisations:
        wanted.append(observations.c.organisation.in_(_organisations(connection, filters.organisations)))
    if filters.measures:
        wanted.append(observations.c.measure.in_(sorted(filters.measures)))
    return wanted


def group_conditions(group_id: str) -> list[ColumnElement[bool]]:
    """What makes a row of `observations` one of this group; ObservationsRefused for what is no group's id."""
    parts = group_id.rsplit("|", 2)
    if len(parts) != 3:
        raise ObservationsRefused(f"“{group_id}”不是指标组的编号。请用列表中给出的编号，如 立案|件|level。")
    columns = observations.c.grouping, observations.c.family, observations.c.measure
    return [column == part for column, part in zip(columns, parts, strict=True)]


def wordings(connection: Connection, wanted: Restrictions) -> dict[str, int]:
    """The names, as texts write them, of the Observations that satisfy `wanted`, with how often each occurs."""
    query = select(observations.c.indicator, func.count()).where(*wanted).group_by(observations.c.indicator)
    return dict(sorted(((row[0], row[1]) for row in connection.execute(query)), key=lambda pair: (-pair[1], pair[0])))


def _named(connection: Connection, indicator: str) -> ColumnElement[bool]:
    """Whether a name in an Observation's group holds the words, or the group is that of the words."""
    words, own = folded(indicator), Groups.read(connection).of(indicator)
    table = observations
    # Names are far fewer than what they are told of: each is looked into once.
    named = select(table.c.normal, table.c.indicator, table.c.grouping).distinct().subquery()
    sought = ((named.c.indicator, indicator.strip()), (named.c.indicator, words), (named.c.normal, words))
    holds = func.max(or_(*(func.instr(column, part) > 0 for column, part in sought)))
    groups: dict[str, bool] = dict(
        connection.execute(select(named.c.grouping, holds).group_by(named.c.grouping)).tuples().all()
    )
    fitting = {name for name, fits in groups.items() if fits or name == own}
    if len(fitting) > len(groups) / 2:
        return table.c.grouping.not_in(_listed(groups.keys() - fitting))
    return (table.c.grouping if len(fitting) <= _FEW else _scanned(table.c.grouping)).in_(_listed(fitting))


def _listed(names: Iterable[str]) -> Any:
    """The names as one value: a statement may hold a bounded number of them."""
    return select(func.json_each(json.dumps(sorted(names))).table_valued("value").c.value)


def _scanned(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column, of which no index is used: the rows are read in the order in which they are wanted."""
    return UnaryExpression(column, operator=custom_op("+"), type_=column.type)


def _organisations(connection: Connection, asked: Iterable[str]) -> list[str]:
    known = list(connection.scalars(select(observations.c.organisation).distinct()))
    return sorted({name for one in asked for name in _called(one, known)})


def _called(asked: str, known: Sequence[str]) -> list[str]:
    """Those of exactly this name, also without 省, 市, 县 or 人民政府 at its end; else those that hold it."""
    wanted = asked.removesuffix(_GOVERNMENT)
    places = {name: name.removesuffix(_GOVERNMENT) for name in known}
    whole = [name for name, place in places.items() if place == wanted or place in {wanted + end for end in _PLACES}]
    return whole or [name for name in known if asked in name]


def _counted(connection: Connection, column: ColumnElement[Any], wanted: Restrictions) -> dict[str, int]:
    count = func.count().label("count")
    query = select(column, count).where(column != "", *wanted).group_by(column).order_by(count.desc(), column)
    return {row[0]: row[1] for row in connection.execute(query.limit(COUNTED))}


def _cursor(after: str) -> tuple[int, int]:
    document, _, ordinal = after.partition(".")
    if not (document.isascii() and document.isdigit() and ordinal.isascii() and ordinal.isdigit()):
        raise ObservationsRefused(f"“{after}”不是列表给出的接续位置。请从头列出。")
    return int(document[:18]), int(ordinal[:18])


def _selected() -> Any:
    return select(observations, documents.c.id.label("document_id"), documents.c.title).join_from(
        observations, documents
    )


def _records(connection: Connection, rows: Sequence[Row]) -> Iterator[ObservationRecord]:
    quotes = _quotes(connection, rows)
    for row, quote in zip(rows, quotes, strict=True):
        group = Group(row["grouping"], row["family"], Measure(row["measure"]))
        place = row["document"], row["ordinal"], row["document_id"], row["title"], row["label"]
        yield ObservationRecord(observation_of(row), *place, quote, group)


def _quotes(connection: Connection, rows: Sequence[Row]) -> list[str]:
    """The quote of each row: cut by the database where a document has few of them, else from its text, read once."""
    of_document: dict[int, list[Row]] = {}
    for row in rows:
        of_document.setdefault(row["document"], []).append(row)
    few = [row for some in of_document.values() if len(some) <= _CUT_EACH for row in some]
    many = [key for key, some in of_document.items() if len(some) > _CUT_EACH]
    found = dict(chain(_cut(connection, few), _sliced(connection, many, of_document)))
    return [found.get((row["document"], row["ordinal"]), "") for row in rows]


def _cut(connection: Connection, rows: Sequence[Row]) -> Iterator[tuple[_Place, str]]:
    table = observations
    places = func.json_each(json.dumps([(row["document"], row["ordinal"]) for row in rows])).table_valued("value")
    document, ordinal = (func.json_extract(places.c.value, f"$[{number}]") for number in (0, 1))
    quote = func.substr(document_texts.c.text, table.c.quote_start + 1, table.c.quote_end - table.c.quote_start)
    query = (
        select(table.c.document, table.c.ordinal, quote)
        .select_from(places)
        .join(table, and_(table.c.document == document, table.c.ordinal == ordinal))
        .join(document_texts, document_texts.c.document == table.c.document)
    )
    for key, number, words in connection.execute(query) if rows else ():
        yield (key, number), words


def _sliced(
    connection: Connection, keys: Sequence[int], rows: Mapping[int, Sequence[Row]]
) -> Iterator[tuple[_Place, str]]:
    query = select(document_texts.c.document, document_texts.c.text)
    for key in keys:
        for document, text in connection.execute(query.where(document_texts.c.document == key)):
            for row in rows[document]:
                yield (document, row["ordinal"]), text[row["quote_start"] : row["quote_end"]]
