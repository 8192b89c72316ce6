"""Gaps and duplicates in the numbering of a report's headings 一、（一）1.: reported as sentences, never repaired."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.labels import UnitKind
from ingest.tree import Node

_NUMERAL = re.compile(r"\d+|[一二三四五六七八九十百]+|[①-⑳]")
_DECIMAL_END = re.compile(r"\d[\d.]*$")


def heading_numbering(nodes: Sequence[Node], scope: str = "") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Gaps and duplicates among the headings of each section, by the way they are numbered; 1 begins a new list."""
    gaps: list[str] = []
    duplicates: list[str] = []
    last: dict[str, Node] = {}
    for node in nodes:
        if node.kind is UnitKind.HEADING and node.number and node.mark:
            style = _NUMERAL.sub("#", node.mark)
            before = last.get(style)
            if before is not None and before.number is not None and node.number.value > 1:
                step = node.number.value - before.number.value
                if step == 0:
                    duplicates.append(f"{_cited(scope, node)}编号重复")
                elif step != 1:
                    gaps.append(f"{_cited(scope, before)}之后是{node.mark}，编号不连续")
            last[style] = node
        below = heading_numbering(node.children, _cited(scope, node))
        gaps += below[0]
        duplicates += below[1]
    return tuple(gaps), tuple(duplicates)


def _cited(scope: str, node: Node) -> str:
    """How a heading is cited within the headings above it; 1.1 names them itself."""
    return (_DECIMAL_END.sub("", scope) if "." in node.mark[:-1] else scope) + node.mark
