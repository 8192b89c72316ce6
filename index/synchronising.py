"""Bring the indexes to the catalogue's generation: follow its changes, or build them anew."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from index.catalog import Catalog
from index.catalog_feed import all_keys, changes_since, feed, forget, generation
from index.following import Follower
from ingest.errors import LibraryDamaged

LOG = logging.getLogger(__name__)


class Synchroniser:
    """Keeps `followers` in step with the catalogue. Writing wants the write lock held by the caller."""

    def __init__(self, catalog: Catalog, followers: Sequence[Follower]) -> None:
        self._catalog = catalog
        self._followers = followers

    def sync(self) -> None:
        """Make every index hold exactly what the catalogue holds."""
        behind = False
        for follower in self._followers:
            behind = self._bring(follower) or behind
        if behind:
            reached = [follower.reached() or 0 for follower in self._followers]
            with self._catalog.writing() as connection:
                forget(connection, min(reached))

    def rebuild(self) -> None:
        """Build every index anew; readers keep the old ones until each is done."""
        for follower in self._followers:
            self._rebuild(follower)

    def _bring(self, follower: Follower) -> bool:
        reached = follower.reached()
        if reached is not None and self._follow(follower, reached):
            return reached != follower.reached()
        self._rebuild(follower)
        return True

    def _follow(self, follower: Follower, reached: int) -> bool:
        """Whether the index could be brought up from where it is."""
        # One transaction: what is fed is the very state that `target` numbers.
        with self._catalog.reading() as connection:
            target = generation(connection)
            if reached == target:
                return True
            changes = changes_since(connection, reached)
            if changes is None:
                return False
            try:
                follower.follow(changes, feed(connection, changes.added), target)
            except LibraryDamaged as error:
                LOG.warning("%s", error.message)
                return False
            return True

    def _rebuild(self, follower: Follower) -> None:
        with self._catalog.reading() as connection:
            target = generation(connection)
            follower.rebuild(feed(connection, all_keys(connection)), target)
