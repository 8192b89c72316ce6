"""Which Works of the catalogue are one, although their office was renamed: what links them, and what people say of it.

A Work is known by kind, office and title. Two are one where a document of the later repeals one of the earlier by its
number, its office or its title, and their titles are the same apart from the office; and where a person says so. A
person who says that a Work stands for itself is believed against all of that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, and_, func, insert, or_, select, update

from index import catalog_questions
from index.catalog_statements import statements
from index.catalog_tables import acts, changes, document_texts, documents
from index.records import DocumentRecord
from index.works import Said, office_named, work_name
from ingest.description import apart_from_office, shortened
from ingest.document import ActKind


class Name(NamedTuple):
    """By what a Work is known."""

    kind: str
    office: str
    title: str

    def written(self) -> str:
        """The name as people see it."""
        return work_name(self.title, self.office)


@dataclass(frozen=True, slots=True)
class _Link:
    """Two Works that a repeal or a person makes one."""

    one: Name
    other: Name


def around(connection: Connection, *wanted: ColumnElement[bool]) -> set[str]:
    """The titles of the documents that satisfy `wanted`, and of the Works that are joined with theirs."""
    found = connection.execute(select(documents.c.work, documents.c.joined).where(*wanted)).all()
    joined = {row.joined for row in found} - {""}
    mates = select(documents.c.work).where(documents.c.joined.in_(joined)) if joined else None
    return {row.work for row in found}.union(connection.scalars(mates) if mates is not None else ())


def settle(connection: Connection, titles: Iterable[str]) -> None:
    """Write anew which Works are joined, among those of these titles and what is linked with them."""
    links, said = _around(connection, set(titles))
    wanted = {name.title for link in links for name in (link.one, link.other)} | {one.title for one in said}
    wanted |= set(titles)
    found = connection.execute(
        select(documents.c.key, documents.c.kind, documents.c.office, documents.c.work, documents.c.joined).where(
            documents.c.work.in_(wanted), documents.c.work != ""
        )
    ).all()
    groups = _groups({Name(row.kind, row.office, row.work) for row in found}, links, said)
    for row in found:
        joined = groups.get(Name(row.kind, row.office, row.work), "")
        if joined != row.joined:
            _write(connection, row.key, joined)


@contextmanager
def settled(connection: Connection, *wanted: ColumnElement[bool]) -> Iterator[None]:
    """Inside the block, the documents that satisfy `wanted` may change; then their Works are joined anew."""
    before = around(connection, *wanted)
    yield
    settle(connection, before | around(connection, *wanted))


def same_name(record: DocumentRecord) -> ColumnElement[bool]:
    """The condition for the documents that are known as the record's Work is, or for itself where it has no office."""
    own = and_(
        documents.c.work == record.work, documents.c.office == record.office, documents.c.kind == record.kind.value
    )
    return own if record.work else documents.c.key == record.key


def titles_like(connection: Connection, record: DocumentRecord) -> list[str]:
    """The titles that are the record's apart from the office that they begin with."""
    named = select(documents.c.work).where(documents.c.kind == record.kind.value, documents.c.work != "").distinct()
    return [title for title in connection.scalars(named) if apart_from_office(title, record.work)]


def settle_all(connection: Connection) -> None:
    """Write anew which Works are joined, among all."""
    settle(connection, connection.scalars(select(documents.c.work).distinct()).all())


def _write(connection: Connection, key: int, joined: str) -> None:
    connection.execute(update(documents).where(documents.c.key == key).values(joined=joined))
    catalog_questions.rename(connection, key)
    connection.execute(insert(changes).values(document=key, operation="add", passages=[]))


def _around(connection: Connection, titles: set[str]) -> tuple[set[_Link], dict[Name, Said]]:
    """The links of the Works of these titles, and of those that they lead to; what people say of the same."""
    said = {Name(one.kind, one.office, one.title): one for one in statements(connection)}
    links: set[_Link] = set()
    seen: set[str] = set()
    while fresh := titles - seen:
        seen |= fresh
        links |= {*_repealing(connection, fresh), *_stated(connection, said, fresh)}
        titles = seen | {name.title for link in links for name in (link.one, link.other)}
    return links, {name: one for name, one in said.items() if name.title in seen}


def _stated(connection: Connection, said: Mapping[Name, Said], titles: set[str]) -> Iterator[_Link]:
    for name, one in said.items():
        if one.same_as is None:
            continue
        office, _, title = one.same_as.removesuffix("》").partition("《")
        if name.title in titles or title in titles:
            yield _Link(name, Name(name.kind, office, title))


def _repealing(connection: Connection, titles: set[str]) -> Iterator[_Link]:
    """The pairs of Works of which a document of one repeals a document of the other by name or number."""
    act, by, one = acts.alias("act"), documents.alias("by"), documents.alias("one")
    columns = [
        *(by.c.kind, by.c.office, by.c.work, by.c.issuer),
        *(one.c.office.label("old_office"), one.c.work.label("old_work"), one.c.issuer.label("old_issuer")),
        and_(act.c.document_number != "", act.c.document_number == one.c.document_number).label("numbered"),
        func.substr(document_texts.c.text, act.c.start + 1, act.c.end - act.c.start).label("words"),
    ]
    earlier = or_(one.c.version_day.is_(None), by.c.version_day.is_(None), one.c.version_day < by.c.version_day)
    query = (
        select(*columns)
        .join_from(act, by, and_(act.c.document == by.c.key, act.c.kind == ActKind.REPEALS.value, act.c.work != ""))
        .join(one, and_(one.c.work == act.c.work, one.c.kind == by.c.kind, one.c.key != by.c.key))
        .join(document_texts, document_texts.c.document == by.c.key)
        .where(or_(one.c.office != by.c.office, one.c.work != by.c.work), earlier)
    )
    # Two ways, each along an index.
    for way in (by.c.work.in_(titles), act.c.work.in_(titles)):
        for row in connection.execute(query.where(way)):
            if _is_renamed(row):
                yield _Link(Name(row.kind, row.office, row.work), Name(row.kind, row.old_office, row.old_work))


def _is_renamed(row: Row[tuple[object, ...]]) -> bool:
    """Whether a repeal is that of the same rule under the office's former name."""
    offices = apart_from_office(row.work, row.old_work)
    if offices is None:
        return False
    if row.work == row.old_work and not (row.office and row.old_office):
        return False  # whose they are is not known, and told by their title (index.works)
    if row.numbered or (offices[1] and row.work != row.old_work):
        return True
    plain = shortened(row.words)
    old = office_named(row.old_office, row.old_issuer, row.words, plain)
    return old > office_named(row.office, row.issuer, row.words, plain)


def _groups(names: set[Name], links: Iterable[_Link], said: Mapping[Name, Said]) -> dict[Name, str]:
    """What each Work that is joined with others shares with them."""
    alone = {name for name, one in said.items() if one.same_as is None}
    above = {name: name for name in names}

    def top(name: Name) -> Name:
        while above[name] != name:
            name = above[name]
        return name

    for link in links:
        if {link.one, link.other} <= names and not {link.one, link.other} & alone:
            first, second = sorted((top(link.one), top(link.other)))
            above[second] = first
    members: dict[Name, list[Name]] = defaultdict(list)
    for name in sorted(names):
        members[top(name)].append(name)
    joined = {name: some[0].written() for some in members.values() if len(some) > 1 for name in some}
    # What names no office is of the only Work of its title.
    nameless = {name for name in names - alone if not name.office and name not in joined}
    return joined | {name: found for name in nameless if (found := _only(name, names, joined))}


def _only(nameless: Name, names: Iterable[Name], joined: Mapping[Name, str]) -> str:
    """What the one joined Work of this title shares; empty where there is none, or another Work of this title."""
    same = {joined.get(one, "") for one in names if (one.kind, one.title) == (nameless.kind, nameless.title)} - {""}
    offices = [one for one in names if (one.kind, one.title) == (nameless.kind, nameless.title) and one.office]
    return same.pop() if len(same) == 1 and all(one in joined for one in offices) else ""
