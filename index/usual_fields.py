"""Which of all rules with usual questions a question fits, whether a Library has them or not."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import lru_cache

import numpy as np

from index.embedding import Embedding
from index.questions import Asked
from index.usual_memory import UsualMemory
from index.usual_questions import UsualQuestions, usual_questions

# How much better than any rule that is there a rule has to fit that is not (docs/decisions/0005-refusal.md).
FAR = 0.3


class UsualFields:
    """The shipped questions of every rule, ready to be compared. Nothing changes after it was made."""

    def __init__(self, usual: UsualQuestions, embedding: Embedding) -> None:
        keys = list(usual.by_article)
        self._works = [usual.works_of[key] for key in keys]
        asked = [Asked(question, (place,)) for place, key in enumerate(keys) for question in usual.by_article[key]]
        self._memory = UsualMemory(asked, embedding)

    def elsewhere(self, question: str, here: AbstractSet[str]) -> frozenset[str]:
        """The rules, none of them `here`, that `question` fits far better than any that is; empty when it does not."""
        fit = self._memory.fit(question)
        inside = np.asarray([not here.isdisjoint(self._works[place]) for place in fit.passages.tolist()], dtype=bool)
        if inside.all():
            return frozenset()
        outside = np.where(inside, -np.inf, fit.worth)
        best = int(outside.argmax())
        near = float(fit.worth[inside].max()) if inside.any() else -np.inf
        return self._works[int(fit.passages[best])] if outside[best] - near > FAR else frozenset()


@lru_cache(maxsize=1)
def usual_fields(embedding: Embedding) -> UsualFields:
    """The fields of what guiwen ships; made once for the embedding of the process, in about two seconds."""
    return UsualFields(usual_questions(), embedding)
