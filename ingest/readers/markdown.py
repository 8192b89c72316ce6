"""Markdown → Lines, by own code rather than a Markdown library.

A library would render: join lines, swallow `**` that masks a name, and lose where text stood. Here
each line that is not blank stays one Line (that is how regulations and reports are written down),
and only marks that are certainly markup are removed; whatever is in doubt stays literal text.

Understood: headings (`#`, and a line of `===` below one), comments, tables with outer pipes, lists,
quotes, fences, thematic breaks, emphasis with asterisks, links, images, `<br>`, backslash escapes
and HTML entities. Literal on purpose: underscores (they stand for blanks to fill in), tildes,
single backticks, other HTML tags.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ingest.document import Line, PageOfText, Reading
from ingest.readers.characters import split_lines, trimmed
from ingest.readers.encoding import decode
from ingest.readers.inline import plain
from ingest.readers.limits import Limits
from ingest.readers.text import blank_file

MEDIA_TYPE = "text/markdown"

# Only a line that begins with one of these can be more than a paragraph.
_MARKS = frozenset("#>-*+=`~|_")
_HEAD_END = re.compile(r"<!--\s*INFO END\s*-->")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$")
_UNDERLINE = re.compile(r"={3,}$")
_BREAK = re.compile(r"([-*_])(?:\s*\1){2,}$")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_QUOTE = re.compile(r"(?:>\s?)+")
_BULLET = re.compile(r"[-*+][ \t]+(?=\S)")
_ROW = re.compile(r"\|.*\|$")
_SEPARATOR_CELL = re.compile(r":?-+:?$")
_CELL_END = re.compile(r"(?<!\\)\|")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read_markdown(data: bytes, name: str, limits: Limits) -> Reading:
    """The lines of a Markdown file, in order; raises EmptyFile, DamagedFile, TooLarge.

    `properties["head_lines"]` is the number of lines before the comment `<!-- INFO END -->`, where
    the file has one.
    """
    limits.check_bytes(data, name)
    text, warnings = decode(data, name)
    block = _Block()
    properties = {}
    end = _HEAD_END.search(text)
    if end:
        block.read(text[: end.start()])
        properties["head_lines"] = str(len(block.lines))
        text = text[end.end() :]
    block.read(text)
    if not block.lines:
        raise blank_file(name)
    page = PageOfText(tuple(block.lines))
    return Reading((page,), MEDIA_TYPE, properties=properties, warnings=warnings)


@dataclass(slots=True)
class _Block:
    """The lines read so far, and what of their markup reaches over a line's end."""

    lines: list[Line] = field(default_factory=list)
    tables: int = 0
    rows_of_table: int = 0
    fence: str = ""

    def read(self, text: str) -> None:
        """Read the source lines of `text`, beginning outside tables and fences."""
        self.rows_of_table, self.fence = 0, ""
        for source in split_lines(_COMMENT.sub("", text)):
            self._read_line(trimmed(source))

    def _read_line(self, source: str) -> None:
        if not self.fence and source[:1] not in _MARKS:
            self.rows_of_table = 0
            self._add_prose(source)
            return
        if self._at_fence(source):
            return
        if not self.fence and _ROW.match(source):
            self._read_row(source)
            return
        self.rows_of_table = 0
        if self.fence:
            self._add(Line(source))
        elif _UNDERLINE.match(source) and self.lines:
            self.lines[-1] = replace(self.lines[-1], heading_level=1)
        elif not _BREAK.match(source):
            self._read_prose(source)

    def _at_fence(self, source: str) -> bool:
        mark = _FENCE.match(source)
        if not mark or (self.fence and not source.startswith(self.fence)):
            return False
        self.fence = "" if self.fence else mark.group(1)
        return True

    def _read_row(self, source: str) -> None:
        cells = tuple(trimmed(cell) for cell in _CELL_END.split(source)[1:-1])
        self.rows_of_table += 1
        if self.rows_of_table == 1:
            self.tables += 1
        elif self.rows_of_table == 2 and all(map(_SEPARATOR_CELL.match, cells)):
            return
        plain_cells = tuple(trimmed(plain(_LINE_BREAK.sub(" ", cell))[0]) for cell in cells)
        if any(plain_cells):
            text = " | ".join(plain_cells)
            self._add(Line(text, cells=plain_cells, table=self.tables - 1))

    def _read_prose(self, source: str) -> None:
        heading = _HEADING.match(source)
        level = len(heading.group(1)) if heading else None
        if heading:
            source = heading.group(2) or ""
        else:
            quote = _QUOTE.match(source)
            source = source[quote.end() :] if quote else source
            source = _BULLET.sub("", source, count=1) if _BULLET.match(source) else source
        self._add_prose(source, level)

    def _add_prose(self, source: str, level: int | None = None) -> None:
        for piece in _LINE_BREAK.split(source) if "<" in source else (source,):
            text, bold = plain(piece)
            self._add(Line(trimmed(text), heading_level=level, bold=bold))

    def _add(self, line: Line) -> None:
        if line.text:
            self.lines.append(line)
