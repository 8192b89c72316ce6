"""Passages for a question, and whether they support an answer."""

from __future__ import annotations

from index.everyday import everyday
from index.records import PassageHit, SearchFilters
from index.usual_fields import Fields
from ingest.document import LegalStatus
from service.answering.absence import absent, fields_of, goes_on
from service.answering.answer import AnswerStatus
from service.answering.context import Context
from service.answering.quantities import Quantity, asked_throughout, clauses, leaves_open, stating_clauses
from service.answering.ranking import About, ordered
from service.answering.relevance import Relevance, without_asking
from service.answering.statuses import not_stated

# Passages looked at for one question.
LOOK_AT = 60
# Support by which an answer is refused or given with a caution (docs/decisions/0005-refusal.md): the mean cosine of the
# nearest passages; without a dense model the mean share of covered words.
SUPPORT_PASSAGES = 10
NEAREST = 3
# Vectors that are trained anew move these: 0.45 with those before is the same quantile as 0.442 of 1,269 questions now.
REFUSE_BELOW, CAUTION_BELOW = 0.22, 0.44
REFUSE_BELOW_BY_WORDS, CAUTION_BELOW_BY_WORDS = 0.04, 0.12
# The share of the question that the clause with the quantity asked for has to cover, with the title of its document.
STATED_FROM = 0.02
# The cosine of the passage from which it need not cover anything.
STATED_NEAR = 0.6


def retrieve(context: Context) -> None:
    """Find passages, versions in force on the day alone, other places' rules only when the question names the place."""
    understood = context.understood
    if understood and understood.past and understood.as_of is None and not understood.notes:
        context.notes.append("没有说明是哪一部文件修订前的条文，以下按现行版本回答。请写出文件名称，或另选时点。")
    context.hits = _found(context)


def _found(context: Context, over: frozenset[str] = frozenset()) -> list[PassageHit]:
    """What answers best in the documents in force on the day; in those `over` alone where these are given."""
    understood, asked = context.understood, context.searched
    meant = everyday().find(asked)
    places = context.places.documents(asked)
    # What is over is told of just because it does not stand on the day.
    filters = SearchFilters(documents=over) if over else SearchFilters(as_of=context.as_of, documents=places)
    words = [one.words for one in meant]
    own, background = (understood.own, understood.background) if understood else ("", "")
    # What a follow-up says itself counts twice beside what it carries over.
    looked_for = f"{own} {asked}" if own else asked
    words += [(background,)] if background else []
    hits = context.library.search(without_asking(looked_for), LOOK_AT, filters, words, looked_for, by_norm=False)
    context.relevance = Relevance(asked, context.library.rarity, meant)
    return ordered(hits, own or asked, context.relevance, _about(context))


def refuse(context: Context) -> None:
    """End with `not_found` when nothing found supports an answer; a weak support makes it `partly_answered`.

    Whoever asks how long, how much or how many is not answered by a provision that states no such thing.
    """
    context.status, context.note = _judged(context)
    if context.status is AnswerStatus.NOT_FOUND:
        _look_at_what_is_over(context)


def _look_at_what_is_over(context: Context) -> None:
    """Tell of what has ended, or has not begun, where that alone answers: only of rules of which no version stands."""
    places = context.places.documents(context.searched)
    over = context.titles.over(context.as_of)
    over = over & places if places else over
    standing, context.hits = context.hits, _found(context, over) if over else []
    status, _ = _judged(context)
    if not context.hits or status is AnswerStatus.NOT_FOUND:
        context.hits = standing
        return
    begins = context.hits[0].document.standing(context.as_of) is LegalStatus.NOT_YET
    context.status, context.note = AnswerStatus.NOT_IN_FORCE if begins else AnswerStatus.REPEALED_ONLY, ""


def _judged(context: Context) -> tuple[AnswerStatus | None, str]:
    """`not_found` with the reason, or `partly_answered`; None where what was found answers."""
    if context.hits and context.hits[0].repeated:
        return None, ""  # a person confirmed that this passage answers this question
    fields = fields_of(context)
    if lacking := absent(context, fields):
        return AnswerStatus.NOT_FOUND, lacking
    if quantities := _unstated(context, fields):
        return AnswerStatus.NOT_FOUND, not_stated(quantities, context.question.language)
    return _supported(context), ""


def _supported(context: Context) -> AnswerStatus | None:
    """How well what was found supports an answer at all."""
    hits = context.hits[:SUPPORT_PASSAGES]
    meaning = [hit.dense for hit in hits if hit.dense is not None]
    support, lower, upper = _nearest(meaning), REFUSE_BELOW, CAUTION_BELOW
    if not meaning:
        support = _nearest([_coverage(context, hit) for hit in hits])
        lower, upper = REFUSE_BELOW_BY_WORDS, CAUTION_BELOW_BY_WORDS
    if support < lower:
        return AnswerStatus.NOT_FOUND
    return AnswerStatus.PARTLY_ANSWERED if support < upper else None


def _unstated(context: Context, fields: Fields) -> tuple[Quantity, ...]:
    """The quantities that the question asks for, when the best provision states none of them about it.

    Nor does it where its nearest clause leaves them to others. A provision that people ask this about, more than about
    anything that is not here, need not share a word with the question.
    """
    # 那工作二十年的呢？ need not ask how many times the pay as the turn before did.
    understood = context.understood
    quantities = asked_throughout(understood.own if understood and goes_on(context) else context.searched)
    if not quantities or not context.hits or context.relevance is None:
        return ()
    best = context.hits[0]
    nearest = max(clauses(best.passage.text), key=context.relevance.coverage, default="")
    if leaves_open(quantities, nearest):
        return quantities
    stating = stating_clauses(quantities, best.passage.text)
    asked_about = fields.best > fields.all_elsewhere
    enough = 0.0 if asked_about or (best.dense or 0.0) >= STATED_NEAR else STATED_FROM
    covered = (context.relevance.coverage(best.document.title + clause) for clause in stating)
    return () if any(share >= enough for share in covered) else quantities


def _nearest(values: list[float]) -> float:
    # A text of a few articles has one about the question, not three.
    best = sorted(values)[-max(1, NEAREST * len(values) // SUPPORT_PASSAGES) :]
    return sum(best) / len(best) if best else 0.0


def _about(context: Context) -> About:
    """The documents that the question names, or that the conversation is about."""
    understood = context.understood
    if understood is None:
        return About()
    works = understood.title.works if understood.title else ()
    named = frozenset(document.id for versions in works for document in versions)
    return About(named, understood.thread, bool(understood.own))


def _coverage(context: Context, hit: PassageHit) -> float:
    return context.relevance.covers(hit) if context.relevance else 0.0
