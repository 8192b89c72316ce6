"""The texts of the documents that questions about numbers came to last."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

# Reports have some twenty thousand characters, of two bytes each in memory: so many take less than three megabytes.
_KEPT = 64


class Texts:
    """Plain texts by document id, from `read` where they are not kept; a Library that changed needs others."""

    def __init__(self, read: Callable[[str], str]) -> None:
        self.of = lru_cache(_KEPT)(read)
