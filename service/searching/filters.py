"""Which documents and sections a search is confined to: what is chosen beside the box, and what is typed into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from index.catalog_columns import DocumentRow
from index.records import NOT_STANDING
from service.searching.fields import Condition, Field, folded


@dataclass(frozen=True, slots=True)
class Filters:
    """What is chosen beside the box: one of each set that is not empty; `as_of` as in index.records.SearchFilters."""

    kinds: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    periods: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A document with its status on the day of the search, and its names as what people type is compared with them."""

    row: DocumentRow
    status: str
    title: str
    offices: tuple[str, str]
    number: str


def standing(row: DocumentRow, status: str) -> Standing:
    """The document as filters see it; to be made once for a state of the Library: folding costs more than comparing."""
    offices = folded(row.organisation), folded(row.issuer)
    return Standing(row, status, folded(row.title), offices, folded(row.document_number))


def stands(filters: Filters) -> Callable[[Standing], bool]:
    """Whether a document may be found at all, whatever facets are chosen: by id, and by the day."""
    left_out = frozenset(one.value for one in NOT_STANDING) if filters.as_of and not filters.statuses else frozenset()

    def holds(one: Standing) -> bool:
        return one.status not in left_out and (not filters.documents or one.row.id in filters.documents)

    return holds


def satisfies(conditions: Sequence[Condition]) -> Callable[[Standing], bool]:
    """Whether a document satisfies what was typed into the box; sections are no matter of documents."""
    asked = [(one, _TESTS[one.field]) for one in conditions if one.field is not Field.SECTION]

    def holds(document: Standing) -> bool:
        return all(test(document, one.values) is not one.negated for one, test in asked)

    return holds


def in_section(conditions: Sequence[Condition], section: str) -> bool:
    """Whether a section satisfies what was typed into the box."""
    asked = [one for one in conditions if one.field is Field.SECTION]
    name = folded(section)
    return all(any(value in name for value in one.values) is not one.negated for one in asked)


def titled(excluded: Sequence[str]) -> Callable[[Standing], bool]:
    """Whether a title holds one of the excluded words."""
    words = [folded(word) for word in excluded]
    return lambda one: any(word in one.title for word in words)


def _year(one: Standing, values: tuple[str, ...]) -> bool:
    return str(one.row.year) in values


def _kind(one: Standing, values: tuple[str, ...]) -> bool:
    return one.row.kind in values


def _period(one: Standing, values: tuple[str, ...]) -> bool:
    """A year has its halves and quarters in it."""
    return any(one.row.period == value or (len(value) == 4 and one.row.period.startswith(value)) for value in values)


def _organisation(one: Standing, values: tuple[str, ...]) -> bool:
    return any(value in name for value in values for name in one.offices)


def _title(one: Standing, values: tuple[str, ...]) -> bool:
    return any(value in one.title for value in values)


def _status(one: Standing, values: tuple[str, ...]) -> bool:
    return one.status in values


def _number(one: Standing, values: tuple[str, ...]) -> bool:
    return any(value in one.number for value in values)


_TESTS: dict[Field, Callable[[Standing, tuple[str, ...]], bool]] = {
    Field.YEAR: _year,
    Field.KIND: _kind,
    Field.PERIOD: _period,
    Field.ORGANISATION: _organisation,
    Field.TITLE: _title,
    Field.STATUS: _status,
    Field.NUMBER: _number,
}
