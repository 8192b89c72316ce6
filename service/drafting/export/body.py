"""The middle of an official document: title, 主送机关, sections (GB/T 9704—2012, 7.3.1 to 7.3.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from service.drafting.draft import GAP, Draft, Paragraph, Section
from service.drafting.export import official
from service.drafting.export.elements import Element, blank, paragraph, printable, run, w, width
from service.drafting.export.layout import Layout, SourcesAs
from service.drafting.export.notes import Notes, notes_of
from service.drafting.export.styles import HEADINGS
from service.drafting.export.tables import cell, row, table
from service.drafting.export.title_lines import title_lines

_GAP_COLOUR, _UNTRACED_COLOUR = "yellow", "cyan"
_BORDERS = dict.fromkeys(("top", "left", "bottom", "right"), 4)
_NARROW, _WIDE = 2.0, 10.0  # characters
_TITLE_CHARACTERS = official.TEXT_WIDTH // (official.SIZE_2 * 10)


@dataclass(frozen=True, slots=True)
class Body:
    """Writes the paragraphs of one Draft, and their notes into `notes`."""

    layout: Layout
    notes: Notes

    def opening(self, draft: Draft) -> Iterator[Element]:
        """The title, and below an empty line whom it goes to."""
        yield title(draft.title)
        yield blank()
        if printable(draft.addressee).strip():
            yield paragraph("Addressee", run(addressed(draft.addressee)))

    def sections(self, sections: Iterable[Section]) -> Iterator[Element]:
        """Headings and paragraphs; a heading without words is none."""
        for section in sections:
            heading = run(section.mark + section.heading)
            if section.level and heading is not None:
                yield paragraph(HEADINGS[section.level], heading)
            for one in section.paragraphs:
                if one.rows:
                    yield self._table(one)
                else:
                    yield paragraph("BodyText", *self._content(one))

    def _table(self, one: Paragraph) -> Element:
        """A table over the whole width, its head repeated on each page; where its numbers come from the annex tells."""
        columns = max(len(cells) for cells in one.rows)
        widest = [
            max((width(one.text[slice(*cells[at])]) for cells in one.rows if at < len(cells)), default=1.0)
            for at in range(columns)
        ]
        # A gap is longer than the number that will stand there: it may break over lines.
        shares = [min(max(each, _NARROW), _WIDE) for each in widest]
        widths = [round(official.TEXT_WIDTH * share / sum(shares)) for share in shares]
        rows = [
            row([self._cell(one, cells, at, widths[at]) for at in range(columns)], head=number == 0)
            for number, cells in enumerate(one.rows)
        ]
        return table(widths, rows)

    def _cell(self, one: Paragraph, cells: Sequence[tuple[int, int]], at: int, wide: int) -> Element:
        start, end = cells[at] if at < len(cells) else (0, 0)
        inside = tuple(
            replace(number, start=number.start - start, end=number.end - start)
            for number in one.numbers
            if start <= number.start and number.end <= end
        )
        runs = [
            run(one.text[start:end][first:last], w("highlight", val=colour) if colour and self.layout.marks else None)
            for first, last, colour in _stretches(Paragraph(one.text[start:end], inside), set())
        ]
        return cell(wide, [paragraph("TableCell", *runs)], _BORDERS)

    def _content(self, one: Paragraph) -> Iterator[Element | None]:
        notes = dict(notes_of(one)) if self.layout.sources is SourcesAs.FOOTNOTES else {}
        for start, end, colour in _stretches(one, set(notes)):
            mark = w("highlight", val=colour) if colour and self.layout.marks else None
            yield run(one.text[start:end], mark)
            if end in notes:
                yield self.notes.add(notes.pop(end))
        for text in notes.values():  # of a paragraph without any text
            yield self.notes.add(text)


def title(text: str, style: str = "Title") -> Element:
    """A title in lines that break by meaning."""
    return paragraph(style, run("\n".join(title_lines(text, _TITLE_CHARACTERS))))


def addressed(addressee: str) -> str:
    """主送机关 with its colon (7.3.2)."""
    return printable(addressee).strip().rstrip("：:") + "："


def _stretches(one: Paragraph, cuts: set[int]) -> Iterator[tuple[int, int, str]]:
    """The text in stretches of one colour ("" for none), cut also where notes belong."""
    coloured = {number.start: (number.end, _UNTRACED_COLOUR) for number in one.numbers if not number.traced}
    colours = [""] * len(one.text)
    for start, (end, colour) in coloured.items():
        colours[start:end] = [colour] * (end - start)
    for found in GAP.finditer(one.text):
        colours[found.start() : found.end()] = [_GAP_COLOUR] * len(found[0])
    start = 0
    for end in range(1, len(colours) + 1):
        if end == len(colours) or end in cuts or colours[end] != colours[start]:
            yield start, end, colours[start]
            start = end
