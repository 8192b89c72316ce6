"""A person answers for what is untraced, or names the text that says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from index.drafts import Material
from index.library import Library
from ingest.errors import SettlingRefused
from ingest.observations.masking import mask
from ingest.observations.quantities import Quantity, find_quantities
from ingest.observations.times import find_times
from service.drafting.draft import Draft, Mark, Number, Paragraph, Source, SourceType
from service.drafting.placing import sections_of, with_section

__all__ = [
    "Named", "Place", "paragraph_at", "said_in", "settle", "source_in_document", "source_in_material", "source_of",
    "vouched", "with_paragraph",
]  # fmt: skip

_BLANKS = re.compile(r"\s+")
_SHORTEST_REASON = 2
_SIGNS = tuple("+-＋－−")
_FALL = re.compile(r"(?:[-－−]|(?:下降|降低|减少|回落|缩短|缩小|降|减)了?(?:约|近|超过|超)?)$")


@dataclass(frozen=True, slots=True)
class Place:
    """`[start, end)` of a paragraph, all counted from 0; `attachment` is None for the main text."""

    position: int
    paragraph: int
    start: int
    end: int
    attachment: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """The text that somebody names as a source, and its words."""

    title: str
    text: str
    quote: str


def vouched(reason: str, by: str) -> Source:
    """The source of what a person answers for; SettlingRefused without a name or a reason."""
    if len(reason.strip()) < _SHORTEST_REASON or not by.strip():
        raise SettlingRefused("由本人核实须写明核实人和理由，例如：张三，已与台账核对。请补上后再试。")
    return Source(SourceType.PERSON, reason.strip(), "", by.strip(), _now())


def source_in_document(library: Library, document: str, quote: str) -> Named:
    """What a document of the Library says; DocumentNotFound, AmbiguousDocument."""
    found = library.document(document)
    return Named(found.title, library.text(found.id), quote)


def source_in_material(materials: Sequence[Material], material: str, quote: str) -> Named:
    """What a text says that was given to the draft; SettlingRefused where there is none of this id."""
    found = next((one for one in materials if one.id == material), None)
    if found is None:
        raise SettlingRefused(f"这份草稿没有编号为“{material}”的材料。请先添加材料，或从列表中另选一份。")
    return Named(found.title, found.text, quote)


def settle(draft: Draft, place: Place, given: Source | Named, by: str = "") -> Draft:
    """`draft` with the source of the mark at `place`; SettlingRefused where none stands there, or it is not said."""
    paragraph = paragraph_at(draft, place)
    number = next((one for one in paragraph.numbers if (one.start, one.end) == (place.start, place.end)), None)
    if number is None or (number.traced and number.source.type is not SourceType.PERSON):
        raise SettlingRefused("这个位置没有未溯源的内容。请刷新后再试。")
    source = source_of(paragraph, number, given, by)
    numbers = tuple(replace(one, source=source) if one is number else one for one in paragraph.numbers)
    return with_paragraph(draft, place, replace(paragraph, numbers=numbers))


def paragraph_at(draft: Draft, place: Place) -> Paragraph:
    """The paragraph of a place, also in an annex; SettlingRefused where there is none."""
    sections = sections_of(draft, place.attachment)
    if not 0 <= place.position < len(sections) or not 0 <= place.paragraph < len(sections[place.position].paragraphs):
        raise SettlingRefused("草稿里没有这个段落。请刷新后再试。")
    return sections[place.position].paragraphs[place.paragraph]


def with_paragraph(draft: Draft, place: Place, paragraph: Paragraph) -> Draft:
    """`draft` with another paragraph at a place that it has."""
    section = sections_of(draft, place.attachment)[place.position]
    paragraphs = (*section.paragraphs[: place.paragraph], paragraph, *section.paragraphs[place.paragraph + 1 :])
    return with_section(draft, place.position, replace(section, paragraphs=paragraphs), place.attachment)


def source_of(paragraph: Paragraph, number: Number, given: Source | Named, by: str) -> Source:
    """The source of a number as it is given; SettlingRefused where the text that is named does not say it."""
    return given if isinstance(given, Source) else _stated(paragraph, number, given, by)


def said_in(written: str, kind: Mark, text: str) -> bool:
    """Whether `text` says what is `written`: word by word, or a number of the same value in the same unit."""
    if _squeezed(written) in _squeezed(text) and kind is not Mark.NUMBER:
        return True
    if kind is not Mark.NUMBER:
        return False
    mine, theirs = list(_quantities(written)), list(_quantities(text))
    if mine:
        is_signed = written[:1] in _SIGNS
        return any(
            _value(one) == _value(mine[0]) and (not is_signed or _falls(text, one) == _falls(written, mine[0]))
            for one in theirs
        )
    bare = re.escape(_squeezed(written))
    return re.search(rf"(?<![\d.,]){bare}(?![\d.,%])", _squeezed(text)) is not None


def _stated(paragraph: Paragraph, number: Number, named: Named, by: str) -> Source:
    written = paragraph.written(number)
    if not named.quote.strip() or _squeezed(named.quote) not in _squeezed(named.text):
        raise SettlingRefused(f"《{named.title}》里没有这段原文：“{named.quote[:60]}”。请从原文中照抄一句。")
    if not said_in(written, number.kind, named.quote):
        raise SettlingRefused(f"所引原文没有写“{written}”：“{named.quote[:60]}”。请换一句，或写明理由由本人核实。")
    return Source(SourceType.DOCUMENT, f"《{named.title}》", named.quote.strip(), by.strip(), _now())


def _quantities(text: str) -> Sequence[Quantity]:
    masked = mask(text)
    return list(find_quantities(masked, 0, len(masked), list(find_times(masked, 0, len(masked)))))


def _falls(text: str, one: Quantity) -> bool:
    """Whether the words or the sign in front of it say that it went down."""
    return _FALL.search(text, 0, one.start) is not None


def _value(one: Quantity) -> tuple[object, ...]:
    high = one.normalized(one.high) if one.high is not None else None
    return (*one.normalized(one.value), high)


def _squeezed(text: str) -> str:
    return _BLANKS.sub("", text)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
