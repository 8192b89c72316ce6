"""Questions about numbers of reports, measured: the right number with its quote, the right result, refusals."""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from index.library import Library
from index.training.statutes import rows
from ingest.errors import SettingsError
from service.answering.answer import Answer, AnswerStatus
from service.answering.pipeline import Answering

_ANSWERED = frozenset({AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED})
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# A result is right that differs from the expected one by no more than its rounding to one decimal.
_TOLERANCE = Decimal("0.06")


@dataclass(frozen=True, slots=True)
class NumberQuestion:
    """A question, the numbers that answer it as (file, number and unit as written), and the result to be computed.

    `same` has for each of the numbers what tells it from every other: a number that is written twice is one. `also` has
    other files that state one of the numbers too, with the number as they write it: the same report under another name.
    """

    id: str
    kind: str
    question: str
    gold: tuple[tuple[str, str], ...]
    result: Decimal | None
    same: tuple[Hashable, ...] = ()
    also: tuple[tuple[tuple[str, str], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class JudgedNumber:
    """A question with its answer."""

    question: NumberQuestion
    answer: Answer

    @property
    def refused(self) -> bool:
        """Whether no answer was given."""
        return self.answer.status not in _ANSWERED

    @property
    def right(self) -> bool:
        """Whether it was answered as expected: refused, or with the expected number quoted, or the result computed.

        Of one value, one quote has to hold it; of several candidates, each different number has to be quoted.
        """
        if not self.question.gold:
            return self.refused
        if self.refused:
            return False
        also = self.question.also or tuple(() for _ in self.question.gold)
        places = [(gold, *more) for gold, more in zip(self.question.gold, also, strict=True)]
        held = {one[0] for one in places if any(self._quoted(*each) for each in one)}
        if self.question.kind == "several":
            told = dict(zip(self.question.gold, self.question.same, strict=True))
            return set(told.values()) == {told[one] for one in held}
        if self.question.kind == "value" or self.question.result is None:
            return bool(held)
        return bool(held) and self._computed(self.question.result)

    def _quoted(self, file: str, number: str) -> bool:
        # 1件 does not stand in 11件.
        stands = re.compile(rf"(?<![\d.]){re.escape(folded(number))}")
        quotes = (one.quote for one in self.answer.citations if one.quote.document.file == file)
        return any(stands.search(folded(quote.text)) for quote in quotes)

    def _computed(self, result: Decimal) -> bool:
        """Whether a sentence states the result; its sign may be told in words."""
        told = (abs(Decimal(one)) for s in self.answer.sentences for one in _NUMBER.findall(folded(s.text)))
        return any(abs(one - abs(result)) <= _TOLERANCE for one in told)


def folded(text: str) -> str:
    """`text` as numbers are compared: full-width digits narrow, without blanks and thousands separators."""
    return re.sub(r"\s|(?<=\d),(?=\d{3}(?!\d))", "", unicodedata.normalize("NFKC", text))


def read_number_questions(file: Path) -> list[NumberQuestion]:
    """The questions of a file of JSON lines; SettingsError names the file and what is wrong in it."""
    found = []
    for entry in rows(file):
        try:
            found.append(_question(entry))
        except (KeyError, TypeError, ValueError) as error:
            raise SettingsError(f"{file} 中的题目 {str(entry)[:80]} 不完整或有误（{error}）。请补全后再试。") from error
    return found


def _question(entry: dict[str, Any]) -> NumberQuestion:
    gold = tuple((Path(one["file"]).name, one["text"]) for one in entry["gold"])
    result = None if entry["answer"] is None else Decimal(str(entry["answer"]))
    same = tuple((one.get("value", one["text"]), one.get("period"), one.get("organisation")) for one in entry["gold"])
    also = tuple(
        tuple((Path(each["file"]).name, each["text"]) for each in one.get("also", ())) for one in entry["gold"]
    )
    return NumberQuestion(entry["id"], entry["kind"], entry["question"], gold, result, same, also)


def judge_numbers(library: Library, questions: Iterable[NumberQuestion], today: date) -> list[JudgedNumber]:
    """Every question with its answer."""
    answering = Answering(library)
    answering.prepare()
    return [JudgedNumber(one, answering.ask(one.question, today)) for one in questions]


def number_figures(judged: Sequence[JudgedNumber]) -> dict[str, dict[str, float]]:
    """By kind of question, and over `answerable`: the shares answered right and refused; times in milliseconds."""
    kinds: dict[str, list[JudgedNumber]] = defaultdict(list)
    for one in judged:
        kinds[one.question.kind].append(one)
    kinds["answerable"] = [one for one in judged if one.question.gold]
    times = [one.answer.timings_ms["total"] for one in judged]
    return {kind: _shares(group) for kind, group in sorted(kinds.items()) if group} | {
        "milliseconds": {
            "p50": round(statistics.median(times), 1),
            "p95": round(sorted(times)[min(len(times) - 1, int(0.95 * len(times)))], 1),
        }
    }


def _shares(group: Sequence[JudgedNumber]) -> dict[str, float]:
    return {
        "questions": len(group),
        "right": round(sum(one.right for one in group) / len(group), 3),
        "refused": round(sum(one.refused for one in group) / len(group), 3),
    }
