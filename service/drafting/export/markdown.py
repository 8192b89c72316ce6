"""A Draft as Markdown; its texts are text and never markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from service.drafting.draft import Draft, Paragraph, Section, attachment_mark
from service.drafting.export.body import addressed
from service.drafting.export.ending import issued
from service.drafting.export.layout import Layout, SourcesAs
from service.drafting.export.notes import citation_text, listed, notes_of, source_text
from service.plain_markdown import characters, in_line, shown

_DEFAULT = Layout()


def markdown(draft: Draft, layout: Layout = _DEFAULT) -> str:
    """The Markdown of `draft`: headings by level, sources as notes or as a list, untraced numbers marked."""
    return "\n\n".join(block for block in _Writer(layout).blocks(draft) if block) + "\n"


@dataclass(slots=True)
class _Writer:
    layout: Layout
    notes: list[str] = field(default_factory=list)

    def blocks(self, draft: Draft) -> Iterator[str]:
        yield f"# {in_line(draft.title)}"
        yield in_line(draft.document_number)
        if in_line(draft.addressee):
            yield in_line(addressed(draft.addressee))
        yield from self._sections(draft.sections)
        count = len(draft.attachments)
        yield from (
            f"{attachment_mark(position, count)}：{in_line(one.title)}"
            for position, one in enumerate(draft.attachments)
        )
        yield in_line(draft.organisation)
        yield issued(draft.date) if draft.date else ""
        for position, one in enumerate(draft.attachments):
            yield f"## {attachment_mark(position, count)} {in_line(one.title)}"
            yield from self._sections(one.sections)
        if self.layout.sources is SourcesAs.ANNEX:
            yield from _source_list(draft)
        yield "\n".join(f"[^{number}]: {text}" for number, text in enumerate(self.notes, 1))

    def _mark(self, one: Paragraph, written: list[str]) -> None:
        """Mark the untraced numbers among the characters of the paragraph."""
        for number in one.numbers if self.layout.marks else ():
            if not number.traced:
                written[number.start] = "<mark>" + written[number.start]
                written[number.end - 1] += "</mark>"

    def _table(self, one: Paragraph) -> str:
        written = [each for line in one.text.split("\n") for each in (*characters(shown(line)), " ")]
        self._mark(one, written)
        columns = max(len(cells) for cells in one.rows)
        lines = ["| " + " | ".join("".join(written[slice(*cell)]) for cell in cells) + " |" for cells in one.rows]
        return "\n".join([lines[0], _rule(columns), *lines[1:]])

    def _sections(self, sections: Iterable[Section]) -> Iterator[str]:
        for section in sections:
            heading = in_line(section.mark + section.heading)
            if section.level and heading:
                yield f"{'#' * (section.level + 1)} {heading}"
            for one in section.paragraphs:
                yield self._paragraph(one)

    def _paragraph(self, one: Paragraph) -> str:
        if one.rows:
            return self._table(one)
        written = characters(shown(one.text))
        self._mark(one, written)
        notes = notes_of(one) if self.layout.sources is SourcesAs.FOOTNOTES else ()
        behind = ""
        for place, text in notes:
            self.notes.append(in_line(text))
            if place:
                written[place - 1] += f"[^{len(self.notes)}]"
            else:  # a paragraph without any text
                behind += f"[^{len(self.notes)}]"
        return "".join(written).strip(" ") + behind


def _rule(columns: int) -> str:
    return "|" + " --- |" * columns


def _source_list(draft: Draft) -> Iterator[str]:
    lines = []
    for placed in draft.placed():
        one = placed.paragraph
        texts = [source_text(one, number) for number in one.numbers if listed(number)] + [
            citation_text(cited) for cited in one.citations
        ]
        lines += [f"- {in_line(placed.label)}：{in_line(text)}" for text in texts]
    if lines:
        yield "## 数据来源"
        yield "\n".join(lines)
