"""Which passages answer the questions that guiwen ships, by the wording of the articles in the catalogue."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, and_, select

from index.catalog_tables import document_texts, documents, passages, units
from index.questions import Asked
from index.usual_questions import UsualQuestions, article_key
from ingest.description import work_title
from ingest.labels import UnitKind


def asked(connection: Connection, usual: UsualQuestions) -> list[Asked]:
    """Every shipped question whose article is there word for word, with the passages that hold it, in every version."""
    led: dict[str, list[int]] = defaultdict(list)
    titles = connection.execute(select(documents.c.key, documents.c.title))
    for document in [key for key, title in titles if work_title(title) in usual.works]:
        for key, passage in _articles(connection, document):
            if key in usual.by_article:
                led[key].append(passage)
    return [
        Asked(question, tuple(sorted(found)))
        for key, found in sorted(led.items())
        for question in usual.by_article[key]
    ]


def _articles(connection: Connection, document: int) -> list[tuple[str, int]]:
    """The key of each article, or of each 一、 of a rule without articles, with a passage that holds a part of it."""
    text = str(connection.scalar(select(document_texts.c.text).where(document_texts.c.document == document)) or "")
    inside = and_(passages.c.document == document, passages.c.start < units.c.end, passages.c.end > units.c.start)
    found = select(units.c.start, units.c.end, passages.c.id).join_from(units, passages, inside)
    whole = found.where(units.c.document == document)
    rows = connection.execute(whole.where(units.c.kind == UnitKind.ARTICLE.value)).all()
    rows = (
        rows or connection.execute(whole.where(units.c.kind == UnitKind.HEADING.value, units.c.parent.is_(None))).all()
    )
    return [(article_key(text[start:end]), passage) for start, end, passage in rows]
