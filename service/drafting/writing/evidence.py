"""What a paragraph may be written from: the numbers of the draft and the sheet, texts that were given, its wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from index.drafts import Material
from ingest.document import Description, DocumentKind, Unit, UnitKind
from ingest.errors import IngestError
from ingest.observation import Direction, Observation, Qualifier
from ingest.observations import find_observations
from ingest.observations.measures import normalise, read_measure
from ingest.pipeline import ingest
from service.answering.checking.orders import without_orders
from service.drafting.composing.context import Composed
from service.drafting.composing.move import Move
from service.drafting.draft import Draft, Mark, Paragraph, Source, SourceType
from service.drafting.facts.facts import Facts
from service.drafting.facts.given import Given
from service.drafting.model.model import Model, ModelSection, Slot

__all__ = ["Evidence", "Spoken", "Stated", "Told", "gathered", "read_observations"]


# Characters of all materials together that are sent: small models hold some 8,000.
_SENT = 6000


@dataclass(frozen=True, slots=True)
class Stated:
    """A number with what it counts, in the common unit, signed where it is a change."""

    indicator: str
    value: Decimal
    high: Decimal | None
    unit: str
    qualifier: Qualifier
    period: str
    source: Source


@dataclass(frozen=True, slots=True)
class Told:
    """A fact of the sheet in words, as a model reads it, and the label of its section."""

    section: str
    words: str
    stated: Stated


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text that may be repeated; what is found in it has the source `source`."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that one draft may be written from; `paragraphs` are those as they stand now."""

    draft: Draft
    facts: tuple[Told, ...]
    stated: tuple[Stated, ...]
    spoken: tuple[Spoken, ...]
    materials: tuple[Material, ...]
    paragraphs: tuple[Paragraph, ...] = ()

    def about(self, paragraphs: Sequence[Paragraph]) -> Evidence:
        """The evidence for writing these paragraphs anew: their own numbers and words come first."""
        own = [each for one in paragraphs for each in _stated_in(one, self.draft)]
        wording = [Spoken(_unnumbered(one), Source(SourceType.WORDING)) for one in paragraphs]
        stated, spoken = (*own, *self.stated), (*wording, *self.spoken)
        return replace(self, stated=stated, spoken=spoken, paragraphs=tuple(paragraphs))


def gathered(
    draft: Draft, model: Model, move: Move, facts: Facts, composed: Composed, materials: Sequence[Material]
) -> Evidence:
    """The evidence for any part of the draft."""
    told = tuple(_facts(model, move, facts, composed))
    heard = tuple(_heard(materials))
    stated = (*(one.stated for one in told), *(each for one in heard for each in _stated_by(one)))
    head = "\n".join((draft.title, draft.addressee, draft.organisation, *(one.words for one in told)))
    spoken = [Spoken(head, Source(SourceType.WORDING))]
    spoken += [Spoken(one.text, Source(SourceType.DOCUMENT, f"《{one.title}》")) for one in heard]
    return Evidence(draft, told, stated, tuple(spoken), heard)


def read_observations(text: str, draft: Draft) -> tuple[Observation, ...]:
    """The numbers that a paragraph states, read as part of the draft."""
    description = Description(draft.title, DocumentKind.REPORT, organisation=draft.organisation, period=draft.period)
    unit = Unit("", UnitKind.PARAGRAPH, None, "", "", text, 0, len(text))
    return find_observations(text, [unit], description)


def stated_of(one: Observation, source: Source) -> Stated:
    """An Observation as evidence."""
    return Stated(
        one.indicator, one.normalized_value, one.normalized_high, one.normalized_unit, one.qualifier, one.period, source
    )


def _facts(model: Model, move: Move, facts: Facts, composed: Composed) -> Iterator[Told]:
    for section in model.sections:
        for paragraph in section.paragraphs:
            for slot in paragraph.slots:
                fact, derived = facts.of.get(slot.key), composed.derived.get(slot.key)
                if fact:
                    yield _told(section, slot, fact.given, fact.source, move)
                elif derived:
                    yield _told(section, slot, derived.given, derived.source, move)


def _told(section: ModelSection, slot: Slot, given: Given, source: Source, move: Move) -> Told:
    one = slot.observation
    down = given.direction is Direction.DOWN
    sign = -1 if down else 1
    found = read_measure(given.unit, 0)
    factor, unit = normalise(found.scale, found.word) if found else (Decimal(1), given.unit)
    high = given.high * factor * sign if given.high is not None else None
    qualifier = one.qualifier if one.qualifier is Qualifier.CHANGE else given.qualifier
    period = move.period(one.period)
    stated = Stated(one.indicator, given.value * factor * sign, high, unit, qualifier, period, source)
    way = ("下降" if down else "增长") if qualifier is Qualifier.CHANGE else ""
    return Told(section.label, f"{one.indicator}{one.comparison}：{way}{given.words}", stated)


def _stated_in(paragraph: Paragraph, draft: Draft) -> Iterator[Stated]:
    """The numbers of a paragraph of the draft that are traced."""
    traced = [one for one in paragraph.numbers if one.traced and one.kind is Mark.NUMBER]
    for one in read_observations(paragraph.text, draft):
        number = next((each for each in traced if each.start < one.end and one.start < each.end), None)
        if number:
            yield stated_of(one, number.source)


def _heard(materials: Sequence[Material]) -> Iterator[Material]:
    """Yield the texts as far as they are sent; sentences that give orders are neither sent, nor do they count."""
    left = _SENT
    for one in materials:
        text = without_orders(one.text[:left])
        left -= len(text)
        if text.strip():
            yield replace(one, text=text)


def _stated_by(material: Material) -> Iterator[Stated]:
    """The numbers of a text, each for the period of which it is said there: last year's are none of now."""
    words = material.text if material.text.startswith(material.title) else f"{material.title}\n{material.text}"
    try:
        read = ingest(words.encode(), "材料.txt", today=date.today())
    except IngestError:
        return
    for one in read.observations:
        quote = read.text[one.quote_start : one.quote_end]
        yield stated_of(one, Source(SourceType.DOCUMENT, f"《{material.title}》", quote))


def _unnumbered(paragraph: Paragraph) -> str:
    """The words of a paragraph; what is untraced in it may not be repeated as wording."""
    text = list(paragraph.text)
    for number in paragraph.numbers:
        if not number.traced or number.kind is Mark.NUMBER:
            text[number.start : number.end] = "\ue000" * (number.end - number.start)
    return "".join(text)
