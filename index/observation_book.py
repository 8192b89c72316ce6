"""The Library's Observations: listed, counted, grouped."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence

from index import catalog_listing, catalog_observing
from index.catalog import Catalog
from index.catalog_indicators import Groups
from index.observation_records import Group, ObservationCounts, ObservationFilters, ObservationPage, ObservationRecord
from index.records import SearchFilters

LOG = logging.getLogger(__name__)

# Observations that are read at once where all are wanted.
_AT_ONCE = 2_000


class ObservationBook:
    """Every method is one look at the catalogue, safe from any thread."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def catch_up(self) -> None:
        """Find anew what an older finder found, or none did, in parts. The caller holds the write lock."""
        with self._catalog.reading() as connection:
            count = catalog_observing.behind(connection)
        if count:
            LOG.info("指标数据：%d 个文件待查找。", count)
        while count:
            with self._catalog.writing() as connection:
                count = catalog_observing.observe_some(connection)

    def page(
        self, filters: ObservationFilters, limit: int, after: str = ""
    ) -> tuple[ObservationPage, ObservationCounts | None]:
        """The first Observations behind the cursor `after`, by document and place; counts of all beside the first."""
        with self._catalog.reading() as connection:
            wanted = catalog_listing.restrictions(connection, filters)
            counts = None if after else catalog_listing.counts(connection, wanted)
            return catalog_listing.page(connection, wanted, limit, after), counts

    def each(self, filters: ObservationFilters) -> Iterator[ObservationRecord]:
        """Yield all of them in that order, a part at a time."""
        after = ""
        while True:
            with self._catalog.reading() as connection:
                wanted = catalog_listing.restrictions(connection, filters)
                found = catalog_listing.page(connection, wanted, _AT_ONCE, after)
            yield from found.observations
            after = found.following
            if not after:
                return

    def within(self, passage_ids: Sequence[int]) -> list[ObservationRecord]:
        """Those that lie in these passages, by document and place."""
        with self._catalog.reading() as connection:
            return catalog_listing.within(connection, passage_ids)

    def groupings(self) -> list[str]:
        """The names under which all of them are grouped."""
        with self._catalog.reading() as connection:
            return catalog_listing.groupings(connection)

    def grouped(self, indicators: Iterable[str], documents: SearchFilters, most: int) -> list[ObservationRecord]:
        """At most `most` of the groups that the `indicators` belong to, in documents that the filter lets through."""
        with self._catalog.reading() as connection:
            groups = Groups.read(connection)
            names = {groups.of(one) for one in indicators}
            return catalog_listing.grouped(connection, names, documents, most)

    def latest(self, filters: ObservationFilters, most: int) -> list[ObservationRecord]:
        """At most `most` of them, those of the documents that came last first."""
        with self._catalog.reading() as connection:
            return catalog_listing.latest(connection, catalog_listing.restrictions(connection, filters), most)

    def counts(self, filters: ObservationFilters) -> ObservationCounts:
        """How many there are, by group, period and organisation."""
        with self._catalog.reading() as connection:
            return catalog_listing.counts(connection, catalog_listing.restrictions(connection, filters))

    def groups(self, filters: ObservationFilters) -> list[Group]:
        """The groups, the most frequent first."""
        with self._catalog.reading() as connection:
            return catalog_listing.groups_of(connection, catalog_listing.restrictions(connection, filters))

    def wordings(self, filters: ObservationFilters) -> dict[str, int]:
        """The names of indicators as texts write them, with how often each occurs."""
        with self._catalog.reading() as connection:
            return catalog_listing.wordings(connection, catalog_listing.restrictions(connection, filters))

    def grouper(self) -> Callable[[str], str]:
        """What gives the name under which an indicator is grouped, as people say it now: for many names at once."""
        with self._catalog.reading() as connection:
            return Groups.read(connection).of

    def grouping(self, indicator: str) -> str:
        """The name under which an indicator is grouped, by rule and by what people say."""
        with self._catalog.reading() as connection:
            return Groups.read(connection).of(indicator)
