"""Footnotes: behind each sentence one that says where its numbers come from, behind a paragraph what it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from service.drafting.draft import Citation, Number, Paragraph, Source, SourceType
from service.drafting.export.elements import Element, paragraph, run, w

SOURCE_NAMES = {
    SourceType.FACTS: "数据表",
    SourceType.OBSERVATION: "指标数据",
    SourceType.FORMULA: "计算",
    SourceType.DOCUMENT: "出处",
    SourceType.WORDING: "沿用写法",
    SourceType.PERSON: "人工核实",
    SourceType.NONE: "未溯源",
}
_SENTENCE_END = re.compile("[。！？；][”’）】》]*")
# The first two notes of every file are the lines above its notes (ECMA-376 part 1, 17.11.23 and 17.11.1).
_FIRST = 1


def source_text(paragraph: Paragraph, number: Number) -> str:
    """Where `number` comes from, in words: 23件：数据表 第3行，“受理 23 件”."""
    source = number.source
    named = source_named(source)
    return f"{paragraph.written(number)}：{named}" + (f"，“{source.quote}”" if source.quote else "")


def source_named(source: Source) -> str:
    """What kind of source it is, which one, and who settled it where a person did."""
    who = f"（{source.by}，{source.at[:10]}）" if source.by else ""
    return f"{SOURCE_NAMES[source.type]} {source.ref}".strip() + who


def listed(number: Number) -> bool:
    """Whether a list of sources names it: what the wording of the model says, and is no number, it does not."""
    return number.source.type is not SourceType.WORDING


def citation_text(citation: Citation) -> str:
    """Where a citation stands, and its words."""
    return f"《{citation.title}》{citation.label}：“{citation.quote}”"


def notes_of(paragraph: Paragraph) -> Iterator[tuple[int, str]]:
    """Where in the text of `paragraph` a note belongs, and its text."""
    ends = [found.end() for found in _SENTENCE_END.finditer(paragraph.text)]
    texts: dict[int, list[str]] = {}
    for number in paragraph.numbers:
        if number.traced and listed(number):
            end = next((end for end in ends if end >= number.end), len(paragraph.text))
            texts.setdefault(end, []).append(source_text(paragraph, number))
    for citation in paragraph.citations:
        texts.setdefault(len(paragraph.text), []).append(citation_text(citation))
    for place in sorted(texts):
        yield place, "；".join(dict.fromkeys(texts[place])) + "。"


@dataclass(slots=True)
class Notes:
    """Collects the footnotes of one file."""

    texts: list[str] = field(default_factory=list)

    def add(self, text: str) -> Element:
        """The run that refers to a new note."""
        self.texts.append(text)
        reference = w("footnoteReference", id=_FIRST + len(self.texts) - 1)
        return w("r", w("rPr", w("rStyle", val="FootnoteReference")), reference)

    def part(self) -> Element:
        """The part `footnotes.xml`."""
        root = w(
            "footnotes",
            _line("separator", -1),
            _line("continuationSeparator", 0),
        )
        root.extend(_note(number, text) for number, text in enumerate(self.texts, _FIRST))
        return root


def _line(kind: str, number: int) -> Element:
    return w("footnote", paragraph("FootnoteText", w("r", w(kind))), type=kind, id=number)


def _note(number: int, text: str) -> Element:
    mark = w("r", w("rPr", w("rStyle", val="FootnoteReference")), w("footnoteRef"))
    return w("footnote", paragraph("FootnoteText", mark, run(" "), run(text)), id=number)
