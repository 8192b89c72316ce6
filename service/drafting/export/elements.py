"""Elements of WordprocessingML: text goes in as text, so that none can become markup, a field or a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from ingest.readers.characters import INVISIBLE, is_wide, split_lines

Element: TypeAlias = etree._Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = {"w": MAIN, "r": RELATED}
_PRESERVED = "{http://www.w3.org/XML/1998/namespace}space"
_PARTS = re.compile(r"([\n\t])")


def w(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """The element `w:tag` with its `w:` attributes and its children; None is left out."""
    made = etree.Element(f"{{{MAIN}}}{tag}", nsmap=_NAMES)
    for name, value in attributes.items():
        made.set(f"{{{MAIN}}}{name}", str(value))
    made.extend(child for child in children if child is not None)
    return made


def printable(text: str) -> str:
    """`text` without characters that show nothing or that XML cannot hold; every line end is a newline."""
    return "\n".join(INVISIBLE.sub("", line) for line in split_lines(text))


def run(text: str, *properties: Element | None, font: str = "") -> Element | None:
    """A run of `text` with these properties, in `font` if one is given; None where nothing of it can be printed."""
    parts = list(_parts(text))
    if not parts:
        return None
    # 中文 quotation marks and dashes stand in Latin fonts too: the hint takes those of the Chinese font.
    fonts = w("rFonts", hint="eastAsia", eastAsia=font) if font else w("rFonts", hint="eastAsia")
    return w("r", w("rPr", fonts, *properties), *parts)


def paragraph(style: str, *content: Element | None, properties: tuple[Element, ...] = ()) -> Element:
    """A paragraph of `style`; `properties` are its own, in the order of the schema."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *content)


def blank(style: str = "Blank") -> Element:
    """An empty line."""
    return paragraph(style)


def width(text: str) -> float:
    """How many characters wide `text` is: Latin letters and digits are half as wide as Han."""
    return sum(1 if is_wide(char) else 0.5 for char in printable(text))


def _parts(text: str) -> Iterator[Element]:
    for part in _PARTS.split(printable(text)):
        if part == "\n":
            yield w("br")
        elif part == "\t":
            yield w("tab")
        elif part:
            made = w("t")
            made.text = part
            made.set(_PRESERVED, "preserve")
            yield made
