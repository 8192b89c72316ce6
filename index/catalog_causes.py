"""What began or ended a version, with the words that say so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, FromClause, func, select

from index.catalog_packing import unpacked_evidence
from index.catalog_standing import act_day, amended_by, repealed_by
from index.catalog_tables import acts, document_texts, documents
from index.records import Cause, DocumentRecord
from ingest.document import ActKind

Condition = Callable[[FromClause, FromClause, FromClause], ColumnElement[bool]]
Records = Callable[..., list[DocumentRecord]]

_ENDING_FIELDS = ("effective_to", "validity")


class Causes:
    """Answers for the versions of one Work, inside one transaction."""

    def __init__(self, connection: Connection, records: Records) -> None:
        self._connection = connection
        self._records = records

    def begun(self, one: DocumentRecord) -> Cause | None:
        """The Act from which the day of effect was derived."""
        return self._act(one, ActKind.AMENDS, amended_by, one.derived_from) if one.derived_from else None

    def ended(self, one: DocumentRecord, versions: Sequence[DocumentRecord]) -> Cause | None:
        """What ended the version first; of several on one day, the one with the plainest words."""
        day = one.ends
        if day is None:
            return None
        if day == one.repealed_on:
            return self._act(one, ActKind.REPEALS, repealed_by, day)
        if day == one.effective_to:
            return self._own(one, day)
        later = next((other for other in versions if other.version_day == day and other.key != one.key), None)
        return Cause("replaced", day, later) if later else None

    def _act(self, one: DocumentRecord, kind: ActKind, condition: Condition, day: date) -> Cause | None:
        act, by = acts.alias(), documents.alias()
        query = (
            select(act.c.document, act.c.start, act.c.end)
            .where(documents.c.key == one.key, condition(documents, act, by), act_day(act, by) == day)
            .order_by(act.c.document, act.c.ordinal)
        )
        row = self._connection.execute(query).first()
        if row is None:
            return None
        by_whom = self._records(self._connection, documents.c.key == row.document)[0]
        return Cause(kind.value, day, by_whom, self._words(by_whom, row.start, row.end), row.start, row.end)

    def _own(self, one: DocumentRecord, day: date) -> Cause:
        rows = self._connection.scalar(select(document_texts.c.evidence).where(document_texts.c.document == one.key))
        read = {proof.field: proof for proof in unpacked_evidence(rows or []) if proof.end > proof.start}
        proof = next((read[name] for name in _ENDING_FIELDS if name in read), None)
        if proof is None:
            return Cause("own", day, one)
        return Cause("own", day, one, self._words(one, proof.start, proof.end), proof.start, proof.end)

    def _words(self, record: DocumentRecord, start: int, end: int) -> str:
        cut = func.substr(document_texts.c.text, start + 1, end - start)
        return self._connection.scalar(select(cut).where(document_texts.c.document == record.key)) or ""
