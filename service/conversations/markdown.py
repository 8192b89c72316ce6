"""A conversation as Markdown; what documents and people wrote is text and never markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.conversations.exchange import Exchange
from service.plain_markdown import escaped, in_line


def markdown(title: str, exchanges: Iterable[Exchange]) -> str:
    """The conversation under its title."""
    blocks = [f"# {in_line(title)}"]
    for one in exchanges:
        blocks += _blocks(one)
    return "\n\n".join(blocks) + "\n"


def _blocks(one: Exchange) -> Iterator[str]:
    yield f"## {in_line(one.question)}"
    yield f"提问时间：{in_line(one.asked)}　时点：{in_line(one.as_of)}"
    if one.completed:
        yield f"补全为：{in_line(one.completed)}"
    for text, numbers in one.sentences:
        *before, last = escaped(text) or [""]
        yield from before
        yield last + "".join(f"\\[{n}\\]" for n in numbers)
    for remark in one.remarks:
        yield from escaped(remark)
    if one.sources:
        yield "### 引文"
    for source in one.sources:
        yield f"\\[{source.n}\\] {in_line(source.place)}"
        yield "\n>\n".join(f"> {line}" for line in escaped(source.quote))
