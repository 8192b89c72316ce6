"""The features of passages for one question: what words and vectors say of each, and what question memory does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.passage_shapes import OUTWARD, Outward
from index.question_evidence import Evidence
from index.usual_memory import USUALLY, Fit

Ids = NDArray[np.int64]
Numbers = NDArray[np.float32]

# The score without memory; the share of the question that words found; the share of the best score by words; the
# cosine; the share that words did not find.
WITHOUT_MEMORY = ("score", "found", "words", "meaning", "missing")


@dataclass(frozen=True, slots=True)
class Found:
    """What words and vectors found, by passage, and the score of a passage that holds the whole question.

    And what is `usual`ly asked of passages, where anything is known of that.
    """

    lexical: Mapping[int, float]
    dense: Mapping[int, float]
    fused: Mapping[int, float]
    whole: float
    usual: Fit | None = None


@dataclass(frozen=True, slots=True)
class Features:
    """Passages, ascending, and a row of numbers for each, a column for each name."""

    names: tuple[str, ...]
    passages: Ids
    table: Numbers

    @classmethod
    def of(cls, passages: Ids, found: Found, shapes: Outward, evidence: Evidence) -> Features:
        """The features of `passages`, ascending."""
        ids = passages.tolist()
        best = max(found.lexical.values(), default=0.0) or 1.0
        words = np.asarray([found.lexical.get(one, 0.0) for one in ids], dtype=np.float32)
        missing = 1 - min(1.0, best / found.whole) if found.whole else 1.0
        columns = (
            [found.fused.get(one, 0.0) for one in ids],
            words / np.float32(found.whole or 1.0),
            words / np.float32(best),
            [found.dense.get(one, 0.0) for one in ids],
            np.full(len(ids), missing),
        )
        said = evidence.rows(passages)
        votes = [number for number, name in enumerate(evidence.names) if not name.endswith(".nearest")]
        usual = found.usual.rows(passages) if found.usual else np.zeros((len(ids), len(USUALLY)))
        votes_of = np.sqrt(np.maximum(said[:, votes], 0))
        table = np.column_stack([*columns, shapes.seen(passages), usual, said, votes_of]).astype(np.float32)
        roots = tuple(f"{evidence.names[number]}.root" for number in votes)
        return cls((*WITHOUT_MEMORY, *OUTWARD, *USUALLY, *evidence.names, *roots), passages, table)

    def row(self, passage: int) -> dict[str, float]:
        """What each feature says of one of the passages."""
        place = int(np.searchsorted(self.passages, passage))
        return dict(zip(self.names, self.table[place].tolist(), strict=True))
