"""How much speaks against an answer from what was found: nine parts, weighed into one number."""

from __future__ import annotations

import math
from dataclasses import astuple, dataclass
from typing import Generic, TypeVar

from index.askable import beyond_rules
from index.usual_fields import Fields
from service.answering.context import Context
from service.answering.quantities import asked_throughout, stating_clauses
from service.answering.question import asked_apart

# How many of the nearest hits count, among how many.
NEAREST, AMONG = 3, 10
# Beyond this a fit tells no more: where every rule is there, or none.
WIDEST = 1.5
# Below the first nobody knows, above the second a question is surely none about rules.
LEAST_BEYOND, MOST_BEYOND = 1.0, 6.0
# Below this what is left open tells nothing, as where nobody wrote it down.
LEAST_OPEN = -0.3


@dataclass(frozen=True, slots=True)
class Parts:
    """What speaks for or against an answer, all of it about the question as it was searched.

    elsewhere: how much better it fits rules and subjects that are not there than those that are; subject: the same for
    subjects of which no rule is there; here: how well it fits what is there; near: the mean cosine of the nearest hits,
    without vectors the mean share of its words that the best hits cover; unstated: 1 where it asks for a quantity that
    the best hit does not state; uncovered: where it asks for one, the share of it that no clause with one covers;
    beyond: whether by its wording no rule could answer it (index.askable).
    """

    elsewhere: float
    subject: float
    here: float
    open: float
    best: float
    near: float
    unstated: float
    uncovered: float
    beyond: float


@dataclass(frozen=True, slots=True)
class OwnParts:
    """What speaks for or against an answer from an office's own rule, of which nobody knows what is usually asked.

    near: the cosine of the best hit; covered: the share of the question's words that it covers, its title and headings
    included; subject: how well a subject fits that is not there, unless one that is fits better; unstated: as above.
    """

    near: float
    covered: float
    subject: float
    unstated: float


P = TypeVar("P", Parts, OwnParts)


@dataclass(frozen=True, slots=True)
class Weights(Generic[P]):
    """What each part counts, and from where on an answer is refused."""

    parts: P
    refuse_from: float

    def doubt(self, parts: P) -> float:
        """Above zero nothing that was found answers the question."""
        weighed = zip(astuple(self.parts), astuple(parts), strict=True)
        return float(sum(weight * part for weight, part in weighed)) - self.refuse_from


# Found by `python -m evals.refusals` (docs/decisions/0005-refusal.md).
BY_MEANING = Weights(
    Parts(
        elsewhere=3.75,
        subject=4.72,
        here=2.95,
        open=6.22,
        best=-1.9,
        near=-0.15,
        unstated=5.06,
        uncovered=0.13,
        beyond=1.15,
    ),
    refuse_from=-0.71,
)
BY_WORDS = Weights(
    Parts(
        elsewhere=6.08,
        subject=9.14,
        here=8.02,
        open=8.41,
        best=-2.83,
        near=2.84,
        unstated=3.93,
        uncovered=0.12,
        beyond=1.08,
    ),
    refuse_from=-1.1,
)
# Found by `python -m evals.own_refusals`.
BESIDE_OWN = Weights(OwnParts(near=-15.2, covered=-4.23, subject=3.66, unstated=3.49), refuse_from=-3.46)


def weights_for(context: Context) -> Weights[Parts]:
    """The weights that count for what was found, with vectors or without."""
    return BY_MEANING if any(hit.dense is not None for hit in context.hits[:AMONG]) else BY_WORDS


def parts_of(context: Context, fields: Fields) -> Parts:
    """The parts for the hits of `context`, of which there is one at least."""
    unstated, uncovered = _quantity(context)
    return Parts(
        elsewhere=_better(fields.all_elsewhere, fields.all_here),
        subject=_better(fields.all_subjects, fields.all_here),
        here=_within(fields.all_here),
        open=max(LEAST_OPEN, _better(fields.all_open, fields.all_here)),
        best=_nearness(context, 1),
        near=_nearness(context, AMONG),
        unstated=unstated,
        uncovered=uncovered,
        beyond=_beyond(context),
    )


def own_parts_of(context: Context, fields: Fields) -> OwnParts:
    """The parts for the hits of `context`, of which there is one at least."""
    best = context.hits[0]
    foreign = fields.subject if fields.subject > fields.told else min(fields.subject, 0.0)
    return OwnParts(
        near=best.dense or 0.0,
        covered=context.relevance.covers(best) if context.relevance else 0.0,
        subject=_within(foreign),
        unstated=_quantity(context)[0],
    )


def _beyond(context: Context) -> float:
    told = min(map(beyond_rules, asked_apart(context.searched)))
    return max(LEAST_BEYOND, min(MOST_BEYOND, told))


def _better(fit: float, here: float) -> float:
    # Where neither is there both are minus infinity.
    return _within(fit - here) if fit > -math.inf else -WIDEST


def _within(fit: float) -> float:
    return max(-WIDEST, min(WIDEST, fit))


def _nearness(context: Context, among: int) -> float:
    """How near the nearest of the first hits are."""
    hits = context.hits[:among]
    near = [hit.dense for hit in hits if hit.dense is not None]
    if not near and context.relevance:
        near = [context.relevance.coverage(hit.passage.text) for hit in hits]
    best = sorted(near)[-NEAREST:]
    return sum(best) / len(best) if best else 0.0


def _quantity(context: Context) -> tuple[float, float]:
    quantities = asked_throughout(context.searched)
    if not quantities or context.relevance is None:
        return 0.0, 0.0
    covered = map(context.relevance.coverage, stating_clauses(quantities, context.hits[0].passage.text))
    best = max(covered, default=None)
    return (1.0, 1.0) if best is None else (0.0, 1.0 - best)
