"""Observations and their groups as the plain dictionaries that the command line prints and the HTTP API sends."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from index.observation_records import Group, ObservationCounts, ObservationRecord
from ingest.observation import Direction, Observation, Qualifier

AROUND = {
    Qualifier.EXACT: "{}",
    Qualifier.APPROXIMATE: "约{}",
    Qualifier.AT_LEAST: "{}以上",
    Qualifier.AT_MOST: "{}以下",
    Qualifier.CHANGE: "{}",
}
_DIRECTIONS = {Direction.UP: "增", Direction.DOWN: "减", None: ""}


def observation_shape(record: ObservationRecord) -> dict[str, Any]:
    """One line of `guiwen observations --json`."""
    one = record.observation
    return {
        "indicator": one.indicator,
        "value": number(one.value),
        "value_high": maybe(one.value_high),
        "unit": one.unit,
        "qualifier": one.qualifier.value,
        "period": one.period,
        "organisation": one.organisation,
        "document_id": record.document_id,
        "title": record.title,
        "label": record.label,
        "quote": record.quote,
        "start": one.start,
        "end": one.end,
        "quote_start": one.quote_start,
        "quote_end": one.quote_end,
        "normalized_value": number(one.normalized_value),
        "normalized_high": maybe(one.normalized_high),
        "normalized_unit": one.normalized_unit,
        "direction": one.direction.value if one.direction else None,
        "comparison": one.comparison,
        "cumulative": one.cumulative,
        "origin": one.origin.value,
        "confidence": one.confidence,
        "alternatives": [asdict(each) for each in one.alternatives],
        "group": record.group.id,
    }


def counts_shape(counts: ObservationCounts) -> dict[str, Any]:
    """How many Observations there are, by group, period and organisation."""
    return {
        "total": counts.total,
        "groups": [group_shape(group) for group in counts.groups],
        "periods": counts.periods,
        "organisations": counts.organisations,
    }


def group_shape(group: Group) -> dict[str, Any]:
    """A group of indicators."""
    told = {"id": group.id, "name": group.name, "family": group.family}
    return told | {"measure": group.measure.value, "count": group.count}


def number(value: Decimal) -> int | float:
    """The number as JSON has it: a whole one without a point."""
    return int(value) if value == value.to_integral_value() else float(value)


def maybe(value: Decimal | None) -> int | float | None:
    """The number where there is one."""
    return None if value is None else number(value)


def amount(one: Observation) -> str:
    """The number as it is meant: 约1.2亿元, 增5.1%."""
    span = f"{one.value:f}" if one.value_high is None else f"{one.value:f}—{one.value_high:f}"
    return _DIRECTIONS[one.direction] + AROUND[one.qualifier].format(span + one.unit)
