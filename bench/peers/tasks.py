"""What every system is asked: documents, questions, and where in the documents the answers stand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evals.answers import read_questions
from index.library import Library
from index.records import DocumentRecord
from ingest.readers import Limits
from service.candidates import find_candidates
from service.ingestion import Ingestion

SAMPLES = Path(__file__).parents[2] / "samples"
DEPTH = 100
# So much of a provision, or half of it where it is shorter, has to stand in a piece that counts as having found it.
ENOUGH = 100

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Task:
    """A name, the documents and questions as peers are given them, and the places that answer each question."""

    name: str
    documents: Sequence[dict[str, str]]
    questions: Sequence[dict[str, str]]
    gold: dict[str, list[Place]]

    def write(self, file: Path) -> None:
        """What systems are told: everything but the answers."""
        told = {"documents": self.documents, "questions": self.questions, "depth": DEPTH}
        file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def statutes(corpus: Path, questions: Path, most: int | None) -> Task:
    """The statute task: an article a document; `most` questions, evenly taken, where given."""
    documents = [{name: str(row[name]) for name in ("id", "title", "text")} for row in _rows(corpus)]
    lengths = {one["id"]: len(one["text"]) for one in documents}
    rows = list(_rows(questions))
    rows = rows[:: max(1, len(rows) // most)][:most] if most else rows
    asked = [{"id": str(row["id"]), "question": str(row["question"])} for row in rows]
    gold = {str(row["id"]): [(str(one), 0, lengths[str(one)]) for one in row["relevant"]] for row in rows}
    return Task("statutes", documents, asked, gold)


def office() -> Task:
    """The sample office: questions of its staff that its rules, as they stand now, answer."""
    with TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        list(Ingestion(library, Limits(), date.today()).run(find_candidates([SAMPLES / "office"], [])))
        records = library.documents()
        documents = [{"id": one.id, "title": one.title, "text": library.text(one.id)} for one in records]
        asked, gold = [], {}
        for one in read_questions(SAMPLES / "questions.jsonl"):
            places = list(_provisions(library, records, one.document, one.labels)) if one.answerable else []
            if places and one.as_of is None:
                asked.append({"id": one.id, "question": one.question})
                gold[one.id] = places
    return Task("office", documents, asked, gold)


def _provisions(
    library: Library, records: Sequence[DocumentRecord], title: str, labels: Sequence[str]
) -> Iterator[Place]:
    """Where the articles stand in the newest version of that title."""
    named = [one for one in records if one.title == title]
    if not named:
        return
    newest = max(named, key=lambda one: one.version_day or date.min)
    for unit in library.read(newest.id).articles():
        if unit.label in labels:
            yield newest.id, unit.start, unit.end


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
