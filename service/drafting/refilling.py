"""New facts in a draft that people worked on: what they wrote stays, gaps are filled, their numbers are traced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from service.drafting.draft import Draft, Paragraph, Section
from service.drafting.reading_back.matching import matched

__all__ = ["refilled"]


def refilled(draft: Draft, before: Draft, after: Draft) -> Draft:
    """`draft` with what the new facts say, where `before` and `after` are composed from the old and the new ones.

    A paragraph that nobody touched is the new one. In any other no word changes: its untraced numbers get the sources
    of the same numbers that the new facts put there.
    """
    new = _untouched(before, after)
    everything = [placed.paragraph for placed in after.placed()]
    changed = replace(draft, sections=_sections(draft.sections, new, everything), checks=after.checks)
    attachments = tuple(replace(one, sections=_sections(one.sections, new, everything)) for one in draft.attachments)
    return replace(changed, attachments=attachments)


def _untouched(before: Draft, after: Draft) -> Mapping[str, Paragraph]:
    """The new paragraph of each composed from the old facts, by its words; of words that stand twice none."""
    old, new = list(before.placed()), {placed.label: placed.paragraph for placed in after.placed()}
    texts = [placed.paragraph.text for placed in old]
    return {
        placed.paragraph.text: new[placed.label]
        for placed in old
        if placed.label in new and texts.count(placed.paragraph.text) == 1
    }


def _sections(
    sections: Sequence[Section], new: Mapping[str, Paragraph], everything: Sequence[Paragraph]
) -> tuple[Section, ...]:
    return tuple(
        replace(section, paragraphs=tuple(_paragraph(one, new, everything) for one in section.paragraphs))
        for section in sections
    )


def _paragraph(one: Paragraph, new: Mapping[str, Paragraph], everything: Sequence[Paragraph]) -> Paragraph:
    if one.text in new:
        return new[one.text]
    if all(number.traced for number in one.numbers):
        return one
    (found,) = matched([one.text], everything)
    sources = {(number.start, number.end): number.source for number in found.numbers if number.traced}
    numbers = tuple(
        replace(number, source=sources[number.start, number.end])
        if not number.traced and (number.start, number.end) in sources
        else number
        for number in one.numbers
    )
    return replace(one, numbers=numbers)
