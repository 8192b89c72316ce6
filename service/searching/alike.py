"""More like this paragraph: what shares its rare words and its meaning, without itself and its likes."""

from __future__ import annotations

import numpy as np

from index.library import Library
from index.shingles import likeness, shingles
from service.searching.folding import NEARLY_SAME, fold
from service.searching.marking import snippet
from service.searching.paragraph import Paragraph
from service.searching.searcher import Hit, Place

# How many are looked at for each that is shown: some are the paragraph itself in other years.
DEEPER = 4


def alike(library: Library, source: Paragraph, limit: int, kinds: frozenset[str] = frozenset()) -> list[Hit]:
    """At most `limit` paragraphs like `source`, the likest first; of those that say nearly the same, one."""
    near = [one for one in library.finder.alike(source.text, DEEPER * limit + 10, kinds) if one not in source.passages]
    there = library.finder.passages(near)
    own = shingles(source.text)
    others = [one for one in near if one in there and likeness(own, shingles(there[one][1].text)) < NEARLY_SAME]
    columns = library.finder.columns.current()
    passages = np.asarray([one for one in others if len(columns.places(np.asarray([one])))], dtype=np.int64)
    alone, folded = fold(passages, library.finder.sketches(passages), columns)
    return [
        _hit(Place(*there[one]), tuple(Place(*there[other]) for other in folded.get(one, ())))
        for one in passages[alone].tolist()[:limit]
    ]


def _hit(place: Place, also: tuple[Place, ...]) -> Hit:
    shown = snippet(place.passage.text, ())
    return Hit(place, 0.0, False, shown.text, (), (), also)
