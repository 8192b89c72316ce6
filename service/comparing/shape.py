"""A comparison as the plain dictionaries that the command line prints and the HTTP API sends."""

from __future__ import annotations

import dataclasses
from typing import Any

from service.comparing.comparison import Comparison, Row, Side
from service.shaping import document_shape


def comparison_shape(comparison: Comparison) -> dict[str, Any]:
    """What `guiwen compare --json` prints."""
    return {
        "left": document_shape(comparison.left),
        "right": document_shape(comparison.right),
        "rows": [_row(row) for row in comparison.rows],
        "counts": comparison.counts,
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "state": row.state.value,
        "rewritten": row.rewritten,
        "left": _side(row.left),
        "right": _side(row.right),
    }


def _side(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    block = side.block
    return {
        "unit_id": block.unit_id,
        "kind": block.kind.value,
        "label": block.label,
        "start": block.start,
        "end": block.end,
        "runs": [dataclasses.asdict(run) for run in side.runs],
    }
