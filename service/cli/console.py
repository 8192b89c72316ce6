"""Writing to the terminal: results to standard output, everything else to standard error."""

from __future__ import annotations

import json
import re
import sys
from typing import Any

import click

# Bytes of file names that are no UTF-8 stand as lone halves of characters.
_HALVES = re.compile("[\ud800-\udfff]")
# Control characters but tabs and line ends, and the marks that turn the direction of writing.
_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def put_json(value: Any) -> None:
    """Print one JSON line on standard output."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # A lone half of a character is refused by many readers of JSON: it is spelled out, the backslash escaped.
    click.echo(_HALVES.sub(lambda found: rf"\\u{ord(found[0]):04x}", written))


def put(text: str) -> None:
    """Print a line for people on standard output."""
    click.echo(_shown(text))


def note(text: str) -> None:
    """Print a line on standard error, where it does not mix with results."""
    click.echo(_shown(text), err=True)


def _shown(text: str) -> str:
    """`text` without what would tell a terminal to do something or is no character."""
    return _COMMANDS.sub("\ufffd", _HALVES.sub("\ufffd", text))


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
            click.echo(f"\r\x1b[K{self._done}/{self._total} {_shown(name[-60:])}", nl=False, err=True)

    def end(self) -> None:
        """Clear the line."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
