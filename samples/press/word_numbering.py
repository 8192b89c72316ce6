"""Automatic numbering for Word: 第一章, 第一条, （一）, 1. made by numbering.xml instead of typed."""

from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from samples.errors import SampleError
from samples.press.manuscript import Block, Kind
from samples.press.numerals import numeral

# Beyond the ids of python-docx's own template.
_ARTICLES, _ITEMS = 90, 91
_LEVELS: dict[Kind, int] = {"chapter": 0, "article": 1, "item": 0, "subitem": 1}
_ENDS: dict[Kind, tuple[Kind, ...]] = {"article": ("item", "subitem"), "item": ("subitem",)}
_PRINTED: dict[Kind, str] = {"chapter": "第{}章", "article": "第{}条", "item": "（{}）", "subitem": "{}."}


def _level(level: int, number_format: str, text: str, extra: str = "", suffix: str = "nothing") -> str:
    face = '<w:rPr><w:rFonts w:eastAsia="黑体" w:hint="eastAsia"/></w:rPr>' if suffix == "space" else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{extra}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{face}</w:lvl>'
    )


def _abstract(number: int, *levels: str) -> Any:
    return parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'
    )


def _instance(number: int, abstract: int, restarts: bool) -> Any:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if restarts else ""
    return parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
    )


@dataclass
class WordNumbering:
    """Attaches numbering to paragraphs; the numbers it makes are checked against the typed labels."""

    document: Document
    _lists: int = 0
    _counts: dict[Kind, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Articles run on through the chapters: lvlRestart 0 (ECMA-376 part 1, 17.9.10).
        articles = _abstract(
            _ARTICLES,
            _level(0, "chineseCountingThousand", "第%1章", '<w:pStyle w:val="Heading1"/>', "space"),
            _level(1, "chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>', "space"),
        )
        items = _abstract(_ITEMS, _level(0, "japaneseCounting", "（%1）"), _level(1, "decimal", "%2."))
        root = self.document.part.numbering_part.element
        root.insert(0, articles)
        root.insert(1, items)
        root.append(_instance(_ARTICLES, _ARTICLES, restarts=False))
        # Chapters are numbered by their style, the rest paragraph by paragraph: offices do both.
        _attach(self.document.styles["Heading 1"].element, _ARTICLES, level=0)

    def number(self, paragraph: Paragraph, block: Block) -> None:
        """Number the paragraph; raises SampleError where Word would print another label."""
        self._count(block)
        if block.kind == "chapter":
            return
        if block.kind == "item" and self._counts["item"] == 1:
            self._begin_list()
        chosen = _ARTICLES if block.kind == "article" else _ITEMS + self._lists
        _attach(paragraph._p, chosen, _LEVELS[block.kind])

    def end_list(self) -> None:
        """Say that an unnumbered paragraph came: the next item begins a new list."""
        self._counts.pop("item", None)

    def _begin_list(self) -> None:
        self._lists += 1
        root = self.document.part.numbering_part.element
        root.append(_instance(_ITEMS + self._lists, _ITEMS, restarts=True))

    def _count(self, block: Block) -> None:
        for ended in _ENDS.get(block.kind, ()):
            self._counts.pop(ended, None)
        count = self._counts[block.kind] = self._counts.get(block.kind, 0) + 1
        digits = str(count) if block.kind == "subitem" else numeral(count)
        if (printed := _PRINTED[block.kind].format(digits)) != block.label:
            raise SampleError(f"Word 会把“{block.label}”自动编号为“{printed}”；此文件请改为逐字写出编号")


def _attach(element: Any, number: int, level: int) -> None:
    properties = element.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = number
