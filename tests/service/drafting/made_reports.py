"""Reports made for the tests of drafting, and what is drafted after them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from index.indicators import normal_form
from ingest.document import Document
from ingest.pipeline import ingest
from service.drafting.composing.compose import compose
from service.drafting.composing.context import Composed
from service.drafting.composing.known import Known
from service.drafting.composing.move import Move
from service.drafting.facts.facts import Facts
from service.drafting.facts.filling import Line, fill
from service.drafting.facts.rows import rows_of
from service.drafting.model.building import model_of
from service.drafting.model.model import Model

TITLES = {
    "2023H1": "2023年上半年",
    "2023H2": "2023年下半年",
    "2023": "2023年",
    "2022H1": "2022年上半年",
    "2023Q1": "2023年一季度",
}


def read(text: str, period: str = "2023H1") -> Document:
    """A report of a county office over `period` with this body."""
    whole = f"青山县档案馆{TITLES[period]}工作总结\n{text}\n"
    return ingest(whole.encode(), "总结.txt", today=date(2024, 6, 1))


def modelled(text: str, period: str = "2023H1") -> Model:
    """The model that such a report makes."""
    return model_of(read(text, period), normal_form)


def sheet(model: Model, values: Mapping[str, str]) -> Facts:
    """The facts of these values by indicator; of two rows of one name, by `indicator#2`."""
    lines, seen = [], dict.fromkeys(values, 0)
    for number, row in enumerate(rows_of(model), 2):
        seen[row.indicator] = seen.get(row.indicator, 0) + 1
        name = row.indicator if seen[row.indicator] == 1 else f"{row.indicator}#{seen[row.indicator]}"
        value = values.get(name, "")
        lines.append(Line(f"第{number}行", f"第{number}行", row.key, row.section, row.indicator, row.unit, value))
    return fill(model, rows_of(model), lines).sound()


def drafted(
    sentence: str,
    values: Mapping[str, str] | None = None,
    old: str = "2023H1",
    new: str = "2023H2",
    heading: str = "工作情况",
) -> Composed:
    """What a report of one section with this sentence becomes."""
    model = modelled(f"一、{heading}\n{sentence}", old)
    return compose(model, Move.of(model.period, new), sheet(model, values or {}), Known())


def only(composed: Composed) -> str:
    """The text of the one paragraph."""
    (placed,) = composed.draft.placed()
    return placed.paragraph.text
