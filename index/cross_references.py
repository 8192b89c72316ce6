"""Where references lead, and who refers to a Unit, over the whole Library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from index.catalog import Catalog
from index.catalog_packing import article_of, label_of
from index.catalog_references import StoredCitation, cited_works, citing, references_of, works
from index.records import DocumentRecord
from index.works import works_of
from ingest.addressing import Addresses
from ingest.description import work_title
from ingest.document import Reference, ReferenceState, Unit
from ingest.labels import Label

# The office's own 公务用车管理办法 is meant without its name; fewer characters (办法) mean nothing.
_SHORTEST_END = 5
# Libraries whose names of Works are remembered; each change makes a new generation.
_REMEMBERED = 2


@dataclass(frozen=True, slots=True)
class UnitPlace:
    """A Unit of a document, or with an empty `unit_id` the document as a whole."""

    document: DocumentRecord
    label: str = ""
    unit_id: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Followed:
    """A reference and what it can mean in this Library: one place when `state` is `resolved`."""

    reference: Reference
    words: str
    state: ReferenceState
    places: tuple[UnitPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class Citing:
    """A place that refers: its document, the Unit it stands in, its span, its words."""

    document: DocumentRecord
    label: str
    unit_id: str
    start: int
    end: int
    words: str


class Names:
    """The Works of a Library, and which of them the names in references mean."""

    def __init__(self, works: Iterable[str], cited: Iterable[str]) -> None:
        self._works = frozenset(works)
        self._by_end: dict[str, list[str]] = defaultdict(list)
        for work in sorted(self._works):
            self._by_end[work[-_SHORTEST_END:]].append(work)
        self._names: dict[str, set[str]] = defaultdict(set)
        for name in cited:
            meant = self.meant(name, quoted=False)
            for work in meant if len(meant) == 1 or self._parts(name) else (name,):
                self._names[work].add(name)

    def meant(self, name: str, quoted: bool = True) -> tuple[str, ...]:
        """The Works that `name` can mean: the very one, the parts of a code, those that end so, or how `name` ends.

        The last only for names without 《》, whose beginning nobody can tell (…认定为刑法): the longest end counts.
        """
        if name in self._works:
            return (name,)
        if parts := self._parts(name):
            return parts
        if len(name) >= _SHORTEST_END:
            longer = tuple(work for work in self._by_end.get(name[-_SHORTEST_END:], ()) if work.endswith(name))
            if longer:
                return longer
        if quoted:
            return ()
        ends = (name[start:] for start in range(1, len(name) - 1))
        return next(((end,) for end in ends if end in self._works), ())

    def _parts(self, name: str) -> tuple[str, ...]:
        """The parts of a code (民法典) that are documents of their own; their articles are counted through."""
        if not name.endswith("法典") or name in self._works:
            return ()
        return tuple(sorted(work for work in self._works if work.startswith(name)))

    def for_work(self, work: str) -> frozenset[str]:
        """The names in references that mean `work` and no other."""
        return frozenset(self._names.get(work, ()))


class CrossReferences:
    """Follows the references that one catalogue stores."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._names = lru_cache(_REMEMBERED)(self._read_names)

    def follow(self, record: DocumentRecord, day: date) -> list[Followed]:
        """Every reference of a document, in the order of its text, to the versions that stand on `day`."""
        text = self._catalog.text(record)
        own = {unit.id: unit for top in self._catalog.units(record) for unit in top.walk()}
        names = self._names(self._catalog.generation())
        versions: dict[str, list[tuple[DocumentRecord, Addresses]]] = {}

        def standing(work: str) -> list[tuple[DocumentRecord, Addresses]]:
            if work not in versions:
                versions[work] = self._versions(work, record, day)
            return versions[work]

        found = []
        with self._catalog.reading() as connection:
            references = references_of(connection, record.key, record.id)
        for one in references:
            words = text[one.start : one.end]
            if one.state is ReferenceState.EXTERNAL:
                meant = names.meant(work_title(one.title), quoted=words.startswith("《"))
                targets = {target[0].key: target for work in meant for target in standing(work)}
                found.append(_outside(one, words, list(targets.values())))
            else:
                unit = own.get(one.unit_id)
                found.append(Followed(one, words, one.state, (_place(record, unit),) if unit else ()))
        return found

    def citing(self, record: DocumentRecord, unit_id: str = "") -> list[Citing]:
        """Who refers to a document, or to one of its Units and what lies in it, in the order of addition."""
        unit = next((one for top in self._catalog.units(record) for one in top.walk() if one.id == unit_id), None)
        if unit_id and unit is None:
            return []
        same = self._catalog.of_work(record.work)
        titles = {record.work, *(one.work for one in same if one.joined and one.joined == record.joined)}
        known = self._names(self._catalog.generation())
        names = {name for title in titles for name in known.for_work(title)}
        label = unit.label if unit else ""
        with self._catalog.reading() as connection:
            stored = citing(connection, record.key, names, unit_id.removeprefix(record.id), article_of(label))
        kept = [one for one in stored if one.document == record.key or _names_unit(one, label)]
        found = self._catalog.by_keys({one.document for one in kept})
        if len(works_of(same)) > 1:
            offices = {record.office, *(one.office for one in same if one.joined and one.joined == record.joined)} - {
                ""
            }
            found = [one for one in found if one.key == record.key or one.office in offices]
        owners = {owner.key: owner for owner in found}
        return [_citing(owners[one.document], one) for one in kept if one.document in owners]

    def _read_names(self, _generation: int) -> Names:
        with self._catalog.reading() as connection:
            return Names(works(connection), cited_works(connection))

    def _versions(self, title: str, citing: DocumentRecord, day: date) -> list[tuple[DocumentRecord, Addresses]]:
        """The version of the day of each Work that `citing` may mean: its own office's, where that has one."""
        works = works_of(self._catalog.of_work(title))
        own = [records for work, records in works.items() if work.office and work.office == citing.office]
        standing = [version_on(records, day) for records in own or works.values()]
        return [(one, Addresses(self._catalog.units(one))) for one in standing if one]


def version_on(records: Iterable[DocumentRecord], day: date) -> DocumentRecord | None:
    """The version that stood on `day`: the latest that had begun by then, else the earliest of all."""
    ordered = sorted(records, key=lambda record: record.version_day or date.min)
    begun = [record for record in ordered if (record.version_day or date.min) <= day]
    return begun[-1] if begun else next(iter(ordered), None)


def _outside(one: Reference, words: str, targets: Sequence[tuple[DocumentRecord, Addresses]]) -> Followed:
    label = label_of(one.label)
    places = [place for record, addresses in targets for place in _places(record, addresses, label)]
    if len(places) == 1:
        return Followed(one, words, ReferenceState.RESOLVED, tuple(places))
    if places:
        return Followed(one, words, ReferenceState.AMBIGUOUS, tuple(places))
    state = ReferenceState.UNRESOLVED if targets else ReferenceState.EXTERNAL
    return Followed(one, words, state)


def _places(record: DocumentRecord, addresses: Addresses, label: Label | None) -> list[UnitPlace]:
    if label is None:
        return [UnitPlace(record)]
    return [_place(record, unit) for unit in addresses.find(label)]


def _place(record: DocumentRecord, unit: Unit) -> UnitPlace:
    return UnitPlace(record, unit.label or unit.heading, unit.id, unit.start, unit.end)


def _names_unit(one: StoredCitation, label: str) -> bool:
    """Whether a label from outside cites the Unit with `label`, or something in it; an empty one the whole document."""
    return one.names.startswith(label) if label else one.names == ""


def _citing(record: DocumentRecord, one: StoredCitation) -> Citing:
    unit_id = record.id + one.unit_id if one.unit_id.startswith("/") else one.unit_id
    return Citing(record, one.label, unit_id, one.start, one.end, one.words)
