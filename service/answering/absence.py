"""Whether a question is about something that the Library has nothing about."""

from __future__ import annotations

from index.subjects import Subject
from index.usual_fields import Fields
from index.usual_questions import usual_questions
from service.answering.context import Context
from service.answering.statuses import nothing_alike, other_subject, regulated_elsewhere

# All measured in docs/decisions/0005-refusal.md.
# A rule that is not there has to fit better than any that is by the cosine of the best hit less the second of these,
# and by the first at least: what was found near the question is not given up for a trifle. The first is more where one
# of the first hits is of a rule without usual questions, of which nobody knows how well it fits.
FAR_RULE, FAR_RULE_AMONG_OTHERS, LESS_THAN_NEAR = 0.15, 0.3, 0.25
# A subject that is not there has to fit better by this; beside an office's own rules, which have no usual questions,
# this many times as well as the best hit is near.
FAR_SUBJECT = 0.15
OWN_NEARNESS = 1.5
# The first hits, in whose text no word of an absent subject may stand.
LOOKED_THROUGH = 5
# The share of the question that the best hit has to cover where nobody asks anything alike of the rules that are there.
COVERED = 0.5


def absent(context: Context) -> str:
    """The sentence of a refusal: what the question is about that the Library lacks; empty when it lacks nothing."""
    if not context.hits or _named(context):
        return ""
    hits = context.hits[:LOOKED_THROUGH]
    found = "\n".join(text for hit in hits for text in (hit.document.title, hit.passage.path, hit.passage.text))
    fields = context.library.fields(context.searched, found)
    if fields is None:
        return ""
    public = [hit.document.work in usual_questions().works for hit in hits]
    if not public[0]:
        return _beside_own(context, fields)
    return _beside_public(context, fields, FAR_RULE if all(public) else FAR_RULE_AMONG_OTHERS)


def _named(context: Context) -> bool:
    """Whether the question names its document, or goes on about one that was quoted for the turn before."""
    understood = context.understood
    if understood is None:
        return False
    goes_on = bool(understood.own) and context.hits[0].document.id in understood.thread.documents
    return understood.title is not None or goes_on


def _beside_public(context: Context, fields: Fields, far: float) -> str:
    language, best = context.question.language, context.hits[0]
    by_rule = fields.rule - fields.here > max(far, (best.dense or 0.0) - LESS_THAN_NEAR)
    by_subject = fields.subject - fields.here > FAR_SUBJECT
    if by_rule and (fields.rule >= fields.subject or not by_subject):
        return regulated_elsewhere(fields.titles, language)
    if by_subject and fields.about:
        return _about(fields.about, fields.named, language)
    # Below zero a fit takes away from a score: nothing that people usually ask is alike (index.usual_memory).
    covered = context.relevance.coverage(best.passage.text) if context.relevance else 1.0
    return nothing_alike(language) if fields.here < 0 and covered < COVERED else ""


def _beside_own(context: Context, fields: Fields) -> str:
    """Of an office's own rules nobody knows what is usually asked: only how near the best hit is tells something."""
    near = context.hits[0].dense
    if fields.about is None or near is None or fields.subject <= OWN_NEARNESS * near:
        return ""
    return _about(fields.about, fields.named, context.question.language)


def _about(subject: Subject, named: bool, language: str) -> str:
    """The sentence that names the subject, unless another one fits better that is not lacking."""
    return other_subject(subject, language) if named else nothing_alike(language)
