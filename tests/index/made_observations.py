"""Observations made up for tests, and reports that state them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from ingest.document import Description, Document, DocumentKind, Passage, Unit, UnitKind
from ingest.observation import Direction, Observation, Qualifier
from tests.index.made_documents import data_of, id_of

MULTIPLIERS = {"万元": 10_000, "亿元": 100_000_000}


def stated(indicator: str, value: str, unit: str = "件", **given: Any) -> Observation:
    """An Observation without a place: `report_of` gives it one; period and organisation are the report's."""
    amount = Decimal(value)
    normal = amount * MULTIPLIERS.get(unit, 1)
    if given.get("direction") is Direction.DOWN:
        normal = -normal
    told: dict[str, Any] = {
        "qualifier": Qualifier.EXACT,
        "period": "",
        "organisation": "",
        "value_high": None,
        "normalized_high": None,
    }
    return Observation(
        indicator=indicator,
        value=amount,
        unit=unit,
        start=0,
        end=0,
        quote_start=0,
        quote_end=0,
        normalized_value=normal,
        normalized_unit="元" if unit in MULTIPLIERS else unit,
        **told | given,
    )


def report_of(name: str, organisation: str, period: str, *stating: Observation) -> Document:
    """A report that states `stating`, a sentence each, under headings that number its paragraphs."""
    document_id, text = id_of(data_of(name)), f"{name}\n"
    units, found = [], []
    for number, one in enumerate(stating, 1):
        start = len(text)
        quote = f"{one.indicator}{one.value}{one.unit}。"
        text += quote + "\n"
        end = start + len(quote)
        place = start + len(one.indicator)
        placed = replace(one, start=place, end=end - 1, quote_start=start, quote_end=end)
        found.append(replace(placed, period=one.period or period, organisation=one.organisation or organisation))
        label = f"第{number}段"
        units.append(Unit(f"{document_id}/p{number}", UnitKind.PARAGRAPH, None, label, "", quote, start, end))
    passages = (Passage(0, len(text), "第1段", "", "", tuple(unit.id for unit in units)),)
    return Document(
        id=document_id,
        description=Description(name, DocumentKind.REPORT, organisation=organisation, period=period),
        text=text,
        units=tuple(units),
        passages=passages,
        observations=tuple(found),
    )
