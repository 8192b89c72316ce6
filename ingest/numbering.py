"""Gaps and duplicates in the numbering of a tree: reported as sentences, never repaired.

Articles count through the document, an annex from the start again. 编 and 章 begin again in what holds them or go on
behind the last one, as laws do either; 节 begin again in every 章, and 项 in every list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.labels import Number, UnitKind, print_numeral, print_step
from ingest.tree import STRUCTURAL, Node

_LISTED = (UnitKind.ITEM, UnitKind.SUBITEM)


def numbering(nodes: Sequence[Node], text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Gaps and duplicates of articles, headings and 项 in the tree of `text`, each as a sentence."""
    findings = _Findings(text)
    for scope, members in _scopes(nodes):
        findings.read_articles(scope, members)
        findings.read_headings(scope, members, {})
        for article in _articles(members):
            findings.read_article(scope + _article(article.number or Number(0)), article)
    return tuple(findings.gaps), tuple(findings.duplicates)


class _Findings:
    """What is wrong with the numbers, in the order of the text."""

    def __init__(self, text: str) -> None:
        self.gaps: list[str] = []
        self.duplicates: list[str] = []
        self._text = text

    def read_articles(self, scope: str, nodes: Sequence[Node]) -> None:
        """Articles count through their scope, wherever it begins to count."""
        seen: set[Number] = set()
        last: Number | None = None
        for number in (node.number for node in _articles(nodes) if node.number):
            if number in seen:
                self.duplicates.append(f"{scope}{_article(number)}编号重复")
            elif last is not None and (absent := _absent(last, number)):
                self.gaps.append(f"{scope}{_article(last)}之后缺{absent}")
            elif last is not None and number < last:
                self.gaps.append(f"{scope}{_article(number)}排在{_article(last)}之后")
            seen.add(number)
            last = max(last, number) if last else number

    def read_headings(self, scope: str, nodes: Sequence[Node], latest: dict[UnitKind, int]) -> None:
        """Each 编, 分编, 章 and 节 follows the one before it, or is the first in what holds it."""
        inside: dict[UnitKind, int] = {}
        for node in nodes:
            if node.kind not in STRUCTURAL or node.number is None:
                continue
            value = node.number.value
            before = inside.get(node.kind, 0)
            if before or value not in (1, latest.get(node.kind, 0) + 1):
                self._compare(scope, node.kind, before, value)
            inside[node.kind] = latest[node.kind] = value
            self.read_headings(scope + print_step(node.kind, node.number), node.children, latest)

    def read_article(self, label: str, article: Node) -> None:
        """The lists of the article's 款."""
        paragraphs = [node for node in article.children if node.kind is UnitKind.PARAGRAPH]
        for number, node in enumerate(paragraphs, 1):
            self._read_list(label + (f"第{print_numeral(number)}款" if len(paragraphs) > 1 else ""), node)

    def _read_list(self, label: str, node: Node) -> None:
        before, end = 0, node.start
        for item in (child for child in node.children if child.kind in _LISTED and child.number):
            value = item.number.value if item.number else 0
            # （一） run into the line before it is there, though it has no line of its own.
            inline = before + 1 < value and _names_item(self._text[end : item.start], value - 1)
            if value != 1 and not inline:
                self._compare(label, item.kind, before, value)
            before, end = value, item.start
            self._read_list(label + print_step(item.kind, Number(value)), item)

    def _compare(self, scope: str, kind: UnitKind, before: int, value: int) -> None:
        """Report what stands between `before` (0 for the beginning) and `value`, its next neighbour."""
        name, above = print_step(kind, Number(value)), print_step(kind, Number(before))
        if value == before:
            self.duplicates.append(f"{scope}{name}编号重复")
        elif value < before:
            self.gaps.append(f"{scope}{name}排在{above}之后")
        elif value > before + 1:
            absent = _range(kind, before + 1, value - 1)
            self.gaps.append(f"{scope}{above}之后缺{absent}" if before else f"{scope}{name}之前缺{absent}")


def _names_item(text: str, value: int) -> bool:
    """Whether （一）, or (一), stands somewhere in `text`."""
    return re.search(rf"[（(]\s?{print_numeral(value)}\s?[）)]", text) is not None


def _article(number: Number) -> str:
    return print_step(UnitKind.ARTICLE, number)


def _range(kind: UnitKind, first: int, last: int) -> str:
    names = [print_step(kind, Number(value)) for value in dict.fromkeys((first, last))]
    return "至".join(names)


def _absent(last: Number, number: Number) -> str:
    """The articles that should stand between `last` and `number`, or nothing; 第六条之一 wants a 第六条 before it."""
    first, final = last.value + 1, number.value - (0 if number.branch else 1)
    return _range(UnitKind.ARTICLE, first, final) if final >= first else ""


def _scopes(nodes: Sequence[Node]) -> list[tuple[str, list[Node]]]:
    """The nodes that count together: those of the text itself, and those of each annex."""
    own = [node for node in nodes if node.kind is not UnitKind.ANNEX]
    annexes = [node for node in nodes if node.kind is UnitKind.ANNEX]
    return [("", own), *((f"{node.mark or '附件'}{node.number or ''}", node.children) for node in annexes)]


def _articles(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        if node.kind is UnitKind.ARTICLE:
            yield node
        else:
            yield from _articles(node.children)
