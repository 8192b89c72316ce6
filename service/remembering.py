"""People confirm and correct answers: the question is remembered with the Unit that answers it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from index.library import Library
from index.questions import LONGEST_AUTHOR, KnownQuestion, Pair, QuestionSource
from index.records import DocumentRecord
from ingest.addressing import Addresses
from ingest.document import Unit
from ingest.errors import DocumentNotFound, GuiwenError, LabelError, QuestionRefused, SettingsError
from ingest.labels import parse_label

# What a person confirmed in a browser without a name.
NOBODY = ""
# Ids of Units that a message names, where a label means several.
_IDS_TOLD = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A Unit as people name it: its document's id or only title, and its label.

    `place` is a place in its text, which tells Units of the same label apart.
    """

    document: str
    label: str
    place: int | None = None


def confirm(library: Library, question: str, units: Sequence[Named], author: str) -> list[KnownQuestion]:
    """Remember that `units` answer `question`, all or none; QuestionRefused, DocumentNotFound, AmbiguousDocument."""
    return _kept(library, [_pair(library, question, one, author, QuestionSource.CONFIRMED) for one in units])


def correct(library: Library, question: str, unit: Named, author: str, note: str = "") -> KnownQuestion:
    """Remember that `unit` is the right answer to `question`, in place of what was confirmed before."""
    pair = _pair(library, question, unit, author, QuestionSource.CORRECTED)
    made = library.questions.replace([replace(pair, answer=note)])
    return library.questions.get(made[0].id)


def withdraw(library: Library, question: str, author: str) -> int:
    """Forget what `author` confirmed of this very question; how many pairs that were."""
    own = [one for one in library.questions.of(question) if one.author == author]
    confirmed = [one.id for one in own if one.source is QuestionSource.CONFIRMED]
    library.questions.remove(confirmed)
    return len(confirmed)


@dataclass(frozen=True, slots=True)
class Learned:
    """What became of a line of a file of questions; `added` and `known` are ids of pairs."""

    line: int
    question: str
    added: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    error: GuiwenError | None = None


class Learning:
    """Takes a list of standard questions in; lines that cannot be taken in say why, and the rest goes on."""

    def __init__(self, library: Library, author: str) -> None:
        self._library = library
        self._author = author
        self._trees: dict[str, tuple[Unit, ...]] = {}
        self._written = False

    def learn(self, lines: Iterable[str]) -> Iterator[Learned]:
        """Yield what became of each line that is not blank."""
        try:
            for number, line in enumerate(lines, start=1):
                if line.strip().lstrip("\ufeff"):
                    yield self._line(number, line.lstrip("\ufeff"))
        finally:
            if self._written:
                self._library.questions.announce_written()

    def _line(self, number: int, line: str) -> Learned:
        question = ""
        try:
            row = _object(number, line)
            question = _text(number, row, "question")
            answer = _text(number, row, "answer") if row.get("answer") else ""
            author = self._author or (_text(number, row, "author") if row.get("author") else "")
            units = [self._unit(documents, label) for documents, label in _units(number, row)]
            # What a model wrote stays what nobody has confirmed, in whatever Library.
            written = row.get("source") == QuestionSource.GENERATED.value
            source = QuestionSource.GENERATED if written else QuestionSource.IMPORTED
            prompt = str(row.get("prompt") or "")[:LONGEST_AUTHOR] if written else ""
            pairs = [Pair(question, record.id, unit, author, source, answer, prompt) for record, unit in units]
            made = self._library.questions.add(pairs)
            self._written = self._written or written
        except GuiwenError as error:
            return Learned(number, question, error=error)
        added = tuple(one.id for one in made if one.added)
        return Learned(number, question, added, tuple(one.id for one in made if not one.added))

    def _unit(self, named: Sequence[str], label: str) -> tuple[DocumentRecord, Unit]:
        record = self._document(named)
        if record.id not in self._trees:
            self._trees[record.id] = self._library.units(record.id)
        return record, unit_in(self._trees[record.id], record, label)

    def _document(self, named: Sequence[str]) -> DocumentRecord:
        """The first that is there: what was exported names its document by id, and by title for another Library."""
        for name in named[:-1]:
            with suppress(DocumentNotFound):
                return self._library.document(name)
        return self._library.document(named[-1])


def read_lines(path: Path) -> list[str]:
    """The lines of a file of questions; SettingsError when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"无法读取 {path}（{error}）。请检查路径和编码（UTF-8）。") from error


def unit_in(tree: Sequence[Unit], record: DocumentRecord, label: str, place: int | None = None) -> Unit:
    """The one Unit of the document that `label` (or an id of a Unit) means; QuestionRefused when it is not one.

    Of several with the label that counts which holds `place`; else that of the body, not of an annex.
    """
    written = label.strip()
    named = _outermost([unit for top in tree for unit in top.walk() if written and written in (unit.label, unit.id)])
    there = [unit for unit in named if place is not None and unit.start <= place < unit.end]
    named = there or named
    found = named if len(named) == 1 else _addressed(tree, written) or named
    if len(found) == 1:
        return found[0]
    if not found:
        raise QuestionRefused(
            f"《{record.title}》中没有“{label[:50]}”。请用 guiwen outline {record.id} 查看它的标引，写出其中一个。"
        )
    ids = "、".join(unit.id for unit in found[:_IDS_TOLD])
    raise QuestionRefused(f"《{record.title}》中不止一处“{label[:50]}”。请写出单元编号，如 {ids}。")


def question_shape(one: KnownQuestion) -> dict[str, Any]:
    """A known question as the command line prints it and the HTTP API sends it."""
    return {
        "id": one.id,
        "question": one.question,
        "answer": one.answer,
        "document_id": one.document_id,
        "title": one.title,
        "unit_id": one.unit_id,
        "label": one.label,
        "author": one.author,
        "source": one.source.value,
        "added_at": one.added_at.isoformat(timespec="seconds"),
        "dormant": one.dormant,
        "prompt": one.prompt,
    }


def exported(known: Iterable[KnownQuestion]) -> Iterator[str]:
    """The pairs as lines that `guiwen learn` takes in again, oldest first as they were confirmed."""
    for one in known:
        row = question_shape(one) | {"document": one.title, "labels": [one.label]}
        yield json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _pair(library: Library, question: str, named: Named, author: str, source: QuestionSource) -> Pair:
    record = library.document(named.document)
    unit = unit_in(library.units(record.id), record, named.label, named.place)
    return Pair(question, record.id, unit, author, source)


def _kept(library: Library, pairs: Sequence[Pair]) -> list[KnownQuestion]:
    return [library.questions.get(one.id) for one in library.questions.add(pairs)]


def _outermost(units: Sequence[Unit]) -> list[Unit]:
    """Those that stand in none of the others: an article of one paragraph shares its label with it."""
    kept: list[Unit] = []
    for unit in units:
        if not kept or unit.start >= kept[-1].end:
            kept.append(unit)
    return kept


def _addressed(tree: Sequence[Unit], label: str) -> Sequence[Unit]:
    try:
        return Addresses(tree).find(parse_label(label))
    except LabelError:
        return ()


def _object(number: int, line: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise QuestionRefused(f"第 {number} 行不是 JSON（{error}）。请检查该行。") from error
    if not isinstance(row, dict):
        raise QuestionRefused(f"第 {number} 行不是 JSON 对象。请写成 {{'question':…,'document':…,'labels':[…]}}。")
    return row


def _text(number: int, row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value.strip():
        raise QuestionRefused(f"第 {number} 行没有 {name}（文字）。请补上。")
    return value


def _units(number: int, row: Mapping[str, Any]) -> list[tuple[list[str], str]]:
    """Names of the document, and label, of each Unit in a line: `document` and `labels`, or ids in `relevant`."""
    if "relevant" in row:
        return [([one.partition("/")[0]], one) for one in _texts(number, row, "relevant")]
    names = [str(row[name]) for name in ("document_id", "document") if row.get(name)]
    return [(names or [_text(number, row, "document")], label) for label in _texts(number, row, "labels")]


def _texts(number: int, row: Mapping[str, Any], name: str) -> list[str]:
    values = row.get(name)
    if not isinstance(values, list) or not values or not all(isinstance(one, str) and one.strip() for one in values):
        raise QuestionRefused(f'第 {number} 行的 {name} 应是不空的文字列表，如 ["第十二条"]。请改正。')
    return values
