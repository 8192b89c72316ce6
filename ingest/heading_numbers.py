"""Gaps and duplicates in the numbering of a report's headings 一、（一）1.: reported as sentences, never repaired."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.labels import UnitKind
from ingest.tree import Node

_NUMERAL = re.compile(r"\d+|[一二三四五六七八九十百]+|[①-⑳]")


def heading_numbering(nodes: Sequence[Node], scope: str = "") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Gaps and duplicates among the headings of each section, by the way they are numbered; 1 begins a new list."""
    gaps: list[str] = []
    duplicates: list[str] = []
    last: dict[str, Node] = {}
    for node in nodes:
        if node.kind is UnitKind.HEADING and node.number and node.mark:
            style = _NUMERAL.sub("", node.mark)
            before = last.get(style)
            if before is not None and before.number is not None and node.number.value > 1:
                step = node.number.value - before.number.value
                if step == 0:
                    duplicates.append(f"{scope}{node.mark}编号重复")
                elif step != 1:
                    gaps.append(f"{scope}{before.mark}之后是{node.mark}，编号不连续")
            last[style] = node
        below = heading_numbering(node.children, f"{scope}{node.mark}")
        gaps += below[0]
        duplicates += below[1]
    return tuple(gaps), tuple(duplicates)
