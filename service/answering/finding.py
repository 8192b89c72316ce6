"""Passages for a question, and whether they support an answer."""

from __future__ import annotations

from index.records import PassageHit, SearchFilters
from service.answering.answer import AnswerStatus
from service.answering.context import Context
from service.answering.relevance import Relevance

# Passages looked at for one question.
LOOK_AT = 12
# Support of the best passages by which an answer is refused or given with a caution; set on samples/questions.jsonl
# (docs/decisions/0005-refusal.md). Without a dense model the share of covered words alone decides.
SUPPORT_PASSAGES = 10
DENSE_WEIGHT = 4.0
REFUSE_BELOW, CAUTION_BELOW = 1.75, 2.1
REFUSE_BELOW_BY_WORDS, CAUTION_BELOW_BY_WORDS = 0.09, 0.2


def retrieve(context: Context) -> None:
    """Find passages, versions in force on the day alone."""
    context.hits = context.library.search(context.searched, LOOK_AT, SearchFilters(as_of=context.as_of))
    context.relevance = Relevance(context.searched, context.library.rarity)


def refuse(context: Context) -> None:
    """End with `not_found` when nothing found supports an answer; a weak support makes it `partly_answered`."""
    hits = context.hits[:SUPPORT_PASSAGES]
    words = max((_coverage(context, hit) for hit in hits), default=0.0)
    meaning = [hit.dense for hit in hits if hit.dense is not None]
    support, lower, upper = words, REFUSE_BELOW_BY_WORDS, CAUTION_BELOW_BY_WORDS
    if meaning:
        support, lower, upper = words + DENSE_WEIGHT * max(meaning), REFUSE_BELOW, CAUTION_BELOW
    if support < lower:
        context.status = AnswerStatus.NOT_FOUND
    elif support < upper:
        context.status = AnswerStatus.PARTLY_ANSWERED


def _coverage(context: Context, hit: PassageHit) -> float:
    if context.relevance is None:
        return 0.0
    passage = hit.passage
    return context.relevance.coverage("\n".join((hit.document.title, passage.path, passage.text)))
