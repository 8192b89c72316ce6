"""Answers measured on questions over laws: the right article, the right version, refusals, follow-ups."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from index.library import Library
from index.training.statutes import rows
from ingest.errors import SettingsError
from service.answering.answer import Answer, AnswerStatus, Citation
from service.answering.pipeline import Answering
from service.answering.question import Question
from service.answering.turning import with_turns

ANSWERS = frozenset({AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED})
CITED = frozenset({*ANSWERS, AnswerStatus.REPEALED_ONLY, AnswerStatus.NOT_IN_FORCE})


@dataclass(frozen=True, slots=True)
class LawQuestion:
    """A question and the articles that answer it, as (file, label); none when it cannot be answered."""

    id: str
    kind: str
    question: str
    turns: tuple[str, ...]
    as_of: date | None
    gold: frozenset[tuple[str, str]]
    small_only: bool
    large_only: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with its answer."""

    question: LawQuestion
    answer: Answer

    @property
    def first(self) -> bool:
        """Whether the first citation is an expected one."""
        return bool(self.answer.citations) and self._expected(self.answer.citations[0])

    @property
    def cited(self) -> bool:
        """Whether any citation is an expected one."""
        return any(map(self._expected, self.answer.citations))

    @property
    def other_version(self) -> bool:
        """Whether an expected document is cited in a version that is not expected; files are named 法名(日期)."""
        files = {file for file, _ in self.question.gold}
        names = {_name(file) for file in files}
        cited = {citation.quote.document.file for citation in self.answer.citations}
        return any(_name(file) in names and file not in files for file in cited)

    @property
    def refused(self) -> bool:
        """Whether no answer was given."""
        return self.answer.status not in CITED

    def _expected(self, citation: Citation) -> bool:
        quote = citation.quote
        return any((quote.document.file, label) in self.question.gold for label in (quote.article, quote.label))


def _name(file: str) -> str:
    return file.partition("(")[0]


def read_law_questions(file: Path) -> list[LawQuestion]:
    """The questions of a file of JSON lines; SettingsError names the file and what is wrong in it."""
    found = []
    for entry in rows(file):
        try:
            found.append(_question(entry))
        except (KeyError, TypeError, ValueError) as error:
            raise SettingsError(f"{file} 中的题目 {str(entry)[:80]} 不完整或有误（{error}）。请补全后再试。") from error
    if not found:
        raise SettingsError(f"{file} 中没有题目。请检查文件。")
    return found


def _question(entry: dict[str, Any]) -> LawQuestion:
    return LawQuestion(
        id=entry["id"],
        kind=entry["kind"],
        question=entry["question"],
        turns=tuple(entry.get("turns") or ()),
        as_of=date.fromisoformat(entry["as_of"]) if entry.get("as_of") else None,
        gold=frozenset((Path(one["file"]).name, one["label"]) for one in entry["gold"]),
        small_only=bool(entry.get("small_only")),
        large_only=bool(entry.get("large_only")),
    )


Asked = TypeVar("Asked")


def half_of(questions: Sequence[Asked], half: str | None) -> Sequence[Asked]:
    """The `odd` or the `even` ones by their place in the file, counted from one; all of them without a half."""
    return questions[half == "even" :: 2] if half else questions


def judge(library: Library, questions: Iterable[LawQuestion], today: date) -> list[Judged]:
    """Every question with its answer, its earlier turns asked first."""
    answering = Answering(library)
    answering.prepare()
    return [Judged(question, _answer(answering, question, today)) for question in questions]


def _answer(answering: Answering, question: LawQuestion, today: date) -> Answer:
    turns = with_turns(answering, question.turns, today, question.as_of)
    return answering.answer(Question(question.question, today, question.as_of, turns))


def figures(judged: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """By kind of question, and over `all` that can be answered: how often the right article came first and at all."""
    kinds: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        kinds[one.question.kind].append(one)
    wanted = [one for one in judged if one.question.gold]
    told = {kind: _shares(group) for kind, group in sorted(kinds.items())}
    times = [one.answer.timings_ms["total"] for one in judged]
    return told | {
        "all": _shares(wanted),
        "milliseconds": {
            "p50": round(statistics.median(times), 1),
            "p95": round(sorted(times)[min(len(times) - 1, int(0.95 * len(times)))], 1),
        },
    }


def _shares(group: Sequence[Judged]) -> dict[str, float]:
    count = len(group)
    if not count:
        return {"questions": 0}
    return {
        "questions": count,
        "first": round(sum(one.first for one in group) / count, 3),
        "cited": round(sum(one.cited for one in group) / count, 3),
        "other_version": round(sum(one.other_version for one in group) / count, 3),
        "refused": round(sum(one.refused for one in group) / count, 3),
        "citations": round(sum(len(one.answer.citations) for one in group) / count, 2),
    }
