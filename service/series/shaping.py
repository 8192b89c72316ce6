"""Series as the plain dictionaries that the command line prints and the HTTP API sends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from index.indicators import normal_form
from index.observation_records import ObservationRecord
from service.observation_shaping import group_shape, maybe, number
from service.series.building import Line, Point, Series, Since
from service.series.change import REASONS
from service.series.choosing import Found
from service.series.notes import notes
from service.series.readings import Reading


def found_shape(found: Found, milliseconds: float) -> dict[str, Any]:
    """What a name gave: a series, or candidates."""
    return {
        "series": series_shape(found.series) if found.series else None,
        "candidates": [group_shape(group) for group in found.candidates],
        "milliseconds": round(milliseconds, 2),
    }


def series_shape(series: Series) -> dict[str, Any]:
    """A series as `guiwen series --json` prints it."""
    told = notes(series)
    return {
        "group": group_shape(series.group),
        "wordings": wordings_shape(series.group.name, series.wordings),
        "kind": series.kind.value,
        "kinds": {kind.value: count for kind, count in series.kinds.items()},
        "unit": series.group.family,
        "shown_unit": series.scale.unit,
        "lines": [_line(line) for line in series.lines],
        "notes": [note.words for note in told],
        "note_codes": [{"code": note.code.value, "count": note.count} for note in told],
    }


def wordings_shape(group: str, wordings: Mapping[str, int]) -> list[dict[str, Any]]:
    """The names in a group as texts write them; `rule` where no person had to say that they belong there."""
    return [{"indicator": name, "count": count, "rule": normal_form(name) == group} for name, count in wordings.items()]


def _line(line: Line) -> dict[str, Any]:
    points = [_point(point) for point in line.points]
    return {"organisation": line.organisation, "comparison": line.comparison, "points": points}


def _point(point: Point) -> dict[str, Any]:
    return {
        "period": point.period.text,
        "words": point.period.words,
        "gap": not point.readings,
        "conflict": point.conflict,
        "readings": [_reading(reading) for reading in point.readings],
        "change": _since(point.change),
        "year_on_year": _since(point.year_on_year),
        "uncomputed": point.uncomputed,
        "uncomputed_code": REASONS.get(point.uncomputed, ""),
    }


def _since(since: Since | None) -> dict[str, Any] | None:
    if since is None:
        return None
    found = since.change
    told = {"period": since.period.text, "difference": number(found.difference), "words": found.words}
    return told | {"percent": maybe(found.percent)}


def _reading(reading: Reading) -> dict[str, Any]:
    one = reading.observation
    return {
        "value": number(one.value),
        "value_high": maybe(one.value_high),
        "unit": one.unit,
        "qualifier": one.qualifier.value,
        "normalized_value": number(one.normalized_value),
        "normalized_high": maybe(one.normalized_high),
        "normalized_unit": one.normalized_unit,
        "shown": number(reading.shown),
        "shown_high": maybe(reading.shown_high),
        "direction": one.direction.value if one.direction else None,
        "cumulative": one.cumulative,
        "sources": [_source(record) for record in reading.sources],
    }


def _source(record: ObservationRecord) -> dict[str, Any]:
    one = record.observation
    return {
        "document_id": record.document_id,
        "title": record.title,
        "label": record.label,
        "quote": record.quote,
        "start": one.start,
        "end": one.end,
        "quote_start": one.quote_start,
        "quote_end": one.quote_end,
        "indicator": one.indicator,
        "confidence": one.confidence,
        "alternatives": [asdict(each) for each in one.alternatives],
    }
