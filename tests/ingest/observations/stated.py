"""Observations of a text as short rows, for tables of (text, expected)."""

from __future__ import annotations

from decimal import Decimal

from ingest.document import Description, DocumentKind
from ingest.observation import Observation, Qualifier
from ingest.observations import find_observations

REPORT = Description(
    title="云渡县综合事务服务中心2023年上半年工作总结",
    kind=DocumentKind.REPORT,
    organisation="云渡县综合事务服务中心",
    period="2023H1",
)
CONGRESS = Description(
    title="青山县政府工作报告", kind=DocumentKind.REPORT, organisation="青山县人民政府", period="2026"
)


def found(text: str, description: Description = REPORT) -> tuple[Observation, ...]:
    """The Observations of a text without a tree."""
    return find_observations(text, (), description)


def written(value: Decimal) -> str:
    """A number without needless noughts and exponents."""
    return format(value.normalize(), "f") if value != value.to_integral_value() else str(int(value))


def short(observation: Observation) -> str:
    """`受理问题线索 123 件`; a change has its sign, other qualifiers their own, a range both ends."""
    marks = {Qualifier.APPROXIMATE: "≈", Qualifier.AT_LEAST: "≥", Qualifier.AT_MOST: "≤"}
    mark = marks.get(observation.qualifier, "")
    if observation.qualifier is Qualifier.CHANGE:
        mark = "-" if observation.direction and observation.direction.value == "down" else "+"
    high = f"~{written(observation.value_high)}" if observation.value_high is not None else ""
    return f"{observation.indicator} {mark}{written(observation.value)}{high} {observation.unit}".strip()


def rows(text: str, description: Description = REPORT) -> list[str]:
    """Every Observation of the text as a short row."""
    return [short(each) for each in found(text, description)]
