"""Articles that a model has not been asked about yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.library import Library
from index.records import NOT_STANDING, DocumentRecord
from index.usual_questions import article_key, usual_questions
from ingest.document import DocumentKind, Unit, UnitKind

# An article of fewer characters (第五条　删去。) says nothing that could be asked about.
LEAST = 12


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a document, and the key of its wording."""

    document: DocumentRecord
    unit: Unit
    wording: str


def awaiting(library: Library, named: Sequence[str], day: date) -> Iterator[Article]:
    """Yield the articles, in force on `day`, whose Work has no written questions for this wording.

    Of the `named` documents and their members (DocumentNotFound, AmbiguousDocument); where none is named, of all
    regulations, without the articles that shipped questions cover.
    """
    owners = library.questions.owners()
    shipped = {} if named else usual_questions().by_article
    seen: set[tuple[str, ...]] = set()
    for record in _regulations(library, named):
        if record.standing(day) in NOT_STANDING:
            continue
        for unit in _articles(library.units(record.id)):
            key = article_key(unit.text)
            own = (key, record.work or record.id, record.office)
            if own in seen or key in shipped or any(owner.has(record) for owner in owners.get(key, ())):
                continue
            seen.add(own)
            yield Article(record, replace(unit, children=()), key)


def _regulations(library: Library, named: Sequence[str]) -> Iterable[DocumentRecord]:
    if not named:
        return library.documents(DocumentKind.REGULATION.value)
    records = [library.document(one) for one in named]
    whole = {one.id: one for record in records for one in (record, *library.members(record.id))}
    return [one for one in whole.values() if one.kind is DocumentKind.REGULATION]


def _articles(tops: Iterable[Unit]) -> Iterator[Unit]:
    for top in tops:
        for unit in top.walk():
            if unit.kind is UnitKind.ARTICLE and unit.label and len(unit.text) >= LEAST:
                yield unit
