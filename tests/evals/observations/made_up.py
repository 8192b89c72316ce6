"""A report and a gold set that were made up, and what a finder could have found in the report."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ingest.document import Document, DocumentKind
from ingest.observation import Direction, Observation, Qualifier
from ingest.pipeline import ingest

NAME = "云渡县上半年小结.txt"
LINES = (
    "云渡县综合事务服务中心2023年上半年小结",
    "",
    "上半年共受理信访事项３６０件，同比下降1.6%，其中来访约139件。",
    "上半年新建服务点2个，培训5.5万人次。",
    "下半年拟再建2个，每个2人。",
)
ORGANISATION = "云渡县综合事务服务中心"


def document(*found: Observation) -> Document:
    """The report as the product reads it, with what was found in it."""
    data = "\n".join(LINES).encode()
    read = ingest(data, NAME, kind=DocumentKind.REPORT, today=date(2024, 1, 1))
    return replace(read, observations=found)


def found(text: str, indicator: str, value: str, unit: str, nth: int = 1, **others: Any) -> Observation:
    """What a finder says of the `nth` place of `text` in the report; by default exact, of its period and office."""
    whole = document().text
    start = -1
    for _ in range(nth):
        start = whole.index(text, start + 1)
    given: dict[str, Any] = {
        "qualifier": Qualifier.EXACT,
        "period": "2023H1",
        "organisation": ORGANISATION,
        "value_high": None,
        **others,
    }
    return Observation(
        indicator=indicator,
        value=Decimal(value),
        unit=unit,
        start=start,
        end=start + len(text),
        quote_start=start,
        quote_end=start + len(text),
        normalized_value=Decimal(value),
        normalized_high=None,
        normalized_unit=unit,
        **given,
    )


def everything() -> list[Observation]:
    """All that the gold set expects, as a perfect finder gives it."""
    return [
        found("３６０件", "受理信访事项", "360", "件"),
        found("1.6%", "受理信访事项", "1.6", "%", qualifier=Qualifier.CHANGE, direction=Direction.DOWN),
        found("139件", "来访", "139", "件", qualifier=Qualifier.APPROXIMATE),
        found("2个", "新建服务点", "2", "个"),
        found("5.5万人次", "培训", "55000", "人次"),
        found("2个", "再建", "2", "个", nth=2, period="2023H2"),
    ]


def row(line: int, text: str, indicator: str, value: float, unit: str, **others: Any) -> dict[str, Any]:
    """One line of the gold set."""
    return {
        "file": NAME,
        "line": line,
        "text": text,
        "nth": 1,
        "indicator": indicator,
        "accept": [],
        "value": value,
        "value_high": None,
        "unit": unit,
        "qualifier": "exact",
        "direction": None,
        "period": "2023H1",
        "organisation": ORGANISATION,
        "optional": False,
        **others,
    }


ROWS: tuple[dict[str, Any], ...] = (
    {"file": NAME, "lines": [3, 5]},
    row(3, "３６０件", "受理信访事项", 360, "件", accept=["信访事项"]),
    row(3, "1.6%", "受理信访事项", 1.6, "%", qualifier="change", direction="down"),
    row(3, "139件", "来访", 139, "件", qualifier="approximate"),
    row(4, "2个", "新建服务点", 2, "个", accept=["服务点"]),
    row(4, "5.5万人次", "培训", 5.5, "万人次"),
    row(5, "2个", "再建服务点", 2, "个", accept=["再建"], period="2023H2", period_accept=["2023"]),
    row(5, "2人", "每个服务点人数", 2, "人", optional=True),
)


def write_gold(path: Path, rows: tuple[dict[str, Any], ...] = ROWS) -> Path:
    """The gold set as a file."""
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in rows), encoding="utf-8")
    return path
