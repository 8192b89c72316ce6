"""Facets: how many of the found passages have each kind, year, period, organisation, status and section.

A facet counts what would be found with its own choice undone and all others kept: its numbers say what choosing gives.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.columns import Columns
from ingest.document import LegalStatus
from service.searching.filters import Filters, Standing, standing

Codes = NDArray[np.int32]
Mask = NDArray[np.bool_]
Places = NDArray[np.int64]

STATUSES = tuple(status.value for status in LegalStatus)
# The longest list of one facet that is sent; the counts of what is listed stay right.
MOST_VALUES = 200


@dataclass(frozen=True, slots=True)
class Coded:
    """A property of documents as codes, 0 for none; a document may have two of them (organisation and issuer)."""

    names: tuple[str, ...]
    columns: tuple[Codes, ...]

    def chosen(self, values: Collection[str]) -> Mask:
        """Which documents have one of `values`."""
        wanted = np.asarray([name in values and bool(name) for name in self.names], dtype=bool)
        has = wanted[self.columns[0]]
        for column in self.columns[1:]:
            has = has | wanted[column]
        return np.asarray(has, dtype=bool)

    def counted(self, places: Codes) -> dict[str, int]:
        """How many of the documents at `places` have each value, the most frequent first."""
        counts = np.zeros(len(self.names), dtype=np.int64)
        for number, column in enumerate(self.columns):
            codes = column[places]
            if number:
                codes = codes[codes != self.columns[0][places]]
            counts += np.bincount(codes, minlength=len(self.names))
        return _listed(self.names, counts)


class Table:
    """The codes of one state of the columns on one day."""

    def __init__(self, columns: Columns, statuses: Codes) -> None:
        self.columns = columns
        rows = columns.documents
        self._coded = {
            "kind": _coded([[row.kind for row in rows]]),
            "year": _coded([[str(row.year) if row.year else "" for row in rows]]),
            "period": _coded([[row.period for row in rows]]),
            "organisation": _coded([[row.organisation for row in rows], [row.issuer for row in rows]]),
        }
        self.statuses = statuses

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """The documents as filters see them."""
        rows = zip(self.columns.documents, self.statuses.tolist(), strict=True)
        return tuple(standing(row, STATUSES[code]) for row, code in rows)

    @cached_property
    def documents(self) -> Mapping[str, Coded]:
        """The properties of documents that are facets."""
        # The names of statuses begin with one for none, as all others do.
        status = Coded(("", *STATUSES), ((self.statuses + 1).astype(np.int32),))
        return self._coded | {"status": status}

    def facets(self, found: Places, allowed: Mask, filters: Filters) -> tuple[dict[str, dict[str, int]], Mask]:
        """The facets of the passages at `found`, of which `allowed` tells those that the box lets through.

        The second is which of `found` remain when every choice is kept.
        """
        documents = self.columns.document[found]
        masks = {name: self._mask(name, values, documents) for name, values in _choices(filters).items()}
        sections = self.columns.section[found]
        if filters.sections:
            wanted = np.asarray([name in filters.sections for name in self.columns.sections], dtype=bool)
            masks["section"] = wanted[sections]
        counted = {}
        for name, coded in self.documents.items():
            counted[name] = coded.counted(documents[_all(allowed, masks, name)])
        counts = np.bincount(sections[_all(allowed, masks, "section")], minlength=len(self.columns.sections))
        counted["section"] = _listed(self.columns.sections, counts)
        return counted, _all(allowed, masks, "")

    def _mask(self, name: str, values: Collection[str], documents: Codes) -> Mask:
        return np.asarray(self.documents[name].chosen(values)[documents], dtype=bool)


def _choices(filters: Filters) -> dict[str, Collection[str]]:
    chosen: dict[str, Collection[str]] = {
        "kind": filters.kinds,
        "year": {str(year) for year in filters.years},
        "period": filters.periods,
        "organisation": filters.organisations,
        "status": filters.statuses,
    }
    return {name: values for name, values in chosen.items() if values}


def _all(allowed: Mask, masks: Mapping[str, Mask], besides: str) -> Mask:
    """What is allowed and passes every mask but that of `besides`."""
    for name, mask in masks.items():
        if name != besides:
            allowed = allowed & mask
    return allowed


def _coded(values: Sequence[Sequence[str]]) -> Coded:
    names = {"": 0}
    columns = []
    for column in values:
        codes = [names.setdefault(value, len(names)) for value in column]
        columns.append(np.asarray(codes, dtype=np.int32))
    return Coded(tuple(names), tuple(columns))


def _listed(names: Sequence[str], counts: NDArray[np.int64]) -> dict[str, int]:
    held = [(int(counts[place]), names[place]) for place in np.flatnonzero(counts).tolist() if names[place]]
    held.sort(key=lambda one: (-one[0], one[1]))
    return {name: count for count, name in held[:MOST_VALUES]}
