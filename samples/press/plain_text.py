"""A manuscript as plain text and as Markdown."""

from collections.abc import Iterator

from samples.press.manuscript import Block, Manuscript

_INDENTED = frozenset(["article", "paragraph", "item", "subitem", "attachment", "remark"])
_MARKS = {
    "title": "# ",
    "chapter": "## ",
    "heading": "## ",
    "annex": "## ",
    "section": "### ",
    "subheading": "### ",
    "annex_title": "### ",
}


def text(manuscript: Manuscript) -> bytes:
    """Return the plain text in the encoding and with the line ends that the header names."""
    end = "\r\n" if manuscript.header.get("newline") == "crlf" else "\n"
    lines = (line for block in manuscript.blocks() for line in _text_lines(block))
    encoding = manuscript.header.get("encoding", "utf-8")
    return "".join(line + end for line in lines).encode(encoding)


def markdown(manuscript: Manuscript) -> bytes:
    """Return Markdown in UTF-8: headings are marked, paragraphs stand between empty lines."""
    return ("\n\n".join(map(_markdown_block, manuscript.blocks())) + "\n").encode()


def _text_lines(block: Block) -> Iterator[str]:
    if block.kind == "table":
        yield from ("\t".join(row) for row in block.rows)
    else:
        yield ("　　" if block.kind in _INDENTED else "") + block.line


def _markdown_block(block: Block) -> str:
    if block.kind != "table":
        return _MARKS.get(block.kind, "") + block.line
    rule = tuple("---" for _ in block.rows[0])
    return "\n".join(f"| {' | '.join(row)} |" for row in (block.rows[0], rule, *block.rows[1:]))
