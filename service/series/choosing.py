"""Which group of indicators a name means: one, or several to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.indicators import Measure, folded
from index.library import Library
from index.observation_records import Group, ObservationFilters
from index.periods import PeriodKind
from ingest.errors import AmbiguousIndicator, IndicatorNotFound
from service.series.building import Series, build

# Groups that are offered at most.
OFFERED = 30
_NAMED = 5
# So many times as large as all others together, a group is what everybody means; the others are offered.
_BY_FAR = 8


@dataclass(frozen=True, slots=True)
class Found:
    """The series of the group that was meant, if one was, and the other groups that the name fits."""

    series: Series | None
    candidates: tuple[Group, ...]


def find_series(library: Library, name: str, filters: ObservationFilters, kind: PeriodKind | None = None) -> Found:
    """The series that `name`, or the id of a group, means among the Observations that `filters` let through."""
    fitting = _fitting(library, name, filters)
    group = _meant(library, name, fitting)
    others = tuple(one for one in fitting if group is None or one.id != group.id)[:OFFERED]
    if group is None:
        return Found(None, others)
    records = library.observations.each(replace(filters, indicator="", group=group.id))
    return Found(build(group, records, kind), others)


def the_series(library: Library, name: str, filters: ObservationFilters, kind: PeriodKind | None = None) -> Series:
    """The series that `name` means; IndicatorNotFound, AmbiguousIndicator."""
    found = find_series(library, name, filters, kind)
    if found.series:
        return found.series
    if not found.candidates:
        raise IndicatorNotFound(f"没有名称含“{name}”的指标数据。可用 guiwen indicators 查看全部指标。")
    named = "、".join(group.id for group in found.candidates[:_NAMED])
    more = "等" * (len(found.candidates) > _NAMED)
    raise AmbiguousIndicator(f"“{name}”可能是 {len(found.candidates)} 组指标：{named}{more}。请用其中一个编号。")


def _fitting(library: Library, name: str, filters: ObservationFilters) -> list[Group]:
    if is_group_id(name):
        return library.observations.groups(replace(filters, group=name))
    return library.observations.groups(replace(filters, indicator=name))


def is_group_id(name: str) -> bool:
    """Whether a name is the id of a group rather than words."""
    return "|" in name and name.rsplit("|", 1)[1] in set(Measure)


def _meant(library: Library, name: str, fitting: Sequence[Group]) -> Group | None:
    """The only group that fits; else that of exactly this name, a level first: the only one, or by far the largest."""
    if len(fitting) == 1:
        return fitting[0]
    grouping = library.observations.grouping(name)
    exact = [one for one in fitting if one.name in (grouping, folded(name))]
    levels = [one for one in exact if one.measure is Measure.LEVEL]
    for some in (levels, exact):
        # The most frequent stand first.
        if some and some[0].count >= _BY_FAR * sum(one.count for one in some[1:]):
            return some[0]
    return None
