"""Question memory in the catalogue: pairs, and where each leads in the documents that are there.

A pair is kept whatever becomes of its document. Where it leads is written in the transaction that stores the
document, and goes with it: a crash leaves both or neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, func, insert, or_, select, true, update

from index.catalog_memories import Memory, announce
from index.catalog_rows import Row, long_id, read_time, short_id, stored_time
from index.catalog_tables import document_texts, documents, passages, question_units, questions, units
from index.question_places import Candidate, Confirmed, place_in
from index.questions import (
    NEARLY_SAME,
    STRENGTH,
    Asked,
    KnownQuestion,
    Pair,
    QuestionSource,
    Remembered,
    checked_answer,
    checked_author,
    checked_question,
    folded,
    likeness,
    question_id,
)
from index.usual_questions import article_key
from ingest.errors import DocumentNotFound, QuestionNotFound, QuestionRefused

_LED_TO = (question_units.c.document, question_units.c.unit)
_NEWEST = (documents.c.version_day, documents.c.key)


def add(connection: Connection, pair: Pair, now: datetime) -> Remembered:
    """Keep a pair, or find the same one; the stronger source of the two counts. QuestionRefused, DocumentNotFound.

    What a model wrote is not announced to searches, which would read everything anew for each article.
    """
    row = _row_of(connection, pair, now)
    same = _same(connection, row)
    if same:
        if STRENGTH[pair.source] > STRENGTH[QuestionSource(same["source"])]:
            stated = {name: row[name] for name in ("author", "source", "added_at", "prompt")}
            stated["answer"] = row["answer"] or same["answer"]
            connection.execute(update(questions).where(questions.c.key == same["key"]).values(stated))
            announce(connection)
        elif row["wording"] and same["source"] == row["source"]:
            # The article was amended, and is asked about as before.
            read = update(questions).where(questions.c.key == same["key"])
            connection.execute(read.values(wording=row["wording"]))
        return Remembered(same["id"], added=False)
    key = connection.scalar(insert(questions).values(row).returning(questions.c.key))
    _settle(connection, questions.c.key == key)
    if pair.source is not QuestionSource.GENERATED:
        announce(connection, Memory.KNOWN)
    return Remembered(row["id"], added=True)


def remove(connection: Connection, ids: Sequence[str]) -> None:
    """Forget pairs, all or none; QuestionNotFound."""
    for one in ids:
        if not connection.execute(delete(questions).where(questions.c.id == one)).rowcount:
            raise QuestionNotFound(f"问答记忆中没有编号为“{one}”的问题。可用 guiwen questions list 查看。")
    announce(connection)


def known(connection: Connection, *wanted: ColumnElement[bool]) -> list[KnownQuestion]:
    """The pairs that satisfy all of `wanted`, newest first."""
    rows = connection.execute(select(questions).where(*wanted).order_by(questions.c.key.desc())).mappings().all()
    places = _newest_places(connection, select(questions.c.key).where(*wanted))
    return [_known(dict(row), places.get(row["key"])) for row in rows]


def listing(
    connection: Connection, text: str, source: QuestionSource | None, limit: int, offset: int
) -> tuple[int, list[KnownQuestion]]:
    """How many pairs (from one `source`, if given) hold `text`, and `limit` of them from `offset`, newest first.

    They hold it in question, title or label.
    """
    named = (questions.c.question, questions.c.title, questions.c.label)
    wanted = and_(or_(*(column.contains(text, autoescape=True) for column in named)), from_source(source))
    total = connection.scalar(select(func.count()).select_from(questions).where(wanted)) or 0
    page = select(questions.c.key).where(wanted).order_by(questions.c.key.desc()).limit(limit).offset(offset)
    return total, known(connection, questions.c.key.in_(page))


def same_question(question: str) -> ColumnElement[bool]:
    """The condition for pairs of this very question."""
    return questions.c.folded == folded(question)


def from_source(source: QuestionSource | None) -> ColumnElement[bool]:
    """The condition for pairs from this source; None for any."""
    return questions.c.source == source.value if source else true()


def of_id(question: str) -> ColumnElement[bool]:
    """The condition for the pair with this id."""
    return questions.c.id == question


def settle(connection: Connection, ids: Sequence[str], successors: Mapping[str, str]) -> None:
    """Write where pairs lead in the documents with these ids, and their members, which were just stored.

    `successors` names the document that each pushed-out document made way for: pairs go along, whatever its title.
    """
    if not ids or connection.scalar(select(questions.c.key).limit(1)) is None:
        return
    for old, new in successors.items():
        _succeed(connection, old, new)
    stored = or_(documents.c.id.in_(ids), documents.c.part_of.in_(ids))
    _settle(connection, stored)
    announce(connection)


def rename(connection: Connection, key: int) -> None:
    """Take over a corrected title, kind or issuer of a document into its pairs, and find anew where pairs lead."""
    row = connection.execute(select(documents).where(documents.c.key == key)).mappings().one()
    own = questions.c.document_id == row["id"]
    there = select(question_units.c.question).where(question_units.c.document == key)
    touched = list(connection.scalars(select(questions.c.key).where(or_(own, questions.c.key.in_(there)))))
    connection.execute(update(questions).where(own).values(_document_columns(dict(row))))
    connection.execute(delete(question_units).where(question_units.c.question.in_(touched)))
    _settle(connection, or_(questions.c.key.in_(touched), documents.c.key == key))
    announce(connection)


def asked(connection: Connection, memory: Memory = Memory.KNOWN) -> list[Asked]:
    """Every question of `memory` in the catalogue that leads somewhere."""
    query = (
        select(*(questions.c[name] for name in ("key", "question", "answer")), *_LED_TO)
        .join_from(questions, question_units)
        .where(_belongs(memory))
        .order_by(questions.c.key)
    )
    rows = connection.execute(query).all()
    wanted: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        wanted[row.document].add(row.unit)
    holding = {document: _holding(connection, document, some) for document, some in wanted.items()}
    texts: dict[int, tuple[str, str]] = {}
    led: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        texts[row.key] = row.question, row.answer
        led[row.key].update(holding[row.document].get(row.unit, ()))
    told = ((texts[key], tuple(sorted(found))) for key, found in led.items() if found)
    return [Asked(question, found, answer) for (question, answer), found in told]


def _holding(connection: Connection, document: int, wanted: Collection[str]) -> dict[str, list[int]]:
    """The passages of the document that hold each of the `wanted` Units or a part of it.

    Read document by document: joined in SQL, every question would scan all units of its document.
    """
    cut = select(passages.c.id, passages.c.start, passages.c.end).where(passages.c.document == document)
    pieces = connection.execute(cut).all()
    spans = select(units.c.id, units.c.start, units.c.end).where(units.c.document == document)
    return {
        unit: [piece for piece, begin, stop in pieces if begin < end and stop > start]
        for unit, start, end in connection.execute(spans)
        if unit in wanted
    }


def documents_asked(connection: Connection) -> list[list[int]]:
    """The passages, in order, of each document that a known question leads to."""
    led_to = select(question_units.c.document).join_from(question_units, questions).where(_belongs(Memory.KNOWN))
    query = select(passages.c.document, passages.c.id).where(passages.c.document.in_(led_to))
    found: dict[int, list[int]] = defaultdict(list)
    for document, passage in connection.execute(query.order_by(passages.c.document, passages.c.ordinal)):
        found[document].append(passage)
    return list(found.values())


def misled(connection: Connection) -> list[str]:
    """The ids of pairs that lead elsewhere than finding it anew would."""
    columns = (question_units.c.question, question_units.c.document, question_units.c.unit)
    stored = {tuple(row) for row in connection.execute(select(*columns))}
    found = {(row["question"], row["document"], row["unit"]) for row in _places(connection, questions.c.key > 0)}
    wrong = {key for key, _, _ in stored ^ found}
    names = select(questions.c.id).where(questions.c.key.in_(wrong)).order_by(questions.c.key)
    return list(connection.scalars(names))


def resettle(connection: Connection) -> None:
    """Find anew where every pair leads."""
    connection.execute(delete(question_units))
    _settle(connection, questions.c.key > 0)
    announce(connection)


def _belongs(memory: Memory) -> ColumnElement[bool]:
    """The condition for pairs of this memory: nobody has confirmed what a model wrote."""
    generated = questions.c.source == QuestionSource.GENERATED.value
    return generated if memory is Memory.USUAL else ~generated


def _row_of(connection: Connection, pair: Pair, now: datetime) -> Row:
    query = select(documents).where(documents.c.id == pair.document_id)
    document = connection.execute(query).mappings().first()
    if document is None:
        raise DocumentNotFound(f"资料库中没有编号为“{pair.document_id}”的文件。可用 guiwen documents 查看全部文件。")
    if not pair.unit.label:
        raise QuestionRefused(f"《{document['title']}》的这一处没有标引，不能作为答案。请选一条有编号的条款。")
    question = checked_question(pair.question)
    fold = folded(question)
    return _document_columns(dict(document)) | {
        "id": question_id(fold, _work_of(dict(document)), pair.unit.label),
        "question": question,
        "answer": checked_answer(pair.answer),
        "folded": fold,
        "document_id": pair.document_id,
        "unit": short_id(pair.unit.id, pair.document_id + "/"),
        "unit_kind": pair.unit.kind.value,
        "label": pair.unit.label,
        "words": pair.unit.text,
        "author": checked_author(pair.author),
        "source": pair.source.value,
        "added_at": stored_time(now),
        "wording": article_key(pair.unit.text) if pair.source is QuestionSource.GENERATED else "",
        "prompt": pair.prompt,
    }


def _document_columns(document: Row) -> Row:
    return {name: document[name] for name in ("title", "kind", "work", "office")}


def _work_of(document: Row) -> str:
    return "\n".join(filter(None, (document["work"], document["kind"], document["office"])))


def _same(connection: Connection, row: Row) -> Row | None:
    """The pair that is the same: of this id, or a question to the same Unit in nearly the same words."""
    unit = and_(*(questions.c[name] == row[name] for name in ("work", "kind", "label")))
    office = questions.c.office.in_({row["office"], ""}) if row["office"] else true()
    same = or_(questions.c.id == row["id"], and_(unit, office))
    alike = connection.execute(select(questions).where(same)).mappings().all()
    scored = [(likeness(row["folded"], one["folded"]), one) for one in alike]
    score, best = max(scored, key=lambda each: each[0], default=(0.0, None))
    return dict(best) if best and score >= NEARLY_SAME else None


def _settle(connection: Connection, wanted: ColumnElement[bool]) -> None:
    """Write where the pairs lead, among all combinations of pair and document that satisfy `wanted`."""
    rows = list(_places(connection, wanted))
    if rows:
        connection.execute(insert(question_units).prefix_with("OR REPLACE"), rows)


def _places(connection: Connection, wanted: ColumnElement[bool]) -> Iterator[Row]:
    titled = and_(questions.c.work == documents.c.work, questions.c.work != "", questions.c.kind == documents.c.kind)
    # Where one of both is not known, the words of the Unit decide (place_in).
    offices = or_(questions.c.office == documents.c.office, questions.c.office == "", documents.c.office == "")
    version = and_(titled, offices)
    own = or_(version, questions.c.document_id == documents.c.id)
    query = select(documents.c.key.label("document"), questions).join_from(questions, documents, own).where(wanted)
    pairs: dict[int, dict[int, Row]] = defaultdict(dict)
    for each in (query, _of_joined(wanted)):
        for row in connection.execute(each).mappings():
            pairs[row["document"]][row["key"]] = dict(row)
    for document, some in pairs.items():
        yield from _places_in(connection, document, some.values())


def _of_joined(wanted: ColumnElement[bool]) -> Select[Any]:
    """Pairs with the documents of Works that are joined with theirs."""
    own = documents.alias()
    shared = and_(documents.c.joined == own.c.joined, documents.c.kind == own.c.kind, documents.c.joined != "")
    of_pair = and_(own.c.work == questions.c.work, own.c.kind == questions.c.kind, own.c.office == questions.c.office)
    query = select(documents.c.key.label("document"), questions).join_from(documents, own, shared)
    return query.join(questions, of_pair).where(wanted)


def _places_in(connection: Connection, document: int, pairs: Iterable[Row]) -> Iterator[Row]:
    text: str = connection.scalar(select(document_texts.c.text).where(document_texts.c.document == document)) or ""
    columns = (units.c.id, units.c.kind, units.c.label, units.c.start, units.c.end)
    labelled = select(*columns).where(units.c.document == document, units.c.label != "")
    candidates = [Candidate(*row) for row in connection.execute(labelled)]
    # Questions of one Unit lead to the same place.
    place = cache(lambda confirmed: place_in(confirmed, candidates, lambda one: text[one.start : one.end]))
    for row in pairs:
        found = place(Confirmed(row["unit"], row["unit_kind"], row["label"], row["words"]))
        if found:
            yield {"question": row["key"], "document": document, "unit": found.unit, "label": found.label}


def _succeed(connection: Connection, old: str, new: str) -> None:
    """Give the pairs of a document that was pushed out to its successor, where that has their Units."""
    document = connection.execute(select(documents).where(documents.c.id == new)).mappings().one()
    rows = [dict(row) for row in connection.execute(select(questions).where(questions.c.document_id == old)).mappings()]
    moved = [row["question"] for row in _places_in(connection, document["key"], rows)]
    values = _document_columns(dict(document)) | {"document_id": new}
    connection.execute(update(questions).where(questions.c.key.in_(moved)).values(values))


def _newest_places(connection: Connection, keys: Select[tuple[int]]) -> dict[int, Row]:
    columns = (question_units.c.question, question_units.c.unit, question_units.c.label)
    query = select(*columns, documents.c.id, documents.c.title).join_from(question_units, documents)
    ordered = query.where(question_units.c.question.in_(keys)).order_by(*_NEWEST)
    return {row["question"]: dict(row) for row in connection.execute(ordered).mappings()}


def _known(row: Row, place: Row | None) -> KnownQuestion:
    at = place or {"id": row["document_id"], "title": row["title"], "unit": row["unit"], "label": row["label"]}
    return KnownQuestion(
        id=row["id"],
        question=row["question"],
        answer=row["answer"],
        document_id=at["id"],
        title=at["title"],
        unit_id=long_id(at["unit"], at["id"]),
        label=at["label"],
        author=row["author"],
        source=QuestionSource(row["source"]),
        added_at=read_time(row["added_at"]),
        dormant=place is None,
        prompt=row["prompt"],
    )
