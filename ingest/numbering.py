"""Gaps and duplicates in the numbering of a tree: reported, never repaired."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.labels import Number, UnitKind, print_step
from ingest.tree import Node


def numbering(nodes: Sequence[Node]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Gaps and duplicates of the article numbers, each as a sentence; an annex counts from the start again."""
    gaps: list[str] = []
    duplicates: list[str] = []
    for scope, articles in _scopes(nodes):
        seen: set[Number] = set()
        last: Number | None = None
        for number in articles:
            if number in seen:
                duplicates.append(f"{scope}{_article(number)}编号重复")
            elif last is not None and (absent := _absent(last, number)):
                gaps.append(f"{scope}{_article(last)}之后缺{absent}")
            elif last is not None and number < last:
                gaps.append(f"{scope}{_article(number)}排在{_article(last)}之后")
            seen.add(number)
            last = max(last, number) if last else number
    return tuple(gaps), tuple(duplicates)


def _article(number: Number) -> str:
    return print_step(UnitKind.ARTICLE, number)


def _absent(last: Number, number: Number) -> str:
    """The articles that should stand between `last` and `number`, or nothing; 第六条之一 wants a 第六条 before it."""
    first, final = last.value + 1, number.value - (0 if number.branch else 1)
    if final < first:
        return ""
    return _article(Number(first)) + (f"至{_article(Number(final))}" if final > first else "")


def _scopes(nodes: Sequence[Node]) -> list[tuple[str, list[Number]]]:
    scopes: list[tuple[str, list[Number]]] = [("", [])]
    for node in nodes:
        if node.kind is UnitKind.ANNEX:
            scopes.append((f"附件{node.number or ''}", _article_numbers(node)))
        else:
            scopes[0][1].extend(_article_numbers(node))
    return scopes


def _article_numbers(node: Node) -> list[Number]:
    if node.kind is UnitKind.ARTICLE:
        return [node.number] if node.number else []
    return [number for child in node.children for number in _article_numbers(child)]
