"""What a paragraph or run of a DOCX looks like, after its styles (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from docx.oxml.ns import qn
from lxml import etree

Element: TypeAlias = etree._Element

_FALSE = {"0", "false", "off", "none"}
_HEADING_NAME = re.compile(r"(?:heading|标题|標題)\s*([1-9])$", re.IGNORECASE)
_BODY_LEVEL = 9
_MOST_ANCESTORS = 20


def value_of(parent: Element | None, tag: str) -> str | None:
    """The `w:val` of the child `tag` of `parent`, None where either is missing."""
    child = parent.find(qn(tag)) if parent is not None else None
    return child.get(qn("w:val")) if child is not None else None


def number_of(parent: Element | None, tag: str) -> int | None:
    """The `w:val` of the child `tag` as a number, None where it is missing or no number."""
    value = value_of(parent, tag)
    return int(value) if value and re.fullmatch(r"-?\d{1,6}", value) else None


class Styles:
    """The styles of one document; knows nothing of its text."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default: str | None = None
        self._defaults: dict[str, Element | None] = {"w:pPr": None, "w:rPr": None}
        if root is None:
            return
        for style in root.iterfind(qn("w:style")):
            self._styles.setdefault(style.get(qn("w:styleId")) or "", style)
            if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in (
                "1",
                "true",
            ):
                self._default = style.get(qn("w:styleId"))
        for kind in self._defaults:
            self._defaults[kind] = root.find(f"{qn('w:docDefaults')}/{qn(kind + 'Default')}/{qn(kind)}")

    def chain(self, style_id: str | None) -> Iterator[Element]:
        """The style and the styles it is based on, nearest first."""
        seen: set[str] = set()
        while style_id and style_id in self._styles and len(seen) < _MOST_ANCESTORS:
            if style_id in seen:
                return
            seen.add(style_id)
            yield self._styles[style_id]
            style_id = value_of(self._styles[style_id], "w:basedOn")

    def paragraph_chain(self, paragraph: Element) -> list[Element]:
        """The styles that shape `paragraph`, nearest first."""
        style_id = value_of(paragraph.find(qn("w:pPr")), "w:pStyle")
        return list(self.chain(style_id if style_id in self._styles else self._default))

    def name(self, paragraph: Element) -> str:
        """The name of the style of `paragraph`, empty where it has none."""
        style = next(iter(self.paragraph_chain(paragraph)), None)
        return value_of(style, "w:name") or ""

    def heading_level(self, paragraph: Element) -> int | None:
        """The outline level from 1 of `paragraph`, declared by itself, a style or a style's name."""
        direct = number_of(paragraph.find(qn("w:pPr")), "w:outlineLvl")
        if direct is not None:
            return direct + 1 if 0 <= direct < _BODY_LEVEL else None
        for style in self.paragraph_chain(paragraph):
            level = number_of(style.find(qn("w:pPr")), "w:outlineLvl")
            if level is not None:
                return level + 1 if 0 <= level < _BODY_LEVEL else None
            named = _HEADING_NAME.match((value_of(style, "w:name") or "").strip())
            if named:
                return int(named.group(1))
        return None

    def is_centred(self, paragraph: Element) -> bool:
        """Whether `paragraph` is set in the middle."""
        holders = [paragraph, *self.paragraph_chain(paragraph)]
        for holder in holders:
            alignment = value_of(holder.find(qn("w:pPr")), "w:jc")
            if alignment is not None:
                return alignment == "center"
        return value_of(self._defaults["w:pPr"], "w:jc") == "center"

    def is_bold(self, run: Element, chain: list[Element]) -> bool:
        """Whether `run` is bold, in a paragraph whose styles are `chain`."""
        for properties in self._run_properties(run, chain):
            bold = properties.find(qn("w:b")) if properties is not None else None
            if bold is not None:
                return bold.get(qn("w:val"), "1").lower() not in _FALSE
        return False

    def size(self, run: Element, chain: list[Element]) -> float | None:
        """The size of `run` in points, None where nothing declares it."""
        for properties in self._run_properties(run, chain):
            half_points = number_of(properties, "w:sz")
            if half_points:
                return half_points / 2
        return None

    def is_hidden(self, run: Element) -> bool:
        """Whether `run` is hidden text, which Word does not print."""
        properties = run.find(qn("w:rPr"))
        hidden = properties.find(qn("w:vanish")) if properties is not None else None
        return hidden is not None and hidden.get(qn("w:val"), "1").lower() not in _FALSE

    def _run_properties(self, run: Element, chain: list[Element]) -> Iterator[Element | None]:
        direct = run.find(qn("w:rPr"))
        yield direct
        for style in self.chain(value_of(direct, "w:rStyle")):
            yield style.find(qn("w:rPr"))
        for style in chain:
            yield style.find(qn("w:rPr"))
        yield self._defaults["w:rPr"]
