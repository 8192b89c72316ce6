"""The order of what was found: how well it fits, what is asked for, the rank of the norm, one of each repeated text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from index.norms import Norm, norm_of
from index.records import PassageHit
from service.answering.cues import answers, cues_of
from service.answering.quantities import asked_for, states
from service.answering.relevance import Relevance
from service.answering.understanding.thread import NO_THREAD, Thread

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
# What the fit of a document is multiplied by that the question names; that was quoted for the last turn, from which the
# question is completed; that was quoted for it, where the question may stand by itself.
NAMED_WEIGHT = 1.5
CARRIED_WEIGHT = 1.6
THREAD_WEIGHT = 1.3
# What an article's fit is multiplied by besides that stands so near the one quoted first for the last turn.
NEAR = 3
NEAR_WEIGHT = 1.1
# What is added to a score of at most 1, for covering the question and for saying the kind of thing that it asks for.
# docs/decisions/0014-everyday-words.md has what each of these weights gains.
CLOSENESS_WEIGHT = 0.3
CUE_WEIGHT = 0.1
# For a question that asks how long, how much or how many, where the text states no such quantity.
UNSTATED_WEIGHT = 0.85


@dataclass(frozen=True, slots=True)
class About:
    """What a question is about: the documents it names, or what the conversation quoted; `carried` when completed."""

    named: frozenset[str] = frozenset()
    thread: Thread = NO_THREAD
    carried: bool = False

    def weight(self, hit: PassageHit) -> float:
        """What the fit of `hit` is multiplied by."""
        document = hit.document.id
        if document in self.named:
            return NAMED_WEIGHT
        if document not in self.thread.documents:
            return 1.0
        apart = self.thread.apart(document, hit.passage.article)
        near = NEAR_WEIGHT if apart is not None and apart <= NEAR else 1.0
        return near * (CARRIED_WEIGHT if self.carried else THREAD_WEIGHT)


_NOTHING = About()


def ordered(
    hits: Sequence[PassageHit], question: str, relevance: Relevance, about: About = _NOTHING
) -> list[PassageHit]:
    """`hits` with new scores, best first, a text that several documents repeat only once; `about` what it is about.

    What question memory knows to answer this very question stands before everything else.
    """
    # A confirmed answer's score is far above all others, which are compared among themselves.
    best = max((hit.score for hit in hits if not hit.repeated), default=0.0) or 1.0
    cues, quantities = cues_of(question), asked_for(question)

    def score(hit: PassageHit) -> float:
        fit = hit.score / best * NORM_WEIGHT[norm_of(hit.document)] * about.weight(hit)
        text = hit.passage.text
        stated = 1.0 if not quantities or states(quantities, text) else UNSTATED_WEIGHT
        return stated * (fit + CLOSENESS_WEIGHT * relevance.closeness(text) + CUE_WEIGHT * answers(cues, text))

    seen: dict[str, PassageHit] = {}
    for hit in sorted((replace(hit, score=score(hit)) for hit in hits), key=_place):
        seen.setdefault("".join(hit.passage.text.split()), hit)
    return list(seen.values())


def _place(hit: PassageHit) -> tuple[bool, float]:
    return not hit.repeated, -hit.score
