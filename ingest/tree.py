"""Nodes that a parser grows, and the frozen Units they become: extents, labels and ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ingest.document import Unit
from ingest.labels import Label, Number, UnitKind, print_numeral
from ingest.plaintext import PlainText

STRUCTURAL = (UnitKind.PART, UnitKind.SUBPART, UnitKind.CHAPTER, UnitKind.SECTION)

_FIXED_LABELS = {
    UnitKind.TITLE: "标题",
    UnitKind.NOTE: "题注",
    UnitKind.CONTENTS: "目录",
    UnitKind.PREAMBLE: "引言",
    UnitKind.SIGNATURE: "落款",
    UnitKind.CAPTION: "表题",
    UnitKind.MEASURE: "单位",
    UnitKind.HEADER: "表头",
}
_TOKENS = {
    UnitKind.TITLE: "t",
    UnitKind.NOTE: "n",
    UnitKind.CONTENTS: "m",
    UnitKind.PREAMBLE: "f",
    UnitKind.PART: "b",
    UnitKind.SUBPART: "bb",
    UnitKind.CHAPTER: "c",
    UnitKind.SECTION: "s",
    UnitKind.ARTICLE: "a",
    UnitKind.PARAGRAPH: "p",
    UnitKind.ITEM: "i",
    UnitKind.SUBITEM: "j",
    UnitKind.ANNEX: "x",
    UnitKind.HEADING: "h",
    UnitKind.TABLE: "tb",
    UnitKind.CAPTION: "tc",
    UnitKind.MEASURE: "tm",
    UnitKind.HEADER: "th",
    UnitKind.ROW: "r",
    UnitKind.MEMBER: "d",
    UnitKind.SIGNATURE: "g",
}


@dataclass(slots=True)
class Node:
    """A Unit in the making; `end` covers its own text, children extend it."""

    kind: UnitKind
    start: int
    end: int
    number: Number | None = None
    heading: str = ""
    level: int | None = None
    mark: str = ""  # how the node calls itself where its kind and number do not tell: 附表2, （1）, 表注
    children: list[Node] = field(default_factory=list)

    def add(self, child: Node) -> Node:
        """Append `child` and return it."""
        self.children.append(child)
        return child

    def extent(self) -> int:
        """The end of the node's span, children included."""
        return max([self.end, *(child.extent() for child in self.children)])


@dataclass(frozen=True, slots=True)
class _Context:
    """What a Unit inherits: the label so far, the annex it stands in, the nearest article, and where articles hang."""

    label: str
    base: str
    annex: str = ""
    in_article: bool = False


class Grower:
    """Turns the nodes of one document into Units."""

    def __init__(self, document_id: str, plain: PlainText) -> None:
        self._document_id = document_id
        self._plain = plain
        self._taken: dict[str, int] = {}

    def grow(self, nodes: Iterable[Node]) -> tuple[Unit, ...]:
        """The Units of `nodes`, each with its extent, label and an id that is unique in the document."""
        context = _Context("", f"{self._document_id}/")
        return tuple(self._unit(node, context, context.base, None) for node in nodes)

    def _unit(self, node: Node, context: _Context, parent_id: str, siblings: Sequence[Node] | None) -> Unit:
        end = node.extent()
        label = _label(node, context, siblings or ())
        unit_id = self._id(node, context, parent_id)
        below = _below(node, context, label, unit_id)
        children = tuple(self._unit(child, below, unit_id + "/", node.children) for child in node.children)
        return Unit(
            id=unit_id,
            kind=node.kind,
            number=node.number,
            label=label,
            heading=node.heading,
            text=self._plain.text[node.start : end],
            start=node.start,
            end=end,
            page=self._plain.page(node.start),
            level=node.level,
            children=children,
        )

    def _id(self, node: Node, context: _Context, parent_id: str) -> str:
        # An article keeps its id when chapters are renumbered around it, so it hangs under the document itself.
        base = context.base if node.kind is UnitKind.ARTICLE else parent_id
        stem = f"{base}{_TOKENS[node.kind]}{node.number or ''}"
        seen = self._taken.get(stem, 0) + 1
        self._taken[stem] = seen
        if seen == 1:
            return stem
        return f"{stem}~{seen}"


def _below(node: Node, context: _Context, label: str, unit_id: str) -> _Context:
    """What the children of `node` inherit."""
    if node.kind is UnitKind.ANNEX:
        return _Context(label, unit_id + "/", annex=label)
    return replace(context, label=label, in_article=context.in_article or node.kind is UnitKind.ARTICLE)


def _label(node: Node, context: _Context, siblings: Sequence[Node]) -> str:
    if node.kind in _FIXED_LABELS:
        return context.label + (node.mark or _FIXED_LABELS[node.kind])
    if node.kind is UnitKind.HEADING:
        # 1.1 stands below 1. and says so itself.
        base = re.sub(r"\d[\d.]*$", "", context.label) if "." in node.mark[:-1] else context.label
        return base + (node.mark or heading_mark(node.number, node.level, node.heading))
    if node.kind is UnitKind.ANNEX:
        return f"{node.mark or '附件'}{node.number or ''}"
    if node.kind is UnitKind.MEMBER:
        return f"《{node.heading}》"
    if node.kind in (UnitKind.TABLE, UnitKind.ROW):
        return context.label + _table_label(node)
    if node.kind is UnitKind.PARAGRAPH:
        return context.label + _paragraph_label(node, context, siblings)
    if node.kind is UnitKind.ARTICLE:
        return context.annex + _step_label(node)
    if node.kind is UnitKind.ITEM and node.mark:  # 一是, counted up in running text
        return context.label + node.mark
    return context.label + _step_label(node)


def _table_label(node: Node) -> str:
    number = node.number.value if node.number else 1
    return node.mark or f"表{number}" if node.kind is UnitKind.TABLE else f"第{number}行"


def _paragraph_label(node: Node, context: _Context, siblings: Sequence[Node]) -> str:
    number = node.number or Number(1)
    if context.in_article:
        alone = sum(sibling.kind is UnitKind.PARAGRAPH for sibling in siblings) == 1
        return "" if alone else f"第{print_numeral(number.value)}款"
    return f"第{number.value}段"


def _step_label(node: Node) -> str:
    if node.number is None:
        return node.heading
    return str(Label(((node.kind, node.number),)))


def heading_mark(number: Number | None, level: int | None, heading: str) -> str:
    """How a report's heading is numbered: 一、（一）1.（1） by level; its own words when it has no number."""
    if number is None:
        return f"“{heading}”"
    value = number.value
    marks = {1: f"{print_numeral(value)}、", 2: f"（{print_numeral(value)}）", 3: f"{value}.", 4: f"（{value}）"}
    return marks.get(level or 1, f"{value}.")
