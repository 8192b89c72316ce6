"""Golden trees: whole documents of several kinds, invented for this test, and the trees they give.

After a change that is meant, regenerate them and read the difference:
`GUIWEN_REGENERATE_GOLDEN=1 python -m pytest tests/ingest/test_golden.py`.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.document import Document, Unit
from ingest.pipeline import ingest

FOLDER = Path(__file__).parent / "golden"
SOURCES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_tree_is_the_golden_one(source: Path) -> None:
    """The description, the tree and the passages of a document are exactly what was approved."""
    document = ingest(source.read_bytes(), source.name, today=date(2024, 6, 1))
    golden = source.with_suffix(".json")
    found = json.dumps(_summary(document), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("GUIWEN_REGENERATE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def _summary(document: Document) -> dict[str, Any]:
    stated = {key: str(value) for key, value in asdict(document.description).items() if value}
    summary: dict[str, Any] = {
        "description": stated,
        "units": [_unit(unit) for unit in document.units],
        "passages": [f"{p.label} | {p.path} | {p.start}–{p.end}" for p in document.passages],
        "gaps": document.gaps,
        "duplicates": document.duplicates,
        "warnings": document.warnings,
    }
    if document.members:
        summary["members"] = [_summary(member) for member in document.members]
    return summary


def _unit(unit: Unit) -> dict[str, Any]:
    own = unit.text if not unit.children else unit.text[: unit.children[0].start - unit.start]
    row: dict[str, Any] = {"label": f"{unit.kind.value} {unit.label}", "id": unit.id.partition("/")[2]}
    if unit.heading:
        row["heading"] = unit.heading
    row["text"] = own
    if unit.children:
        row["children"] = [_unit(child) for child in unit.children]
    return row
