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
        of_title = _version(titles, name, day)
        if of_title is None:
            raise
        return of_title
    # A title may be that of one version alone, where others are called otherwise; an id means the very document.
    return found if found.id == name else _version(titles, name, day) or found


def _version(titles: TitleIndex, name: str, day: date) -> DocumentRecord | None:
    found = titles.find(f"《{name}》")
    return version_on(found.works[0], day) if found and len(found.works) == 1 else None


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
