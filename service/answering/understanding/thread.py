"""What a conversation is about: what was quoted for the question before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.labels import UnitKind, match_label
from service.answering.question import Turn


@dataclass(frozen=True, slots=True)
class Thread:
    """The documents quoted for the last turn; `first` is the article quoted first, as document and number."""

    documents: frozenset[str] = frozenset()
    first: tuple[str, int] = ("", 0)

    def apart(self, document_id: str, article: str) -> int | None:
        """How many articles lie between `article` and the one quoted first; None where that cannot be said."""
        number = number_of(article) if document_id == self.first[0] else 0
        return abs(number - self.first[1]) if number and self.first[1] else None


NO_THREAD = Thread()


def thread_of(turns: Sequence[Turn]) -> Thread:
    """The thread that the last of `turns` leaves; an empty one where nothing was quoted, or that is not known yet."""
    cited = turns[-1].cited if turns else ()
    # Anything but a tuple would answer the earlier question first (answering.earlier): too dear for what it is worth.
    if not isinstance(cited, tuple) or not cited:
        return NO_THREAD
    return Thread(frozenset(one.document_id for one in cited), (cited[0].document_id, number_of(cited[0].label)))


@lru_cache(maxsize=2048)
def number_of(label: str) -> int:
    """The number of the article in `label`, 0 where it names none."""
    parsed = match_label(label, 0)[0]
    number = parsed.number(UnitKind.ARTICLE) if parsed else None
    return number.value if number else 0
