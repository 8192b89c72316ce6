"""A notice that issues a text (关于印发《…》的通知) before it: its words and signature, then the head of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.head import read_head
from ingest.plaintext import TextLine
from ingest.regulation import with_preamble
from ingest.report import parse_report
from ingest.signature import covering_signature
from ingest.tree import Node


@dataclass(frozen=True, slots=True)
class Cover:
    """The nodes of the notice and of the issued text's head; `body` is the index of the first line behind them."""

    nodes: tuple[Node, ...]
    body: int


def read_cover(lines: Sequence[TextLine], first: int, title: str) -> Cover | None:
    """The notice called `title`, whose words begin at line `first`, when it issues the text that follows it."""
    signature = covering_signature(lines, title)
    if signature is None or signature.first < first:
        return None
    issued = read_head(lines[signature.last :], title)
    words = with_preamble(parse_report(lines[first : signature.first]))
    return Cover((*words, signature.node(lines), *issued.nodes), signature.last + issued.body)
