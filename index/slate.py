"""The passages that stand to be ranked for one question, and what each is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from index.passage_shapes import Outward
from index.question_memory import Recalled, Testimony
from index.question_ranker import Scores, blended
from index.ranking_features import Features, Found


@dataclass(frozen=True, slots=True)
class Slate:
    """What words and vectors `found`, what memory says (None where nothing), and the scores of all of it.

    `present` are the scores without the learnt ranking; `features` are there where a known question was near enough
    for that.
    """

    found: Found
    known: Recalled | None
    scores: Mapping[int, float]
    present: Mapping[int, float]
    features: Features | None = None

    @classmethod
    def of(cls, found: Found, with_usual: Mapping[int, float], known: Recalled | None, shapes: Outward) -> Slate:
        """The slate of what was `found`; `with_usual` are its scores with what usual questions are worth."""
        if known is None:
            return cls(found, None, with_usual, with_usual)
        scores = known.added_to(with_usual)
        if known.testimony is None:
            return cls(found, known, scores, scores)
        passages = np.asarray(sorted(scores), dtype=np.int64)
        features = Features.of(passages, found, shapes, known.testimony.evidence)
        present = np.asarray([scores[one] for one in passages.tolist()])
        told = _learnt(known, known.testimony, features, present)
        return cls(found, known, dict(zip(passages.tolist(), told.tolist(), strict=True)), scores, features)


def _learnt(known: Recalled, testimony: Testimony, features: Features, present: Scores) -> Scores:
    """The `present` scores and those of the net, blended; what repeats a known question keeps the score it has."""
    repeats = known.repeating(features.passages)
    trust = testimony.evidence.trust
    learnt = testimony.ranker.scores(features.table)
    mixed = blended(np.where(repeats, 0.0, present), learnt, trust)
    return np.where(repeats, present, mixed)
