"""HTML → Lines: saved web pages, and the HTML that Word imports into a DOCX (`w:altChunk`)."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass, field, replace
from email.message import EmailMessage

from lxml import etree
from lxml import html as lxml_html

from ingest.document import Line, PageOfText, Reading
from ingest.errors import DamagedFile
from ingest.readers.characters import is_wide, split_lines, trimmed
from ingest.readers.encoding import decode
from ingest.readers.limits import Limits
from ingest.readers.reach import Reach
from ingest.readers.text import blank_file

MEDIA_TYPE = "text/html"
WEB_ARCHIVE = "multipart/related"

_SKIPPED = {"head", "script", "style", "noscript", "template", "iframe", "object", "svg", "select"}
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "rb", "o:p",
}  # fmt: skip
_LEFT_OUT_INLINE = {"rt", "rp"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SOURCE_BREAK = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")
_BOLD = {"b", "strong", "th", *_HEADINGS}


def read_html(data: bytes, name: str, limits: Limits) -> Reading:
    """The paragraphs and table rows of an HTML page; raises EmptyFile, DamagedFile, TooLarge."""
    limits.check_bytes(data, name)
    text, warnings = decode(data, name)
    try:
        lines = html_lines(text)
    except (etree.LxmlError, RecursionError) as broken:
        raise DamagedFile(
            f"文件“{name}”不是完整的网页（HTML），无法读取。请在浏览器中另存为文本或 PDF 后再试。"
        ) from broken
    if not lines:
        raise blank_file(name)
    return Reading((PageOfText(lines),), MEDIA_TYPE, warnings=warnings)


def read_web_archive(data: bytes, name: str, limits: Limits) -> Reading:
    """The same of a page saved with its pictures in one file (MHT), as Word names .doc when it saves for the web."""
    limits.check_bytes(data, name)
    page = read_html(_archived_page(data).encode(), name, limits)
    return replace(page, media_type=WEB_ARCHIVE)


def chunk_lines(blob: bytes, content_type: str, tables: int) -> tuple[Line, ...] | None:
    """The lines of a part imported into a DOCX, None when its format is not supported.

    `tables` is the number of the first table. Raises what lxml raises, and DamagedFile.
    """
    kind = content_type.split(";")[0].strip().lower()
    if kind in ("message/rfc822", "multipart/related", "application/x-mimearchive"):
        return html_lines(_archived_page(blob), tables)
    if kind in ("text/html", "application/xhtml+xml"):
        return html_lines(decode(blob, "altChunk")[0], tables)
    if kind == "text/plain":
        kept = map(trimmed, split_lines(decode(blob, "altChunk")[0]))
        return tuple(Line(text) for text in kept if text)
    return None


def html_lines(text: str, tables: int = 0) -> tuple[Line, ...]:
    """The lines of an HTML text in order; tables are numbered from `tables`."""
    if not text.strip():
        return ()
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    page = _Page(tables)
    page.read(root, _Look())
    page.end_line()
    return tuple(page.lines)


def _archived_page(blob: bytes) -> str:
    message = email.message_from_bytes(blob, policy=email.policy.default)
    for part in message.walk():
        if isinstance(part, EmailMessage) and part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return decode(payload, "altChunk")[0]
    return ""


@dataclass(frozen=True, slots=True)
class _Look:
    """What the elements around a text say of it."""

    heading: int | None = None
    bold: bool = False
    centred: bool = False
    literal: bool = False

    def within(self, element: etree._Element) -> _Look:
        tag = str(element.tag)
        style = (element.get("style") or "").replace(" ", "").lower()
        aligned = (element.get("align") or "").lower()
        centred = aligned == "center" or "text-align:center" in style or tag == "center"
        return _Look(
            _HEADINGS.get(tag, self.heading),
            self.bold or tag in _BOLD or "font-weight:bold" in style or "font-weight:700" in style,
            centred or (self.centred and not aligned and "text-align" not in style),
            self.literal or tag == "pre",
        )


@dataclass(slots=True)
class _Page:
    """Collects lines while walking over the elements in order."""

    tables: int
    lines: list[Line] = field(default_factory=list)
    pending: list[tuple[str, _Look]] = field(default_factory=list)

    def read(self, element: etree._Element, look: _Look) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED or tag in _LEFT_OUT_INLINE:
            return
        if tag == "br":
            self.end_line()
        elif tag == "table":
            self._read_table(element, look)
        else:
            self._read_element(element, look.within(element), is_block=tag not in _INLINE)

    def _read_element(self, element: etree._Element, look: _Look, is_block: bool) -> None:
        if is_block:
            self.end_line()
        self._add(element.text, look)
        for child in element:
            self.read(child, look)
            self._add(child.tail, look)
        if is_block:
            self.end_line()

    def _add(self, text: str | None, look: _Look) -> None:
        if not text:
            return
        if not look.literal:
            self.pending.append((text, look))
            return
        first, *rest = split_lines(text)
        self.pending.append((first, look))
        for line in rest:
            self.end_line()
            self.pending.append((line, look))

    def end_line(self) -> None:
        """Make a line of the text read since the last one ended, if there is any."""
        text = trimmed(_folded("".join(piece for piece, _ in self.pending)))
        written = [look for piece, look in self.pending if trimmed(piece)]
        self.pending = []
        if text:
            look = written[0]
            bold = all(each.bold for each in written)
            self.lines.append(Line(text, heading_level=look.heading, bold=bold, centred=look.centred))

    def _read_table(self, table: etree._Element, look: _Look) -> None:
        self.end_line()
        number = self.tables
        self.tables += 1
        for caption in table.iterfind("caption"):
            self.lines.extend(self._read_cell(caption, look))
        reach = Reach()
        for row in table.iter("tr"):
            if next(row.iterancestors("table")) is not table:
                continue
            cells = [child for child in row if child.tag in ("td", "th")]
            inner = [self._read_cell(cell, look) for cell in cells]
            own = [" ".join(line.text for line in lines if line.cells is None) for lines in inner]
            texts = reach.row(
                [(text, _span(cell, "colspan"), _span(cell, "rowspan")) for text, cell in zip(own, cells, strict=True)]
            )
            if any(texts):
                self.lines.append(Line(" | ".join(texts), cells=texts, table=number, header=_names_columns(row, cells)))
            self.lines.extend(line for lines in inner for line in lines if line.cells is not None)

    def _read_cell(self, cell: etree._Element, look: _Look) -> list[Line]:
        inner = _Page(self.tables)
        inner.read(cell, look)
        inner.end_line()
        self.tables = inner.tables
        return inner.lines


def _names_columns(row: etree._Element, cells: list[etree._Element]) -> bool:
    """Whether the page marks the row as the head: in `thead`, or nothing but `th`."""
    parent = row.getparent()
    return (parent is not None and parent.tag == "thead") or all(cell.tag == "th" for cell in cells)


def _span(cell: etree._Element, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return int(value) if value.isdecimal() and len(value) < 6 else 1


def _folded(text: str) -> str:
    """`text` with line ends of the source folded: a space, or nothing between wide characters.

    So CSS Text 3, 4.1.3 (segment break transformation) has it for Chinese.
    """
    return _SOURCE_BREAK.sub(lambda found: "" if _is_between_wide(found) else " ", text)


def _is_between_wide(found: re.Match[str]) -> bool:
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return not before or not after or (is_wide(before) and is_wide(after))
