"""What the readers of fields need to see of a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.identity.found import Piece
from ingest.signature import Signature


@dataclass(frozen=True, slots=True)
class Source:
    """A document between reading its head and describing it.

    `above` are the lines of the head; `notes` are those that are no title (题注); `titles` are the lines of the title;
    `opening` are the first lines behind the head, and `body` is the text from there on; `name` is the file's name
    without its ending.
    """

    title: str
    name: str
    text: str
    titles: Piece | None
    above: Sequence[Piece]
    notes: Sequence[Piece]
    opening: Sequence[Piece]
    body: Piece
    articles: int
    signature: Signature | None
