"""Whether a question is about something that the Library has nothing about."""

from __future__ import annotations

from collections.abc import Callable

from index.norms import Norm, norm_of
from index.records import PassageHit
from index.subjects import Subject
from index.usual_fields import Fields
from index.usual_questions import article_key, usual_questions
from service.answering.answer import AnswerStatus
from service.answering.context import Context
from service.answering.doubt import BESIDE_OWN, own_parts_of, parts_of, weights_for
from service.answering.quantities import asked_throughout, stating_clauses
from service.answering.question import asked_apart
from service.answering.statuses import (
    left_open,
    message,
    not_stated,
    nothing_alike,
    other_subject,
    regulated_elsewhere,
)

# All measured in docs/decisions/0005-refusal.md.
# A rule or a subject that is not there is named where it fits better than any rule that is by this.
FAR = 0.15
# What has to speak against an answer besides where one of the first hits is of a rule without usual questions, of
# which nobody knows how well it fits.
AMONG_OTHERS = 0.5
# Where the best hit is of a law without usual questions, a subject has to fit this many times as well as that hit is
# near, and one of the many rules that are not there the second times. Beside an office's own rule the doubt is weighed.
SUBJECT_NEARNESS = 1.1
RULE_NEARNESS = 4.5
LAWS = frozenset({Norm.LAW, Norm.PARTY, Norm.ADMINISTRATIVE, Norm.JUDICIAL})
# The first hits, in whose text no word of an absent subject may stand.
LOOKED_THROUGH = 5


def fields_of(context: Context) -> Fields:
    """What the question fits, here and elsewhere; nothing where nothing was found."""
    if not context.hits:
        return Fields()
    return told_best(context, lambda asked: _fields(context, asked))


def told_best(context: Context, compare: Callable[[str], Fields]) -> Fields:
    """What the question fits as a whole, or one of the questions that it consists of, where that fits better here."""
    return max(map(compare, asked_apart(context.searched)), key=lambda fields: fields.all_here - fields.all_elsewhere)


def _fields(context: Context, asked: str) -> Fields:
    return context.library.fields(asked, found_text(context), context.hits[0].passage.text)


def absent(context: Context, fields: Fields) -> str:
    """The sentence of a refusal: what the question is about that the Library lacks; empty when it lacks nothing."""
    if not context.hits or named(context):
        return ""
    public = [hit.document.work in usual_questions().works for hit in context.hits[:LOOKED_THROUGH]]
    if not public[0]:
        return _beside_own(context, fields)
    doubt = weights_for(context).doubt(parts_of(context, fields))
    return _reason(context, fields) if doubt > (0.0 if all(public) else AMONG_OTHERS) else ""


def found_text(context: Context) -> str:
    """The text of what was found in which a subject may stand."""
    hits = context.hits[:LOOKED_THROUGH]
    return "\n".join(text for hit in hits for text in (hit.document.title, hit.passage.path, hit.passage.text))


def named(context: Context) -> bool:
    """Whether the question names its document, or goes on about one that was quoted for the turn before."""
    understood = context.understood
    if understood is None or not context.hits:
        return False
    return understood.title is not None or goes_on(context)


def goes_on(context: Context) -> bool:
    """Whether the question is a follow-up whose best hit is of a document that was quoted for the turn before."""
    understood = context.understood
    if understood is None or not understood.own or not context.hits:
        return False
    return context.hits[0].document.id in understood.thread.documents


def _reason(context: Context, fields: Fields) -> str:
    """What is told of a question that nothing here answers: the rule or the subject that it fits, if one is clear."""
    language = context.question.language
    if fields.open > max(fields.here, fields.rule, fields.subject) and (calling := _calling_to_mind(context, fields)):
        return left_open(calling.document.title, calling.passage.label, language)
    by_rule, by_subject = fields.rule - fields.here > FAR, fields.subject - fields.here > FAR
    if by_rule and (fields.rule >= fields.subject or not by_subject):
        return regulated_elsewhere(fields.titles, language)
    if by_subject and fields.about:
        return _about(fields.about, fields.named, language)
    quantities = asked_throughout(context.searched)
    if quantities and next(stating_clauses(quantities, context.hits[0].passage.text), None) is None:
        return not_stated(quantities, language)
    # Below zero a fit takes away from a score: nothing that people usually ask is alike (index.usual_memory).
    return nothing_alike(language) if fields.here < 0 else message(AnswerStatus.NOT_FOUND, language)


def _calling_to_mind(context: Context, fields: Fields) -> PassageHit | None:
    """The one of the first hits that leaves open what is asked."""
    hits = context.hits[:LOOKED_THROUGH]
    return next((hit for hit in hits if article_key(hit.passage.text) == fields.opened), None)


def _beside_own(context: Context, fields: Fields) -> str:
    """Of a rule without usual questions nobody knows how well it fits: only how near its hit is tells something."""
    best, language = context.hits[0], context.question.language
    near, law = best.dense, norm_of(best.document) in LAWS
    if near is None:
        return ""
    if not law:
        doubted = BESIDE_OWN.doubt(own_parts_of(context, fields)) > 0
        return _about(fields.about, fields.named, language) if doubted else ""
    if fields.about is not None and fields.subject > SUBJECT_NEARNESS * near:
        return _about(fields.about, fields.named, language)
    farther = fields.rule > max(RULE_NEARNESS * near, fields.here, 0.0)
    return regulated_elsewhere(fields.titles, language) if farther else ""


def _about(subject: Subject | None, named: bool, language: str) -> str:
    """The sentence that names the subject, unless another one fits better that is not lacking."""
    return other_subject(subject, language) if named and subject else nothing_alike(language)
