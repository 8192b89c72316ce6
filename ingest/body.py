"""The text of one article, heading or annex: 款 with their lists of 项 and 目, and tables.

款 are the unnumbered paragraphs, counted within the article; 项 and 目 hang under their 款 (立法技术规范（试行）（一）,
法工委发〔2009〕62号, 6—12). A line that goes on with an unfinished list (…；) belongs to the 款 or 项 above it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.labels import Number, UnitKind
from ingest.marks import ListMark, Style, list_mark
from ingest.plaintext import TextLine
from ingest.tree import Node

# A line that closes a list belongs to its 款: （一）…；（二）…⏎的，处以罚款。
_CLOSERS = ("的，", "的,", "之一的", "等情形之一", "等行为之一")
_CLOSING_MARKS = "，,。；;、：:）)”’】》〉〕"
UNFINISHED = ("；", ";")
COLON = ("：", ":")
_COMMAS = ("，", ",", "、")
_STOPS = "。；：;:"
# A list of headings has three at least; each is short.
_LEAST_HEADED = 3
_MAX_HEADED = 30
_FORMULA = re.compile(r"[=＝]")


@dataclass(slots=True)
class Body:
    """The text of one article, heading or annex: its 款 with their lists, and its tables."""

    siblings: list[Node]
    paragraph: Node | None = None
    items: list[tuple[Style, Node]] = field(default_factory=list)
    lists: list[tuple[Node, list[tuple[Style, Node]]]] = field(default_factory=list)
    last: str = ""
    first_ends: dict[int, int] = field(default_factory=dict)  # where the first line of each 项 ends, by its start

    def read(self, line: TextLine) -> None:
        """Take a line without a mark: a new 款, or more of the one above."""
        if self.paragraph is None or not self._continues(line.text):
            self.open_paragraph(line.start, line.end)
        elif self.items and not self._closes(line.text):
            self.items[-1][1].end = line.end
        else:
            self.paragraph.end = line.end
        self.last = line.text

    def _closes(self, text: str) -> bool:
        return text.startswith((*_CLOSERS, "，", ","))

    def _continues(self, text: str) -> bool:
        if text[0] in _CLOSING_MARKS or (self.items and self._closes(text)):
            return True
        if self.last.endswith(_COMMAS) or self._is_headed(text):
            return True
        listed = text.endswith(UNFINISHED)
        if self.last.endswith(COLON):
            return listed or _FORMULA.search(text) is not None
        # Behind a numbered 项 that ends in ；, plain words begin a 款 unless the list goes on (see `_adopt`).
        return self.last.endswith(UNFINISHED) and (not self.items or list_mark(self.last) is None)

    def _is_headed(self, text: str) -> bool:
        """Whether the last 项 is a heading whose words follow, as all before it in the list are: （四）会后落实⏎…。"""
        if len(self.items) != 1 or self.paragraph is None or text.startswith("前"):
            return False
        siblings = self.paragraph.children
        return (
            len(siblings) >= _LEAST_HEADED
            and all(node.extent() > self.first_ends.get(node.start, node.end) for node in siblings[:-1])
            and self._reads_heading(siblings[-1])
        )

    def _reads_heading(self, item: Node) -> bool:
        own = self.first_ends.get(item.start, item.end) - item.start <= _MAX_HEADED
        return own and (item.end > self.first_ends.get(item.start, item.end) or self.last[-1] not in _STOPS)

    def open_paragraph(self, start: int, end: int) -> Node:
        """Append the next 款, `[start, end)`."""
        number = 1 + sum(child.kind is UnitKind.PARAGRAPH for child in self.siblings)
        self._remember()
        node = Node(UnitKind.PARAGRAPH, start, end, Number(number))
        self.siblings.append(node)
        self.paragraph = node
        return node

    def _remember(self) -> None:
        if self.paragraph is not None and self.items:
            self.lists.append((self.paragraph, self.items))
        self.items = []

    def item(self, start: int, end: int, mark: ListMark, text: str) -> None:
        """Append a 项 or 目 to the list it continues, else begin a list in the open 款."""
        if mark.style not in [style for style, _ in self.items] and mark.number.value > 1:
            self._adopt(mark)
        while mark.style in [style for style, _ in self.items]:
            self.items.pop()
        parent = self.items[-1][1] if self.items else self.paragraph or self.open_paragraph(start, start)
        kind = UnitKind.SUBITEM if self.items else UnitKind.ITEM
        self.items.append((mark.style, parent.add(Node(kind, start, end, mark.number))))
        self.first_ends[start] = end
        self.last = text

    def _adopt(self, mark: ListMark) -> None:
        """Where `mark` goes on with an earlier list, the 款 in between are paragraphs of the 项 before it."""
        for paragraph, items in reversed(self.lists):
            depth = next((depth for depth, (style, _) in enumerate(items) if style is mark.style), None)
            if depth is None:
                continue
            item = items[depth][1]
            before = item.number.value if item.number else 0
            # …；⏎（七） after （五）: the line in between lost its number, the list goes on.
            lost = before < mark.number.value and self.last.endswith(UNFINISHED)
            if before == mark.number.value - 1 or lost:
                self._fold(paragraph, item)
                self.paragraph, self.items = paragraph, items[: depth + 1]
            return

    def _fold(self, paragraph: Node, item: Node) -> None:
        position = next(index for index, node in enumerate(self.siblings) if node is paragraph) + 1
        for node in self.siblings[position:]:
            item.end = max(item.end, node.end)
            below = node.children if node.kind is UnitKind.PARAGRAPH else [node]
            for child in below:
                child.kind = UnitKind.SUBITEM if child.kind is UnitKind.ITEM else child.kind
                item.add(child)
        del self.siblings[position:]

    def add_table(self, table: Node) -> None:
        """Append `table`; what follows it begins a new 款."""
        self.siblings.append(table)
        self._remember()
        self.paragraph = None
