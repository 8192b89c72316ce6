"""A Draft: sections of paragraphs in which each number says where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

__all__ = [
    "Draft", "Section", "Paragraph", "Number", "Source", "SourceType", "UNTRACED", "Citation", "Attachment", "Check",
    "Severity", "Placed", "Mark", "GAP", "CELLS",
]  # fmt: skip

GAP = re.compile(r"【待补充[：:](?P<asked>[^【】]*)】")
"""A place that the drafter has to fill in, and what it asks for."""


CELLS = " | "
"""What stands between the cells of a row, as in the plain text of documents; every line of a table has it."""


class SourceType(StrEnum):
    """What a number was taken from."""

    FACTS = "facts"  # a row of this period's facts sheet
    OBSERVATION = "observation"  # an Observation of a document in the Library
    FORMULA = "formula"  # worked out from other numbers
    DOCUMENT = "document"  # a place in a document of the Library, or in a text that was given to the draft
    WORDING = "wording"  # the wording of the model, where it may be kept
    PERSON = "person"  # somebody answers for it: `ref` is the reason
    NONE = "none"


class Mark(StrEnum):
    """What has to be traced: numbers everywhere, the others where a chat model wrote the text."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"  # of an organisation, a place, a person with a title
    TITLE = "title"  # in 书名号
    CITATION = "citation"  # an article, a document number


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number comes from: `ref` names the row, Observation or formula, `quote` is what stands there.

    `by` and `at` tell who settled it, and when, where a person did.
    """

    type: SourceType
    ref: str = ""
    quote: str = ""
    by: str = ""
    at: str = ""


UNTRACED = Source(SourceType.NONE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in `[start, end)` of its paragraph's text, number and unit as written; its value may be unknown.

    In text that a chat model wrote other marks have to be traced as well: they have no value.
    """

    start: int
    end: int
    value: Decimal | None = None
    unit: str = ""
    source: Source = UNTRACED
    kind: Mark = Mark.NUMBER

    @property
    def traced(self) -> bool:
        """Whether it is known where the number comes from."""
        return self.source.type is not SourceType.NONE


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision or passage that a paragraph rests on, with its verbatim quote; `verified` by a program."""

    document_id: str
    title: str
    label: str
    quote: str
    page: int | None = None
    start: int = 0
    end: int = 0
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; its numbers lie in its text, in order and apart (ValueError otherwise)."""

    text: str
    numbers: tuple[Number, ...] = ()
    citations: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        behind = 0
        for number in self.numbers:
            if not behind <= number.start < number.end <= len(self.text):
                raise ValueError(
                    f"数字的位置 [{number.start}, {number.end}) 不在段落之内，或与前一个重叠：{self.text[:40]!r}。"
                    "请按正文重新计算位置。"
                )
            behind = number.end

    def written(self, number: Number) -> str:
        """`number` as the text writes it."""
        return self.text[number.start : number.end]

    @property
    def rows(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """Where the cells of each row stand, where the paragraph is a table; nothing for any other."""
        lines = self.text.split("\n")
        if len(lines) < 2 or any(CELLS not in line or line.startswith("|") or line.endswith("|") for line in lines):
            return ()
        rows, begin = [], 0
        for line in lines:
            cells = []
            for cell in line.split(CELLS):
                cells.append((begin, begin + len(cell)))
                begin += len(cell) + len(CELLS)
            begin += 1 - len(CELLS)
            rows.append(tuple(cells))
        return tuple(rows)

    @property
    def gaps(self) -> tuple[str, ...]:
        """The gaps that stand in the text."""
        return tuple(found[0] for found in GAP.finditer(self.text))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the paragraphs right under it.

    Levels 1 to 4 are 一、（一）1.（1）(GB/T 9704—2012, 7.3.3), and `mark` is that number as printed. Level 0 has no
    heading: the words in front of the first one.
    """

    level: int
    mark: str = ""
    heading: str = ""
    paragraphs: tuple[Paragraph, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.level <= 4:
            raise ValueError(f"标题层级 {self.level} 不在 0 至 4 之间：{self.mark}{self.heading}。公文最多四级标题。")


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment with its title and its own sections."""

    title: str
    sections: tuple[Section, ...] = ()


class Severity(StrEnum):
    """How much a Check matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Check:
    """What a check of the Draft found, and under which label."""

    kind: str
    severity: Severity
    message: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph under its label (一、（二）第1段), and its section's label."""

    label: str
    section: str
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Draft:
    """A report in the making; `period` is canonical as in an Observation, `date` is 成文日期."""

    title: str
    sections: tuple[Section, ...] = ()
    period: str = ""
    addressee: str = ""
    organisation: str = ""
    document_number: str = ""
    date: date | None = None
    attachments: tuple[Attachment, ...] = ()
    checks: tuple[Check, ...] = field(default=())

    def placed(self) -> Iterator[Placed]:
        """Every paragraph in order, those of the attachments behind."""
        yield from _placed(self.sections, "")
        for position, attachment in enumerate(self.attachments):
            yield from _placed(attachment.sections, attachment_mark(position, len(self.attachments)))

    @property
    def untraced(self) -> tuple[tuple[str, str], ...]:
        """The label and the text of each number of which nobody knows where it comes from."""
        return tuple(
            (placed.label, placed.paragraph.written(number))
            for placed in self.placed()
            for number in placed.paragraph.numbers
            if not number.traced
        )

    @property
    def gaps(self) -> tuple[tuple[str, str], ...]:
        """The label and the words of each gap."""
        return tuple((placed.label, gap) for placed in self.placed() for gap in placed.paragraph.gaps)


def attachment_mark(position: int, count: int) -> str:
    """What stands above the attachment at `position`: 附件, or 附件2 where there are several (7.3.7)."""
    return f"附件{position + 1}" if count > 1 else "附件"


def section_labels(sections: Sequence[Section], scope: str = "") -> Iterator[str]:
    """How each section is cited: its mark behind those of the sections above it (一、（二）)."""
    marks: dict[int, str] = {}
    for section in sections:
        marks = {level: mark for level, mark in marks.items() if level < section.level}
        marks[section.level] = section.mark or section.heading
        yield scope + "".join(marks[level] for level in sorted(marks))


def _placed(sections: Sequence[Section], scope: str) -> Iterator[Placed]:
    for section, label in zip(sections, section_labels(sections, scope), strict=True):
        for number, paragraph in enumerate(section.paragraphs, 1):
            yield Placed(f"{label}第{number}段", label, paragraph)
