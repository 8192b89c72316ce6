"""Two documents of a Library compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.library import Library
from index.records import DocumentRecord
from ingest.document import Unit
from service.comparing.alignment import Pair, align
from service.comparing.blocks import Block, blocks
from service.comparing.wording import Run, compare_wordings


class RowState(StrEnum):
    """What became of a part from the left document to the right one."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Side:
    """One part of one document with its words as runs."""

    block: Block
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Two parts that correspond, or one without a counterpart; `rewritten` tells whether a moved one also changed."""

    state: RowState
    left: Side | None
    right: Side | None
    rewritten: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """The rows in the order of the right document; `counts` tells how many there are of each state."""

    left: DocumentRecord
    right: DocumentRecord
    rows: tuple[Row, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows have each state; every state is named."""
        found = Counter(row.state for row in self.rows)
        return {state.value: found[state] for state in RowState}


def compare_documents(library: Library, left: str, right: str) -> Comparison:
    """Two documents, by id or title; DocumentNotFound, AmbiguousDocument."""
    one, other = library.document(left), library.document(right)
    return Comparison(one, other, compare_trees(library.units(one.id), library.units(other.id)))


def compare_trees(left: Sequence[Unit], right: Sequence[Unit]) -> tuple[Row, ...]:
    """The rows of two trees."""
    ones, others = list(blocks(left)), list(blocks(right))
    return tuple(_row(pair, ones, others) for pair in align(ones, others))


def _row(pair: Pair, ones: Sequence[Block], others: Sequence[Block]) -> Row:
    one = ones[pair.left] if pair.left is not None else None
    other = others[pair.right] if pair.right is not None else None
    if one is None or other is None:
        state = RowState.ADDED if one is None else RowState.REMOVED
        return Row(state, _alone(one), _alone(other), True)
    rewritten = one.bare != other.bare
    runs = compare_wordings(one.text, other.text) if rewritten else ((Run(one.text, False),), (Run(other.text, False),))
    state = RowState.MOVED if pair.moved else RowState.CHANGED if rewritten else RowState.SAME
    return Row(state, Side(one, runs[0]), Side(other, runs[1]), rewritten)


def _alone(block: Block | None) -> Side | None:
    return Side(block, (Run(block.text, True),)) if block else None
