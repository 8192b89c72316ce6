"""Names of indicators that people hold for the same, or keep apart, and names that are near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index import catalog_indicators, catalog_listing
from index.catalog import Catalog
from index.catalog_indicators import Groups
from index.embedding import Embedding
from index.held import Held
from index.identity import checked_note
from index.indicators import folded
from index.kept_vectors import KeptVectors
from index.observation_records import Group, Merge, ObservationFilters
from index.write_lock import WriteLock
from ingest.errors import IndicatorNotFound, ObservationsRefused

# Measured over 5,242 groups of 68 reports: pairs above it share most of their words (新增城镇就业 and 城镇新增就业 have
# 0.8), below it the most are of the same field alone. They are offered, so that one too many costs a look.
NEAR = 0.6
OFFERED = 10


@dataclass(frozen=True, slots=True)
class Near:
    """A group whose name is near another's, from 0 to 1, and the characters that both share."""

    group: Group
    nearness: float
    shared: str


class IndicatorBook:
    """Joins and parts names for people, who alone do so beyond the rules; waits for the Library's write lock."""

    def __init__(self, catalog: Catalog, lock: WriteLock, embedding: Embedding | None, kept: KeptVectors) -> None:
        """`kept` is where the vectors of names that guiwen ships are kept."""
        self._catalog = catalog
        self._lock = lock
        self._embedding = embedding
        self._kept = kept
        self._listed: Held[Sequence[str], NDArray[np.float32]] = Held()

    def join(self, first: str, second: str, author: str, note: str = "") -> None:
        """Hold two names for the same, or take back what parted them; ObservationsRefused where they are one."""
        kept, now = checked_note(note), datetime.now(UTC)
        with self._lock.hold(), self._catalog.writing() as connection:
            told = catalog_indicators.merges_of(connection)
            groups = Groups.of_merges(told)
            names = [self._known(connection, groups, name) for name in (first, second)]
            if names[0] == names[1]:
                raise ObservationsRefused(f"“{first}”与“{second}”本来就是同一组指标（{names[0]}），无须合并。")
            meant = {folded(first), folded(second)}
            parting = [
                one.key for one in told if not one.same and (_pair(one) == meant or _refuses(one, groups, names))
            ]
            if parting:
                catalog_indicators.take_back(connection, parting, author, now)
            if Groups.read(connection).of(first) != Groups.read(connection).of(second):
                catalog_indicators.say(connection, Merge(0, True, first.strip(), second.strip(), author, kept, now))

    def part(self, first: str, second: str, author: str, note: str = "") -> None:
        """Keep two names apart: take back what joined them, or say so where the rules do, or nobody did.

        What nobody joined is no longer suggested. ObservationsRefused where it is one name, or has been said.
        """
        kept, now = checked_note(note), datetime.now(UTC)
        with self._lock.hold(), self._catalog.writing() as connection:
            told = catalog_indicators.merges_of(connection)
            groups = Groups.of_merges(told)
            names = [self._known(connection, groups, name) for name in (first, second)]
            if folded(first) == folded(second):
                raise ObservationsRefused(f"“{first}”与“{second}”是同一个名称，不能分开。")
            if any(_refuses(one, groups, names) for one in told):
                raise ObservationsRefused(f"“{first}”与“{second}”已经记为不是同一指标。")
            wanted = {groups.node(first), groups.node(second)}
            if len(wanted) == 1 or names[0] != names[1]:
                catalog_indicators.say(connection, Merge(0, False, first.strip(), second.strip(), author, kept, now))
                return
            joining = [one for one in told if one.same and {groups.node(name) for name in _names(one)} == wanted]
            if not joining:
                chain = "、".join(f"“{one.first}”与“{one.second}”" for one in told if one.same)
                raise ObservationsRefused(f"“{first}”与“{second}”是经由别的名称合并的（{chain}）。请先分开其中的一对。")
            catalog_indicators.take_back(connection, [one.key for one in joining], author, now)

    def undo(self, key: int, author: str) -> None:
        """Have a statement count no longer; IndicatorNotFound where there is none that does."""
        with self._lock.hold(), self._catalog.writing() as connection:
            if all(one.key != key for one in catalog_indicators.merges_of(connection)):
                raise IndicatorNotFound(f"没有编号为 {key} 的合并或分开，或者它已经撤销。可用 guiwen indicators 查看。")
            catalog_indicators.take_back(connection, [key], author, datetime.now(UTC))

    def said(self, name: str = "", *, undone: bool = False) -> list[Merge]:
        """What people say, oldest first; of one group alone where it is named; `undone` with what was taken back."""
        with self._catalog.reading() as connection:
            told = catalog_indicators.merges_of(connection, all_of_them=undone)
            groups = Groups.read(connection)
        return [one for one in told if not name or name in {groups.of(each) for each in _names(one)}]

    def near(self, group: Group, filters: ObservationFilters) -> list[Near]:
        """Other groups of the same family and measure whose name is near, the nearest first; none that was refused."""
        with self._catalog.reading() as connection:
            wanted = catalog_listing.restrictions(connection, filters)
            others = catalog_listing.groups_like(connection, group, wanted)
            told = catalog_indicators.merges_of(connection)
        groups = Groups.of_merges(told)
        refused = {name for one in told if not one.same for name in _other(one, groups, group.name)} | {group.name}
        others = [one for one in others if one.name not in refused and set(one.name) & set(group.name)]
        scores = self._nearness(group.name, [one.name for one in others])
        found = [
            Near(one, round(score, 3), _shared(group.name, one.name))
            for one, score in zip(others, scores, strict=True)
            if score >= NEAR
        ]
        return sorted(found, key=lambda near: (-near.nearness, near.group.name))[:OFFERED]

    def meanings(self, said: str, names: Sequence[str]) -> list[float]:
        """How near each of `names` is to `said` by meaning, from -1 to 1; 0 for all without an embedding."""
        if self._embedding is None or not names:
            return [0.0] * len(names)
        vectors = self._embedding.encode([said, *names])
        return list(map(float, vectors[1:] @ vectors[0]))

    def likeness(self, these: Sequence[str], those: Sequence[str]) -> NDArray[np.float32]:
        """How near each of `these` (rows) is to each of `those` (columns) by meaning; 0 without an embedding."""
        if self._embedding is None or not these or not those:
            return np.zeros((len(these), len(those)), dtype=np.float32)
        vectors = self._embedding.encode([*these, *those])
        near: NDArray[np.float32] = vectors[: len(these)] @ vectors[len(these) :].T
        return near

    def listed_meanings(self, said: str, names: tuple[str, ...]) -> NDArray[np.float32]:
        """The same for a list that does not change: its vectors are made once, and kept for other processes."""
        embedding = self._embedding
        if embedding is None or not names:
            return np.zeros(len(names), dtype=np.float32)
        vectors = self._listed.current(names, lambda: self._kept.of(names, embedding))
        near: NDArray[np.float32] = vectors @ embedding.vector_of(said)
        return near

    def _nearness(self, name: str, others: Sequence[str]) -> list[float]:
        words = [_words_shared(name, other) for other in others]
        if self._embedding is None or not others:
            return words
        meanings = self.meanings(name, others)
        return [(shared + meaning) / 2 for shared, meaning in zip(words, meanings, strict=True)]

    @staticmethod
    def _known(connection: Any, groups: Groups, name: str) -> str:
        grouping = groups.of(name.strip())
        if not name.strip() or not catalog_listing.is_grouping(connection, grouping):
            raise IndicatorNotFound(f"没有名称为“{name}”的指标数据。可用 guiwen indicators 查看全部指标。")
        return grouping


def _names(one: Merge) -> tuple[str, str]:
    return one.first, one.second


def _refuses(one: Merge, groups: Groups, names: Sequence[str]) -> bool:
    """Whether it says of the groups of these names, which no rule joins, that they are not the same."""
    return not one.same and names[0] != names[1] and {groups.of(name) for name in _names(one)} == set(names)


def _other(one: Merge, groups: Groups, name: str) -> set[str]:
    """The group that a statement tells of beside that of this name."""
    told = {groups.of(each) for each in _names(one)}
    return told - {name} if name in told else set()


def _pair(one: Merge) -> set[str]:
    return {folded(one.first), folded(one.second)}


def _words_shared(one: str, other: str) -> float:
    """Twice the pairs of characters that both have over the pairs of both (Dice)."""
    first, second = _pairs(one), _pairs(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def _pairs(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)}


def _shared(one: str, other: str) -> str:
    return "".join(dict.fromkeys(sign for sign in one if sign in other))
