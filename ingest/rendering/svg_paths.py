"""Paths and numbers as SVG writes them."""

from __future__ import annotations

from ingest.readers.ofd_paths import segments


def path_data(text: str) -> str:
    """The path that abbreviated data of OFD draws, empty where there is none."""
    return " ".join(" ".join([operator, *map(short, values)]) for operator, values in segments(text))


def short(value: float) -> str:
    """A number with as many digits as a picture needs."""
    return f"{value:.4f}".rstrip("0").rstrip(".")
