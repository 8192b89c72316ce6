"""Near-duplicate paragraphs among what was found: the first stands for all, and tells where the others are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.columns import Columns
from index.shingles import likenesses
from ingest.document import DocumentKind

Ids = NDArray[np.int64]

# Paragraphs that say nearly the same: of their runs of four characters so many are common. A paragraph of a hundred
# characters with four words changed keeps about 0.7; two provinces' paragraphs on one subject have 0.1 to 0.3.
NEARLY_SAME = 0.6
# Nobody pages further than this by relevance; what comes later stands by itself.
LOOKED_THROUGH = 200


def fold(
    passages: Ids, sketches: NDArray[np.uint8], columns: Columns
) -> tuple[NDArray[np.bool_], Mapping[int, Sequence[int]]]:
    """Which of `passages` stand for themselves, and what is folded into each of those that stand for others.

    Reports fold with reports; an article folds only with the same Work's, for that of another rule is another rule.
    """
    kept = np.ones(len(passages), dtype=bool)
    folded: dict[int, list[int]] = {}
    works = _works(passages[: len(sketches)], columns)
    near = np.asarray(likenesses(sketches) >= NEARLY_SAME, dtype=bool)
    near &= np.asarray(np.equal.outer(works, works), dtype=bool)
    near[~sketches.any(axis=1)] = False
    alike = np.triu(near, 1)
    for place in np.flatnonzero(alike.any(axis=1)).tolist():
        same = np.flatnonzero(alike[place] & kept[: len(sketches)])
        if kept[place] and len(same):
            kept[same] = False
            folded[int(passages[place])] = passages[same].tolist()
    return kept, folded


def _works(passages: Ids, columns: Columns) -> Ids:
    """A number for what may fold together: one for all that are no regulations, one for each Work of those."""
    numbers: dict[str, int] = {"": 0}
    rows = (columns.documents[place] for place in columns.document[columns.places(passages)].tolist())
    regulation = DocumentKind.REGULATION.value
    return np.fromiter(
        (numbers.setdefault(row.work if row.kind == regulation else "", len(numbers)) for row in rows), dtype=np.int64
    )
