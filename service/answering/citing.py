"""Exact references: the Unit that a question cites, from the version of the day."""

from __future__ import annotations

from index.cross_references import version_on
from index.library import Library
from index.records import DocumentRecord
from ingest.addressing import Addresses
from ingest.document import LegalStatus, Unit, UnitKind
from ingest.labels import Label
from service.answering.answer import AnswerStatus
from service.answering.compose import quote_unit
from service.answering.context import Context

# How an exact reference is answered from a version that does not stand on the day.
_STANDING = {
    LegalStatus.NOT_YET: AnswerStatus.NOT_IN_FORCE,
    LegalStatus.REPEALED: AnswerStatus.REPEALED_ONLY,
    LegalStatus.AMENDED: AnswerStatus.REPEALED_ONLY,
}


def follow_reference(context: Context) -> None:
    """Quote the Unit that the question cites exactly; end when it does not exist or could be several."""
    understood = context.understood
    if understood is None or understood.label is None:
        return
    works = understood.title.works if understood.title else ()
    standing = [document for versions in works if (document := version_on(versions, context.as_of))]
    found = [(document, unit) for document in standing if (unit := _cited(context.library, document, understood.label))]
    if len(found) == 1:
        document, unit = found[0]
        article = str(Label(tuple(step for step in understood.label.steps if step[0] is UnitKind.ARTICLE)))
        context.quotes = [quote_unit(document, unit, context.library.text(document.id), article)]
        context.status = _STANDING.get(document.standing(context.as_of), AnswerStatus.ANSWERED)
    elif len(standing) == 1:
        context.status = AnswerStatus.NOT_FOUND
        context.note = f"《{standing[0].title}》中没有{understood.label}。"
    else:
        context.status = AnswerStatus.AMBIGUOUS
        context.note = f"问题提到{understood.label}，但不能确定是哪一部文件。请写出完整的文件名称。"


def _cited(library: Library, document: DocumentRecord, label: Label) -> Unit | None:
    found = Addresses(library.units(document.id)).find(label)
    return found[0] if len(found) == 1 else None
