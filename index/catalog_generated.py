"""What a chat model wrote for articles, in the catalogue: for which of them it did, and the same for other Works."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, delete, select

from index.catalog_memories import announce
from index.catalog_tables import questions
from index.questions import Pair, QuestionSource
from index.records import DocumentRecord
from ingest.document import Unit

_OWNED = (questions.c.wording, questions.c.work, questions.c.kind, questions.c.office, questions.c.document_id)

_GENERATED = questions.c.source == QuestionSource.GENERATED.value


@dataclass(frozen=True, slots=True)
class Owner:
    """The Work that questions were stored for; its `document` alone where that has no title."""

    work: str
    kind: str
    office: str
    document: str

    def has(self, record: DocumentRecord) -> bool:
        """Whether `record` is of this Work: its questions lead there too. An office that is not known fits any."""
        if not self.work:
            return self.document == record.id
        same = (self.work, self.kind) == (record.work, record.kind.value)
        return same and (self.office == record.office or not self.office or not record.office)


def owners(connection: Connection) -> dict[str, list[Owner]]:
    """By the key of its wording, the Works for which an article's questions are stored."""
    found: dict[str, list[Owner]] = defaultdict(list)
    query = select(*_OWNED).where(_GENERATED).distinct()
    for wording, *owner in connection.execute(query):
        found[wording].append(Owner(*owner))
    return dict(found)


def written(connection: Connection, wording: str, document_id: str, unit: Unit) -> list[Pair]:
    """What a model wrote for an article of this wording, as pairs for `unit` of another Work's document."""
    columns = (questions.c.question, questions.c.author, questions.c.prompt)
    query = select(*columns).where(questions.c.wording == wording, _GENERATED).order_by(questions.c.key)
    pairs = {
        row.question: Pair(row.question, document_id, unit, row.author, QuestionSource.GENERATED, prompt=row.prompt)
        for row in connection.execute(query)
    }
    return list(pairs.values())


def forget(connection: Connection, document_ids: Sequence[str] | None = None) -> int:
    """Remove what a model wrote, all of it or for these documents; how many questions that were."""
    wanted = _GENERATED if document_ids is None else and_(_GENERATED, questions.c.document_id.in_(document_ids))
    removed = connection.execute(delete(questions).where(wanted)).rowcount
    announce(connection)
    return removed
