"""Cross-references as the plain dictionaries that the command line prints and the HTTP API sends."""

from __future__ import annotations

from typing import Any

from index.cross_references import Citing, Followed, UnitPlace


def reference_shape(followed: Followed) -> dict[str, Any]:
    """A reference of a document with where it leads."""
    one, places = followed.reference, [_place(place) for place in followed.places]
    return {
        "start": one.start,
        "end": one.end,
        "text": followed.words,
        "title": one.title,
        "label": one.label,
        "state": followed.state.value,
        "target": places[0] if len(places) == 1 else None,
        "candidates": places if len(places) > 1 else [],
    }


def citing_shape(one: Citing) -> dict[str, Any]:
    """A place that refers to something."""
    place = UnitPlace(one.document, one.label, one.unit_id, one.start, one.end)
    return _place(place) | {"text": one.words}


def _place(place: UnitPlace) -> dict[str, Any]:
    return {
        "document_id": place.document.id,
        "title": place.document.title,
        "label": place.label,
        "unit_id": place.unit_id,
        "start": place.start,
        "end": place.end,
    }
