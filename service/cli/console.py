"""Writing to the terminal: results to standard output, everything else to standard error."""

from __future__ import annotations

import json
import sys
from typing import Any

import click


def put_json(value: Any) -> None:
    """Print one JSON line on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def put(text: str) -> None:
    """Print a line for people on standard output."""
    click.echo(text)


def note(text: str) -> None:
    """Print a line on standard error, where it does not mix with results."""
    click.echo(text, err=True)


class Progress:
    """A line that counts on standard error when that is a terminal, and nothing otherwise."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._shown = sys.stderr.isatty()
        self._done = 0

    def step(self, name: str) -> None:
        """One more is done; `name` is shown beside the count."""
        self._done += 1
        if self._shown:
            click.echo(f"\r\x1b[K{self._done}/{self._total} {name[-60:]}", nl=False, err=True)

    def end(self) -> None:
        """Clear the line."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
