"""What stands beside a document's text, as the catalogue keeps it: places, evidence, acts, references."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from typing import Any

from ingest.description import work_title
from ingest.document import Act, ActKind, Box, Document, Evidence, Place, Reference, ReferenceState
from ingest.errors import LabelError
from ingest.labels import Label, Number, UnitKind, parse_label

Row = dict[str, Any]


def packed_places(places: tuple[Place, ...]) -> bytes:
    """The places as compressed JSON."""
    rows = [_place_row(place) for place in places]
    return zlib.compress(json.dumps(rows, separators=(",", ":")).encode(), level=1)


def unpacked_places(packed: bytes) -> tuple[Place, ...]:
    """The places that `packed_places` packed, also those that an older program packed without confidence."""
    return tuple(
        Place(start, end, page, Box(*box) if box else None, *confidence)
        for start, end, page, box, *confidence in json.loads(zlib.decompress(packed))
    )


def _place_row(place: Place) -> list[Any]:
    row = [place.start, place.end, place.page, astuple(place.box) if place.box else None]
    # Places are many, and few of them were recognised from an image.
    return row if place.confidence is None else [*row, place.confidence]


def packed_evidence(evidence: Iterable[Evidence]) -> list[list[Any]]:
    """The evidence as a JSON column keeps it."""
    return [[one.field, one.value, one.start, one.end, one.confidence] for one in evidence]


def unpacked_evidence(rows: Sequence[Sequence[Any]]) -> tuple[Evidence, ...]:
    """The evidence that `packed_evidence` packed."""
    return tuple(Evidence(*row) for row in rows)


def act_rows(acts: Iterable[Act]) -> list[Row]:
    """Rows of `acts` that lack only the document's key."""
    return [
        {
            "ordinal": ordinal,
            "kind": act.kind.value,
            "title": act.title,
            "work": work_title(act.title),
            "document_number": act.document_number,
            "day": act.day,
            "before": act.before,
            "start": act.start,
            "end": act.end,
        }
        for ordinal, act in enumerate(acts)
    ]


def act_of(row: Row) -> Act:
    """The Act in a row of `acts`."""
    return Act(
        kind=ActKind(row["kind"]),
        title=row["title"],
        document_number=row["document_number"],
        day=row["day"],
        start=row["start"],
        end=row["end"],
        before=row["before"],
    )


def reference_rows(document: Document) -> list[Row]:
    """Rows of `cross_references` that lack only the document's key."""
    return [_row(ordinal, one, document.id) for ordinal, one in enumerate(document.references)]


def reference_of(row: Row, document_id: str) -> Reference:
    """The Reference in a row."""
    unit_id = document_id + row["unit"] if row["unit"] else ""
    return Reference(row["start"], row["end"], row["title"], row["label"], ReferenceState(row["state"]), unit_id)


def _row(ordinal: int, one: Reference, document_id: str) -> Row:
    article = article_of(one.label)
    return {
        "ordinal": ordinal,
        "start": one.start,
        "end": one.end,
        "title": one.title,
        "work": work_title(one.title),
        "label": one.label,
        "state": one.state.value,
        "unit": one.unit_id.removeprefix(document_id),
        "article": article.value if article else None,
        "branch": article.branch if article else None,
    }


def label_of(text: str) -> Label | None:
    """The label that `text` writes, None for words that are none (前款, a heading)."""
    try:
        return parse_label(text)
    except LabelError:
        return None


def article_of(text: str) -> Number | None:
    """The number of the article that a label cites, None where it cites none."""
    label = label_of(text)
    return label.number(UnitKind.ARTICLE) if label else None
