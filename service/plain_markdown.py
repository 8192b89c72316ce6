"""Text of documents and people in Markdown: shown as it is, and never markup."""

from __future__ import annotations

import re

# What begins markup wherever it stands; a colon and a full stop only where they would make a link or a picture of it.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>&|~$#@^{}!]|:(?=[/\w+-])|(?<=www)\.", re.IGNORECASE | re.ASCII)
# What is markup at the beginning of a line: lists, rules, underlines of headings.
_LEADING = re.compile(r"[-+=:]|\d{1,9}(?=[.)])")


def escaped(text: str) -> list[str]:
    """The lines of `text`, blank ones left out, so that every reader of Markdown shows them as they are."""
    lines = (shown(line).strip(" ") for line in text.splitlines())
    return ["".join(characters(line)) for line in lines if line]


def in_line(text: str) -> str:
    """`text` in one line, so that every reader of Markdown shows it as it is."""
    return " ".join(escaped(text))


def characters(line: str) -> list[str]:
    """Each character of the line as Markdown writes it."""
    written = list(line)
    places = {found.start() for found in _ANYWHERE.finditer(line)}
    leading = _LEADING.match(line)
    if leading:
        places.add(leading.end() if leading[0].isdigit() else 0)
    for place in places:
        written[place] = f"\\{written[place]}"
    return written


def shown(line: str) -> str:
    """What can be seen of the line, character by character; the others are blanks."""
    return "".join(char if char.isprintable() or char == "\u3000" else " " for char in line)
