"""The order of what was found: how well it fits, what is asked for, the rank of the norm, one of each repeated text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.norms import Norm, norm_of
from index.records import DocumentRecord, PassageHit
from service.answering.cues import answers, cues_of
from service.answering.quantities import asked_for, states
from service.answering.relevance import Relevance

# What a hit's score is multiplied by. Staff ask for what binds everywhere; another rank counts where it fits better.
NORM_WEIGHT: Mapping[Norm, float] = {
    Norm.LAW: 1.0,
    Norm.PARTY: 1.0,
    Norm.OTHER: 0.95,
    Norm.ADMINISTRATIVE: 0.9,
    Norm.DEPARTMENTAL: 0.85,
    Norm.LOCAL: 0.85,
    Norm.JUDICIAL: 0.7,
}
# The document that the question names or the conversation is about.
ABOUT_WEIGHT = 1.5
# What is added to a score of at most 1, for covering the question and for saying the kind of thing that it asks for.
# docs/decisions/0014-everyday-words.md has what each of these weights gains.
CLOSENESS_WEIGHT = 0.3
CUE_WEIGHT = 0.1
# For a question that asks how long, how much or how many, where the text states no such quantity.
UNSTATED_WEIGHT = 0.9


def ordered(
    hits: Sequence[PassageHit], question: str, relevance: Relevance, about: frozenset[str] = frozenset()
) -> list[PassageHit]:
    """`hits` with new scores, best first, a text that several documents repeat only once; `about` are document ids.

    What question memory knows to answer this very question stands before everything else.
    """
    # A confirmed answer's score is far above all others, which are compared among themselves.
    best = max((hit.score for hit in hits if not hit.repeated), default=0.0) or 1.0
    cues, quantities = cues_of(question), asked_for(question)

    def score(hit: PassageHit) -> float:
        fit = hit.score / best * NORM_WEIGHT[norm_of(hit.document)] * _about(hit.document, about)
        text = hit.passage.text
        stated = 1.0 if not quantities or states(quantities, text) else UNSTATED_WEIGHT
        return stated * (fit + CLOSENESS_WEIGHT * relevance.closeness(text) + CUE_WEIGHT * answers(cues, text))

    seen: dict[str, PassageHit] = {}
    for hit in sorted((replace(hit, score=score(hit)) for hit in hits), key=_place):
        seen.setdefault("".join(hit.passage.text.split()), hit)
    return list(seen.values())


def _place(hit: PassageHit) -> tuple[bool, float]:
    return not hit.repeated, -hit.score


def _about(document: DocumentRecord, about: frozenset[str]) -> float:
    return ABOUT_WEIGHT if document.id in about else 1.0
