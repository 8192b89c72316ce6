"""A Unit that is named by its document and its label, with the versions of the document's Work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from index.cross_references import version_on
from index.library import Library
from index.records import DocumentRecord, Version
from ingest.addressing import Addresses
from ingest.document import Unit
from ingest.errors import AmbiguousDocument, DocumentNotFound, UnitNotFound
from ingest.labels import parse_label
from service.answering.titles import TitleIndex

_SHOWN = 5  # documents named in a message


@dataclass(frozen=True, slots=True)
class Provision:
    """A Unit of the version that stood on a day, and all versions of that Work, oldest first."""

    document: DocumentRecord
    unit: Unit
    versions: Sequence[Version]


def provision(library: Library, titles: TitleIndex, named: str, label: str, day: date) -> Provision:
    """The Unit `label` of the document `named`, in the version that stood on `day`.

    Raises DocumentNotFound, AmbiguousDocument, UnitNotFound, and LabelError for what is no label.
    """
    document = version_named(library, titles, named, day)
    unit = _unit(document, library.units(document.id), label)
    return Provision(document, unit, library.versions(document.id))


def version_named(library: Library, titles: TitleIndex, named: str, day: date) -> DocumentRecord:
    """The document with this id, or the version on `day` of the one Work that this title, or end of a title, names.

    Raises DocumentNotFound, AmbiguousDocument.
    """
    name = named.strip().removeprefix("《").removesuffix("》")
    try:
        found = library.document(name)
    except (AmbiguousDocument, DocumentNotFound):
        works = _works(titles, name)
        if len(works) > 1:
            raise AmbiguousDocument(_which(name, [version_on(versions, day) for versions in works])) from None
        of_title = version_on(works[0], day) if works else None
        if of_title is None:
            raise
        return of_title
    if found.id == name:
        return found  # an id means the very document
    works = _works(titles, name)
    return (version_on(works[0], day) if len(works) == 1 else None) or found


def _works(titles: TitleIndex, name: str) -> Sequence[Sequence[DocumentRecord]]:
    found = titles.find(f"《{name}》")
    return found.works if found else ()


def _which(name: str, documents: Sequence[DocumentRecord | None]) -> str:
    named = [f"《{one.title}》（{'，'.join(filter(None, (one.issuer, one.id)))}）" for one in documents if one]
    more = f"等 {len(named)} 部" if len(named) > _SHOWN else ""
    return f"“{name}”可能指{'、'.join(named[:_SHOWN])}{more}。请写出完整的标题，或改用编号。"


def _unit(document: DocumentRecord, units: Sequence[Unit], label: str) -> Unit:
    found = _labelled(units, label.strip()) or Addresses(units).find(parse_label(label))
    if len(found) == 1:
        return found[0]
    wrong = "不止一处" if found else "没有"
    raise UnitNotFound(
        f"《{document.title}》中{wrong}“{label}”。标引应如：第十二条第二款第（三）项；可先检索，再照抄结果中的标引。"
    )


def _labelled(units: Iterable[Unit], label: str) -> list[Unit]:
    """The outermost Units with exactly this label: the one 款 of an article is cited as the article."""
    found: list[Unit] = []
    for unit in units:
        found += [unit] if unit.label == label else _labelled(unit.children, label)
    return found
