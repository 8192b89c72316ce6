"""Observations as rows of the catalogue, and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from index.catalog_packing import Row
from index.indicators import RULES, family, measure, normal_form
from ingest.document import Document, Unit
from ingest.errors import LibraryError
from ingest.observation import Alternative, Direction, Observation, Origin, Qualifier
from ingest.observations.stating import FINDER

OBSERVED = f"{FINDER}.{RULES}"
"""Which finder found the Observations that are kept now, and which rules named their indicators."""


def observation_rows(document: Document) -> list[Row]:
    """Rows of `observations` without document and grouping; LibraryError for a span outside the text."""
    for one in document.observations:
        if not 0 <= one.quote_start <= one.start < one.end <= one.quote_end <= len(document.text):
            raise LibraryError(
                f"文件“{document.description.title}”的指标数据“{one.indicator}”位置 [{one.start}, {one.end}) "
                "与正文不符，未入库。这是解析的错误，请附上该文件报告。"
            )
    return rows_of(document.observations, document.units)


def rows_of(found: Iterable[Observation], units: Sequence[Unit]) -> list[Row]:
    """The rows of what was found in a text with these Units."""
    return [_row(ordinal, one, label_at(units, one.start, one.end)) for ordinal, one in enumerate(found)]


def label_at(units: Sequence[Unit], start: int, end: int) -> str:
    """The label of the smallest Unit with a label that holds `[start, end)`; empty where there is none."""
    for unit in units:
        if unit.start <= start and end <= unit.end:
            return label_at(unit.children, start, end) or unit.label
    return ""


def observation_of(row: Row) -> Observation:
    """The Observation in a row of `observations`."""
    return Observation(
        indicator=row["indicator"],
        value=Decimal(row["value"]),
        value_high=_decimal(row["value_high"]),
        unit=row["unit"],
        qualifier=Qualifier(row["qualifier"]),
        period=row["period"],
        organisation=row["organisation"],
        start=row["start"],
        end=row["end"],
        quote_start=row["quote_start"],
        quote_end=row["quote_end"],
        normalized_value=Decimal(row["normalized_value"]),
        normalized_high=_decimal(row["normalized_high"]),
        normalized_unit=row["normalized_unit"],
        direction=Direction(row["direction"]) if row["direction"] else None,
        comparison=row["comparison"],
        cumulative=row["cumulative"],
        whole=row["whole"],
        origin=Origin(row["origin"]),
        confidence=row["confidence"],
        alternatives=tuple(Alternative(*one) for one in row["alternatives"]),
    )


def _row(ordinal: int, one: Observation, label: str) -> Row:
    return {
        "ordinal": ordinal,
        "indicator": one.indicator,
        "normal": normal_form(one.indicator),
        "family": family(one),
        "measure": measure(one).value,
        "value": str(one.value),
        "value_high": _text(one.value_high),
        "unit": one.unit,
        "qualifier": one.qualifier.value,
        "period": one.period,
        "organisation": one.organisation,
        "start": one.start,
        "end": one.end,
        "quote_start": one.quote_start,
        "quote_end": one.quote_end,
        "normalized_value": str(one.normalized_value),
        "normalized_high": _text(one.normalized_high),
        "normalized_unit": one.normalized_unit,
        "number": float(one.normalized_value),
        "direction": one.direction.value if one.direction else None,
        "comparison": one.comparison,
        "cumulative": one.cumulative,
        "whole": one.whole,
        "origin": one.origin.value,
        "confidence": one.confidence,
        "alternatives": [[each.indicator, each.period, each.organisation] for each in one.alternatives],
        "label": label,
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
