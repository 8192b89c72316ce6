"""People say of a kept answer that it is right, or what would be: question memory keeps it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from index.conversations import StoredAnswer
from index.library import Library
from index.questions import KnownQuestion, QuestionSource
from ingest.errors import QuestionRefused
from service.remembering import Named, confirm, correct, withdraw


@dataclass(frozen=True, slots=True)
class Verdict:
    """What people said of an answer: whether one of its citations is confirmed, and the right Unit in its place."""

    confirmed: bool
    correction: KnownQuestion | None


def confirm_answer(
    library: Library, stored: StoredAnswer, numbers: Collection[int], author: str
) -> list[KnownQuestion]:
    """Remember that these citations answer the question; no numbers mean the first article that is cited.

    QuestionRefused when there is none of a number; DocumentNotFound when the document has gone since.
    """
    citations = stored.answer["citations"]
    if numbers:
        units = [_unit(citations, number) for number in numbers]
    elif citations:
        units = [_article(citations[0])]
    else:
        raise QuestionRefused("这个回答没有引文，不能确认。请用“更正”指出正确的条款。")
    return confirm(library, asked_in(stored), units, author)


def withdraw_answer(library: Library, stored: StoredAnswer, author: str) -> int:
    """Take back what `author` confirmed of the answer's question; how many pairs that were."""
    return withdraw(library, asked_in(stored), author)


def correct_answer(library: Library, stored: StoredAnswer, right: Named, author: str, note: str = "") -> KnownQuestion:
    """Remember `right` in place of what was confirmed of the answer's question; QuestionRefused, DocumentNotFound."""
    return correct(library, asked_in(stored), right, author, note)


def verdict_on(library: Library, stored: StoredAnswer) -> Verdict:
    """What people said of the answer, as question memory has it now."""
    known = library.questions.of(asked_in(stored))
    cited = {
        (one["document_id"], label) for one in stored.answer["citations"] for label in (one["label"], one["article"])
    }
    confirmed = [one for one in known if one.source is QuestionSource.CONFIRMED]
    corrections = [one for one in known if one.source is QuestionSource.CORRECTED]
    right = any((one.document_id, one.label) in cited for one in confirmed)
    return Verdict(right, corrections[0] if corrections else None)


def asked_in(stored: StoredAnswer) -> str:
    """The question as it stands by itself: a follow-up alone would mean something else in another conversation."""
    return stored.answer["completed"] or stored.question


def _unit(citations: Sequence[Mapping[str, Any]], number: int) -> Named:
    cited = next((one for one in citations if one["n"] == number), None)
    if cited is None:
        raise QuestionRefused(f"这个回答没有引文[{number}]，它共有 {len(citations)} 处引文。请按编号选择。")
    return Named(cited["document_id"], cited["label"], cited["start"])


def _article(cited: Mapping[str, Any]) -> Named:
    return Named(cited["document_id"], cited["article"] or cited["label"], cited["start"])
