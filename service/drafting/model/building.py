"""A past report → the Model of the next one."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from index.indicators import family, measure
from index.library import Library
from index.records import DocumentRecord
from ingest.document import Document, Unit, UnitKind
from ingest.errors import ModelRefused
from ingest.observation import Observation, Origin
from ingest.observations.clauses import sentences
from ingest.observations.masking import mask
from service.drafting.model.model import Model, ModelAttachment, ModelParagraph, ModelSection, Sentence, Slot

__all__ = ["build_model", "model_of"]

_SILENT = (UnitKind.TITLE, UnitKind.NOTE, UnitKind.CONTENTS, UnitKind.SIGNATURE, UnitKind.CAPTION, UnitKind.MEASURE)
_AHEAD = re.compile(r"打算|计划|安排|下一步|下步|展望|思路|谋划|今后|部署|工作重点|重点工作|预期目标")
_BACK = re.compile(r"回顾|情况|总结|成效|成就|完成|进展|开展|问题|不足")
_MARKUP = re.compile(r"\*{2,}(?=\S)|(?<=\S)\*{2,}")
_DEEPEST = 4
# How the plain text of a document keeps the cells of a row apart.
_CELLS = " | "
# Heads under which a number without a sign tells a fall: 降幅, 同比减少.
_FALLS = re.compile(r"降幅|下降|减少|降低")
_BOTH_WAYS = re.compile(r"增|升|提高|变化|±|/|／|[（(][-－−]")


def build_model(library: Library, document: DocumentRecord, *, numbers: bool = True) -> Model:
    """The Model that a stored report makes; ModelRefused where it has no text under headings or no period.

    Without its `numbers` it is enough to be compared with, and made in a fraction of the time.
    """
    return model_of(library.read(document.id), library.observations.grouper(), numbers=numbers)


def model_of(document: Document, grouping: Callable[[str], str], *, numbers: bool = True) -> Model:
    """The Model that a Document makes; `grouping` gives the name under which an indicator is compared."""
    told = document.description
    if not told.period:
        raise ModelRefused(
            f"文件“{told.title}”没有写明期间，不能作为起草的范本。请先用 guiwen identity 补上它的期间（如 2023H1）。"
        )
    builder = _Builder(document, grouping, numbers=numbers)
    builder.below(document.units, False)
    sections = tuple(builder.sections())
    if not any(section.paragraphs for section in sections):
        raise ModelRefused(f"文件“{told.title}”没有可以沿用的正文，不能作为起草的范本。请换一份报告。")
    return Model(
        document_id=document.id,
        title=told.title,
        period=told.period,
        organisation=told.organisation or told.issuer,
        addressee=told.addressee,
        sections=sections,
        notes=tuple(builder.notes),
        attachments=tuple(builder.attachments),
    )


@dataclass(slots=True)
class _Open:
    """A section as it is filled."""

    level: int
    mark: str
    heading: str
    label: str
    ahead: bool
    paragraphs: list[ModelParagraph] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)


class _Builder:
    def __init__(self, document: Document, grouping: Callable[[str], str], *, numbers: bool) -> None:
        self._document, self._grouping = document, grouping
        self._opened = [_Open(0, "", "", "", False)]
        self._keys: Counter[str] = Counter()
        self._groups: dict[str, str] = {}
        self._addressed = {document.description.addressee + mark for mark in ("：", ":", "")} - {""}
        self._stating = sorted((one.start, at) for at, one in enumerate(document.observations if numbers else ()))
        self.notes: list[str] = []
        self.attachments: list[ModelAttachment] = []

    def below(self, units: Sequence[Unit], ahead: bool) -> None:
        """Take the units in; `ahead` tells that a heading above them plans."""
        for unit in units:
            if unit.kind in _SILENT:
                continue
            if unit.kind is UnitKind.HEADING:
                self._open(unit, ahead)
                self.below(unit.children, self._opened[-1].ahead if unit.children else ahead)
            elif unit.kind is UnitKind.TABLE:
                self._table(unit)
            elif unit.kind is UnitKind.ANNEX:
                self._annex(unit)
            elif unit.kind is UnitKind.PARAGRAPH or not unit.children:
                self._paragraph(unit)
            else:
                self.below(unit.children, ahead)

    def sections(self) -> Iterator[ModelSection]:
        """The sections, without an empty one in front of the first heading."""
        document, told = self._document, self._document.description
        for one in self._opened:
            if one.level or one.paragraphs or one.tables:
                yield ModelSection(
                    one.level,
                    one.mark,
                    one.heading,
                    one.label,
                    tuple(one.paragraphs),
                    document.id,
                    told.title,
                    told.period,
                    one.ahead,
                    tuple(one.tables),
                )

    def _open(self, unit: Unit, ahead: bool) -> None:
        level = min(unit.level or 1, _DEEPEST)
        above = next((one for one in reversed(self._opened) if one.level < level and one.level), None)
        mark = unit.label.removeprefix(above.label) if above else unit.label
        heading = _MARKUP.sub("", unit.heading) if unit.heading.endswith("**") else unit.heading
        plans = bool(_AHEAD.search(heading)) and not (_BACK.search(heading) and "打算" not in heading)
        self._opened.append(_Open(level, mark, heading, unit.label, plans if level == 1 else ahead or plans))

    def _annex(self, unit: Unit) -> None:
        """Keep an annex with what stands in it; a line that only names one is told by its title."""
        if not unit.children:
            return
        opened, self._opened = self._opened, [_Open(0, "", "", unit.label, False)]
        self.below(unit.children, False)
        sections = tuple(self.sections())
        self._opened = opened
        title = unit.heading or unit.label
        if sections:
            self.attachments.append(ModelAttachment(title, sections))
        else:
            self.notes.append(f"附件“{title}”没有可以沿用的文字，请自行附上。")

    def _table(self, unit: Unit) -> None:
        """Take in the rows as one paragraph, its caption and notes as others."""
        rows = [one for one in unit.children if one.kind in (UnitKind.HEADER, UnitKind.ROW)]
        if not rows or any(_CELLS not in one.text for one in rows):
            self._opened[-1].tables.append(_caption(unit))
            return
        for child in unit.children:
            if child is rows[0]:
                text = self._document.text[rows[0].start : rows[-1].end]
                section = self._opened[-1]
                heads = [one.text.split(_CELLS) for one in rows if one.kind is UnitKind.HEADER]
                slots = tuple(self._in_table(text, self._slots(rows[0].start, text, section, Origin.TABLE), heads))
                section.paragraphs.append(ModelParagraph(text, unit.label, (), slots, table=True))
            elif child not in rows:
                self._paragraph(child)

    def _paragraph(self, unit: Unit) -> None:
        text = unit.text.rstrip()
        if text in self._addressed or not text:
            return
        section = self._opened[-1]
        found = tuple(self._slots(unit.start, text, section, Origin.SENTENCE))
        parts = tuple(Sentence(start, end) for start, end in sentences(mask(text), 0, len(text)))
        section.paragraphs.append(ModelParagraph(text, unit.label, parts, found))

    def _slots(self, begin: int, text: str, section: _Open, origin: Origin) -> Iterator[Slot]:
        document = self._document
        behind = bisect_left(self._stating, (begin + len(text), 0))
        for _, at in self._stating[bisect_left(self._stating, (begin, 0)) : behind]:
            one = document.observations[at]
            start = one.start
            if one.origin is not origin or one.end > begin + len(text):
                continue
            quote = document.text[one.quote_start : one.quote_end]
            group = self._group(one)
            key = self._key(section, one, group)
            yield Slot(key, one, start - begin, one.end - begin, group, section.label, section.heading, quote, at)

    def _in_table(self, text: str, slots: Iterator[Slot], heads: Sequence[Sequence[str]]) -> Iterator[Slot]:
        """Yield the slots with what the heads of their columns say."""
        for slot in slots:
            at = text[text.rfind("\n", 0, slot.start) + 1 : slot.start].count(_CELLS)
            head = "".join(row[at] for row in heads if at < len(row))
            yield replace(slot, falls=bool(_FALLS.search(head)) and not _BOTH_WAYS.search(head))

    def _group(self, one: Observation) -> str:
        if one.indicator not in self._groups:
            self._groups[one.indicator] = self._grouping(one.indicator)
        return self._groups[one.indicator]

    def _key(self, section: _Open, one: Observation, group: str) -> str:
        """The heading, what is counted, in what; and which of several that agree in all of it."""
        told = f"{section.heading}|{group}|{family(one)}|{measure(one)}"
        self._keys[told] += 1
        return hashlib.sha256(f"{told}|{self._keys[told]}".encode()).hexdigest()[:10]


def _caption(table: Unit) -> str:
    caption = next((child.text for child in table.children if child.kind is UnitKind.CAPTION), "")
    return caption.strip() or table.heading or "表格"
