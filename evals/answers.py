"""Answers measured on questions with known provisions: found, first, verbatim, right version, rightly refused."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from index.library import Library
from ingest.errors import DamagedFile
from service.answering.answer import Answer, AnswerStatus
from service.answering.pipeline import Answering
from service.candidates import find_candidates
from service.ingestion import Ingestion
from service.settings import load_settings
from service.workplace import load_embedding, reading_limits

ANSWERS = frozenset({AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED})


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the provisions that answer it; none when nothing in the library does."""

    id: str
    question: str
    document: str
    labels: tuple[str, ...]
    as_of: date | None
    answerable: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares from 0 to 1 over the questions that each concerns; times in milliseconds."""

    questions: int
    answerable: int
    first: float
    cited: float
    right_version: float
    wrongly_refused: float
    rightly_refused: float
    verbatim: float
    p50_ms: float
    p95_ms: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the answer that it got."""

    question: Question
    answer: Answer

    def cited(self) -> bool:
        """Whether one of the expected articles is cited, from the expected document."""
        return any(self._hits(index) for index in range(len(self.answer.citations)))

    def first(self) -> bool:
        """Whether the first citation is an expected one."""
        return bool(self.answer.citations) and self._hits(0)

    def _hits(self, index: int) -> bool:
        quote = self.answer.citations[index].quote
        right = quote.document.title == self.question.document
        return right and any(label in (quote.article, quote.label) for label in self.question.labels)


def read_questions(file: Path) -> list[Question]:
    """The questions of a file of JSON lines."""
    with file.open(encoding="utf-8") as lines:
        return [_question(json.loads(line)) for line in lines if line.strip()]


def _question(entry: dict[str, Any]) -> Question:
    return Question(
        id=str(entry["id"]),
        question=entry["question"],
        document=entry.get("document") or "",
        labels=tuple(entry.get("labels") or ()),
        as_of=date.fromisoformat(entry["as_of"]) if entry.get("as_of") else None,
        answerable=bool(entry["answerable"]),
    )


def ask_all(library: Library, questions: Iterable[Question], today: date) -> list[Asked]:
    """Every question with its answer."""
    answering = Answering(library)
    return [Asked(question, answering.ask(question.question, question.as_of or today)) for question in questions]


def measure_samples(office: Path, questions: Path, today: date) -> tuple[Figures, list[Asked]]:
    """The figures over the sample office, in a library made for the purpose."""
    settings = load_settings()
    embedding = load_embedding(settings.embedding)
    with TemporaryDirectory(prefix="guiwen-eval-") as folder, Library.open(Path(folder), embedding) as library:
        ingestion = Ingestion(library, reading_limits(settings), today)
        failed = [outcome.path for outcome in ingestion.run(find_candidates([office], [])) if outcome.error]
        if failed:
            raise DamagedFile(f"示例文件无法导入：{'、'.join(failed)}。")
        asked = ask_all(library, read_questions(questions), today)
        return measure(library, asked), asked


def measure(library: Library, asked: Sequence[Asked]) -> Figures:
    """The figures over all that was asked."""
    wanted = [one for one in asked if one.question.answerable]
    unwanted = [one for one in asked if not one.question.answerable]
    dated = [one for one in wanted if one.question.as_of]
    times = sorted(one.answer.timings_ms["total"] for one in asked)
    quotes = [citation.quote for one in asked for citation in one.answer.citations]
    verbatim = [library.text(quote.document.id)[quote.start : quote.end] == quote.text for quote in quotes]
    return Figures(
        questions=len(asked),
        answerable=len(wanted),
        first=_share(one.first() for one in wanted),
        cited=_share(one.cited() for one in wanted),
        right_version=_share(one.cited() for one in dated),
        wrongly_refused=_share(one.answer.status not in ANSWERS for one in wanted),
        rightly_refused=_share(one.answer.status not in ANSWERS for one in unwanted),
        verbatim=_share(verbatim),
        p50_ms=round(statistics.median(times), 1),
        p95_ms=round(times[min(len(times) - 1, int(0.95 * len(times)))], 1),
    )


def _share(values: Iterable[bool]) -> float:
    counted = list(values)
    return round(sum(counted) / len(counted), 4) if counted else 1.0


def to_json(figures: Figures) -> dict[str, Any]:
    """The figures as a plain dictionary."""
    return asdict(figures)
