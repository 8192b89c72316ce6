"""The order of what was found: how well it fits, what is asked for, the rank of the norm, one of each repeated text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, log
from operator import mul

from index.norms import Norm, norm_of
from index.records import Measures, PassageHit
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
# What each measure of a hit counts in the logarithm of its fit, found by `python -m evals.ordering`: its share of the
# question's words, of the best score by words, its cosine; the same of what is usually asked of it, and what is taken
# off where anything is known to be asked; how close it is, the kind of thing asked for, a quantity that it lacks.
WEIGHTS: Mapping[str, float] = {
    "found": 2.6,
    "beside": 0.7,
    "meaning": 8.5,
    "asked_words": 16.8,
    "asked_meaning": 14.9,
    "asked_at_all": -8.5,
    "close": 11.7,
    "cue": 0.75,
    "unstated": -2.0,
}
# How much of that makes a fit e times as good, and what the logarithm of the weight of a norm counts in it.
SHARPNESS, NORM = 9.0, 6.0
# Without measures: for a question that asks how long, how much or how many, where the text states no such quantity.
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
    said = said_by(hits, question, relevance)
    # Where a known question is near, its own ranking has weighed all of this; what the measures count was found where
    # much is known of what people ask, and is worth nothing where nothing is.
    asked = any(hit.measures and hit.measures.asked for hit in hits)
    measured = asked and all(hit.measures and not hit.features for hit in hits)
    fits = _by_measures(hits, said) if measured else _by_score(hits, said)
    weighed = [replace(hit, score=fit * about.weight(hit) + more) for hit, (fit, more) in zip(hits, fits, strict=True)]
    seen: dict[str, PassageHit] = {}
    for hit in sorted(weighed, key=_place):
        seen.setdefault("".join(hit.passage.text.split()), hit)
    return list(seen.values())


@dataclass(frozen=True, slots=True)
class Said:
    """What the text of a hit says of the question: how close it is, the kind of thing asked for, a quantity."""

    close: float
    cue: float
    stated: bool

    def row(self, measures: Measures | None) -> tuple[float, ...]:
        """This and the `measures`, in the order of WEIGHTS."""
        if measures is None:
            raise ValueError("a hit that was found without vectors")
        asked = (*measures.asked, 1.0) if measures.asked else (0.0, 0.0, 0.0)
        near = (measures.found, measures.beside, measures.meaning)
        return (*near, *asked, self.close, self.cue, 0.0 if self.stated else 1.0)


def said_by(hits: Sequence[PassageHit], question: str, relevance: Relevance) -> list[Said]:
    """What each of `hits` says of `question`."""
    cues, quantities = cues_of(question), asked_for(question)
    return [
        Said(relevance.closeness(text), answers(cues, text), not quantities or states(quantities, text))
        for text in (hit.passage.text for hit in hits)
    ]


def _by_measures(hits: Sequence[PassageHit], said: Sequence[Said]) -> list[tuple[float, float]]:
    """The fit of each hit, 1 for the best, by the weights found."""
    weights = tuple(WEIGHTS.values())
    worths = [
        sum(map(mul, weights, one.row(hit.measures))) + NORM * log(NORM_WEIGHT[norm_of(hit.document)])
        for hit, one in zip(hits, said, strict=True)
    ]
    best = max(worths, default=0.0)
    return [(exp((worth - best) / SHARPNESS), 0.0) for worth in worths]


def _by_score(hits: Sequence[PassageHit], said: Sequence[Said]) -> list[tuple[float, float]]:
    """The fit of each hit by its score, and what it says of the question besides."""
    # A confirmed answer's score is far above all others, which are compared among themselves.
    best = max((hit.score for hit in hits if not hit.repeated), default=0.0) or 1.0
    shares = [(1.0 if one.stated else UNSTATED_WEIGHT) for one in said]
    return [
        (
            share * hit.score / best * NORM_WEIGHT[norm_of(hit.document)],
            share * (CLOSENESS_WEIGHT * one.close + CUE_WEIGHT * one.cue),
        )
        for share, hit, one in zip(shares, hits, said, strict=True)
    ]


def _place(hit: PassageHit) -> tuple[bool, float]:
    return not hit.repeated, -hit.score
