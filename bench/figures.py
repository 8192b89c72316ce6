"""Rows for the table of figures in README.md, as the commands print them."""

from __future__ import annotations

from collections.abc import Iterable

HEAD = ("| what | figure | command |", "| --- | --- | --- |")


def row(what: str, figure: str, command: str) -> str:
    """One row of the table."""
    return f"| {what} | {figure} | `{command}` |"


def table(rows: Iterable[str]) -> str:
    """The rows under their head."""
    return "\n".join((*HEAD, *rows))
