"""Observations listed, counted and grouped, as queries over the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, tuple_

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
# Texts that quotes are cut from are read so many at a time.
_TEXTS_AT_ONCE = 50


def page(connection: Connection, filters: ObservationFilters, limit: int, after: str = "") -> ObservationPage:
    """The first Observations behind the cursor `after`, by document and place."""
    place = (observations.c.document, observations.c.ordinal)
    wanted = restrictions(connection, filters)
    if after:
        wanted.append(tuple_(*place) > tuple_(*_cursor(after)))
    query = _selected().where(*wanted).order_by(*place).limit(limit + 1)
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
    query = _selected().where(*wanted).order_by(observations.c.document.desc(), observations.c.ordinal).limit(most)
    return list(_records(connection, [dict(row) for row in connection.execute(query).mappings()]))


def all_of(connection: Connection, wanted: Restrictions) -> list[ObservationRecord]:
    """Every Observation that satisfies `wanted`, by document and place."""
    query = _selected().where(*wanted).order_by(observations.c.document, observations.c.ordinal)
    return list(_records(connection, [dict(row) for row in connection.execute(query).mappings()]))


def counts(connection: Connection, filters: ObservationFilters) -> ObservationCounts:
    """How many there are, by group, period and organisation."""
    wanted = restrictions(connection, filters)
    groups = groups_of(connection, wanted)
    total = sum(group.count for group in groups)
    tables = [_counted(connection, column, wanted) for column in (observations.c.period, observations.c.organisation)]
    return ObservationCounts(total, tuple(groups[:COUNTED]), *tables)


def groups_of(connection: Connection, wanted: Restrictions) -> list[Group]:
    """The groups of the Observations that satisfy `wanted`, the most frequent first."""
    named = observations.c.grouping, observations.c.family, observations.c.measure
    query = select(*named, func.count()).where(*wanted).group_by(*named)
    found = [Group(name, family, Measure(kind), count) for name, family, kind, count in connection.execute(query)]
    return sorted(found, key=lambda group: (-group.count, group.name, group.family, group.measure))


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
    words, grouping = folded(indicator), Groups.read(connection).of(indicator)
    named = observations.alias()
    sought = ((named.c.indicator, indicator.strip()), (named.c.indicator, words), (named.c.normal, words))
    holds = or_(*(func.instr(column, part) > 0 for column, part in sought))
    return or_(observations.c.grouping.in_(select(named.c.grouping).where(holds)), observations.c.grouping == grouping)


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
    """The quote of each row; the text of each document is read once, and few are held at a time."""
    of_document: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        of_document.setdefault(row["document"], []).append(number)
    quotes, keys = [""] * len(rows), list(of_document)
    for start in range(0, len(keys), _TEXTS_AT_ONCE):
        some = document_texts.c.document.in_(keys[start : start + _TEXTS_AT_ONCE])
        for key, text in connection.execute(select(document_texts.c.document, document_texts.c.text).where(some)):
            for number in of_document[key]:
                quotes[number] = text[rows[number]["quote_start"] : rows[number]["quote_end"]]
    return quotes
