"""The numbers that Word generates in front of paragraphs (ECMA-376 part 1, 17.9).

They are no text of the file; yet 第十二条 is often such a number, so it must be put back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docx.oxml.ns import qn

from ingest.readers.docx_styles import Element, Styles, number_of, value_of
from ingest.readers.number_formats import format_number

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_MOST_LINKS = 10


@dataclass(frozen=True, slots=True)
class Level:
    """How the paragraphs of one level of a list are numbered."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    suffix: str = " "
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(slots=True)
class _Counting:
    """The state of one abstract list: the last number used on each level."""

    numbers: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """Gives each paragraph its number, in the order of the document; call `label` once for each."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        self._countings: dict[str, _Counting] = {}
        self._levels: dict[tuple[str, int], Level] = {}
        self._used: set[str] = set()
        if root is None:
            return
        for abstract in root.iterfind(qn("w:abstractNum")):
            self._abstracts[abstract.get(qn("w:abstractNumId")) or ""] = abstract
        for num in root.iterfind(qn("w:num")):
            self._nums[num.get(qn("w:numId")) or ""] = num

    def label(self, paragraph: Element) -> str:
        """The number of `paragraph` with its suffix, empty where it has none or only a bullet."""
        place = self._place(paragraph)
        if place is None:
            return ""
        num_id, depth = place
        level = self._level(num_id, depth)
        numbers = self._count(num_id, depth)
        if level.number_format in ("bullet", "none") and "%" not in level.text:
            return "" if level.number_format == "bullet" else level.text + level.suffix * bool(level.text)
        text = _PLACEHOLDER.sub(lambda found: self._printed(num_id, level, numbers, found), level.text)
        return text + level.suffix if text.strip() else ""

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """The list and level (from 0) that `paragraph` belongs to, by itself or by its style."""
        own = _num_properties(paragraph)
        num_id = value_of(own, "w:numId")
        depth = number_of(own, "w:ilvl")
        if num_id is None:
            found = self._place_of_style(paragraph)
            if found is None:
                return None
            num_id, depth_of_style = found
            depth = depth_of_style if depth is None else depth
        if num_id == "0" or num_id not in self._nums:
            return None
        return num_id, min(max(depth or 0, 0), _LEVELS - 1)

    def _place_of_style(self, paragraph: Element) -> tuple[str, int] | None:
        chain = self._styles.paragraph_chain(paragraph)
        for style in chain:
            properties = _num_properties(style)
            num_id = value_of(properties, "w:numId")
            if num_id is not None:
                return num_id, self._depth_of_style(num_id, chain, number_of(properties, "w:ilvl"))
        return None

    def _depth_of_style(self, num_id: str, chain: list[Element], declared: int | None) -> int:
        # 17.9.23: the level that names the style wins over the level the style names.
        for style in chain:
            for depth in range(_LEVELS):
                if self._level(num_id, depth).style == style.get(qn("w:styleId")):
                    return depth
        return declared or 0

    def _count(self, num_id: str, depth: int) -> list[int | None]:
        """Advance the list by one paragraph on level `depth`; the numbers of all levels then."""
        counting = self._countings.setdefault(self._abstract_id(num_id), _Counting())
        numbers = counting.numbers
        if num_id not in self._used:
            self._used.add(num_id)
            for override in self._overridden(num_id):
                numbers[override] = None
        for above in range(depth):
            if numbers[above] is None:
                numbers[above] = self._level(num_id, above).start
        current = numbers[depth]
        numbers[depth] = self._level(num_id, depth).start if current is None else current + 1
        for below in range(depth + 1, _LEVELS):
            restart = self._level(num_id, below).restart
            if restart is None or depth < restart:
                numbers[below] = None
        return numbers

    def _printed(self, num_id: str, level: Level, numbers: list[int | None], found: re.Match[str]) -> str:
        depth = int(found.group(1)) - 1
        shown = self._level(num_id, depth)
        number = numbers[depth]
        if shown.number_format == "none":
            return ""
        legal = level.legal or shown.number_format == "bullet"
        return format_number(shown.start if number is None else number, "decimal" if legal else shown.number_format)

    def _overridden(self, num_id: str) -> list[int]:
        depths = []
        for override in self._nums[num_id].iterfind(qn("w:lvlOverride")):
            depth = override.get(qn("w:ilvl")) or ""
            if re.fullmatch("[0-8]", depth) and override.find(qn("w:startOverride")) is not None:
                depths.append(int(depth))
        return depths

    def _abstract_id(self, num_id: str) -> str:
        """The abstract list behind `num_id`, following links to list styles (17.9.21)."""
        for _ in range(_MOST_LINKS):
            abstract_id = value_of(self._nums.get(num_id), "w:abstractNumId") or ""
            abstract = self._abstracts.get(abstract_id)
            link = value_of(abstract, "w:numStyleLink")
            style = next(self._styles.chain(link), None)
            linked = value_of(_num_properties(style), "w:numId") if style is not None else None
            if linked is None or linked not in self._nums or linked == num_id:
                return abstract_id
            num_id = linked
        return abstract_id

    def _level(self, num_id: str, depth: int) -> Level:
        key = (num_id, depth)
        if key not in self._levels:
            self._levels[key] = self._read_level(num_id, depth)
        return self._levels[key]

    def _read_level(self, num_id: str, depth: int) -> Level:
        path = f"*[@{qn('w:ilvl')}='{depth}']"
        override = self._nums[num_id].find(path)
        own = override.find(qn("w:lvl")) if override is not None else None
        abstract = self._abstracts.get(self._abstract_id(num_id))
        level = own if own is not None else (abstract.find(path) if abstract is not None else None)
        start = number_of(override, "w:startOverride")
        if level is None:
            return Level(start=1 if start is None else start)
        if start is None:
            start = number_of(level, "w:start")
        suffix = value_of(level, "w:suff")
        return Level(
            start=0 if start is None else start,
            number_format=_number_format(level),
            text=value_of(level, "w:lvlText") or "",
            suffix="" if suffix == "nothing" else " ",
            restart=number_of(level, "w:lvlRestart"),
            legal=level.find(qn("w:isLgl")) is not None,
            style=value_of(level, "w:pStyle"),
        )


def _num_properties(holder: Element) -> Element | None:
    properties = holder.find(qn("w:pPr"))
    return properties.find(qn("w:numPr")) if properties is not None else None


def _number_format(level: Element) -> str:
    found = value_of(level, "w:numFmt")
    if found is None:  # newer formats stand in mc:AlternateContent, with a plain one as fallback
        for nested in level.iter(qn("w:numFmt")):
            found = nested.get(qn("w:val"))
            if found != "custom":
                break
    return found or "decimal"
