"""A conversation as Markdown; what documents and people wrote is text and never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from service.conversations.exchange import Exchange

# What begins markup wherever it stands; a colon and a full stop only where they would make a link or a picture of it.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>&|~$#@^{}!]|:(?=[/\w+-])|(?<=www)\.", re.IGNORECASE | re.ASCII)
# What is markup at the beginning of a line: lists, rules, underlines of headings.
_LEADING = re.compile(r"^([-+=:]|\d{1,9}(?=[.)]))")


def markdown(title: str, exchanges: Iterable[Exchange]) -> str:
    """The conversation under its title."""
    blocks = [f"# {_in_line(title)}"]
    for one in exchanges:
        blocks += _blocks(one)
    return "\n\n".join(blocks) + "\n"


def _blocks(one: Exchange) -> Iterator[str]:
    yield f"## {_in_line(one.question)}"
    yield f"提问时间：{_in_line(one.asked)}　时点：{_in_line(one.as_of)}"
    if one.completed:
        yield f"补全为：{_in_line(one.completed)}"
    for text, numbers in one.sentences:
        *before, last = escaped(text) or [""]
        yield from before
        yield last + "".join(f"\\[{n}\\]" for n in numbers)
    for remark in one.remarks:
        yield from escaped(remark)
    if one.sources:
        yield "### 引文"
    for source in one.sources:
        yield f"\\[{source.n}\\] {_in_line(source.place)}"
        yield "\n>\n".join(f"> {line}" for line in escaped(source.quote))


def escaped(text: str) -> list[str]:
    """The lines of `text`, blank ones left out, so that every reader of Markdown shows them as they are."""
    lines = (_shown(line) for line in text.splitlines())
    return [_line(line) for line in lines if line]


def _in_line(text: str) -> str:
    return " ".join(escaped(text))


def _line(line: str) -> str:
    marked = _ANYWHERE.sub(lambda found: f"\\{found[0]}", line)
    return _LEADING.sub(lambda found: f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}", marked)


def _shown(line: str) -> str:
    """What can be seen of the line; blanks at its ends would mean code or a break."""
    return "".join(char if char.isprintable() or char == "\u3000" else " " for char in line).strip(" ")
