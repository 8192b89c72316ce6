"""A section of another report, taken into the Model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.errors import ModelRefused
from ingest.labels import print_numeral
from service.drafting.model.comparing import twin_of
from service.drafting.model.model import Model, ModelSection

__all__ = ["with_section"]

_MARKS = {1: "{}、", 2: "（{}）"}


def with_section(model: Model, other: Model, label: str) -> Model:
    """The model with the section under `label` of `other`, and what lies below it.

    It takes the place of the model's section under the same heading; where there is none it stands last in its part,
    with the next number. ModelRefused where `other` has no such section.
    """
    taken = _below(other.sections, label)
    if not taken:
        known = "、".join(one.label for one in other.sections if one.level)
        raise ModelRefused(f"“{other.title}”没有“{label}”这一部分。可选：{known}。")
    twin = twin_of(taken[0], model)
    sections = list(model.sections)
    if twin is not None:
        old = _below(sections, twin.label)
        at = sections.index(old[0])
        placed = _relabelled(taken, twin.label, twin.mark)
        return replace(model, sections=(*sections[:at], *placed, *sections[at + len(old) :]))
    at, mark, new_label = _last_place(model, other, taken[0])
    return replace(model, sections=(*sections[:at], *_relabelled(taken, new_label, mark), *sections[at:]))


def _below(sections: Sequence[ModelSection], label: str) -> list[ModelSection]:
    """The section under `label` and those below it."""
    at = next((at for at, one in enumerate(sections) if one.level and one.label == label), None)
    if at is None:
        return []
    below = [sections[at]]
    for one in sections[at + 1 :]:
        if one.level <= sections[at].level:
            break
        below.append(one)
    return below


def _last_place(model: Model, other: Model, section: ModelSection) -> tuple[int, str, str]:
    """Behind the last section of its level in the part of the model that stands where its own part did."""
    above = next(
        (
            one
            for one in other.sections
            if one.level < section.level and section.label.startswith(one.label) and one.level
        ),
        None,
    )
    part = twin_of(above, model) if above else None
    within = [
        (at, one)
        for at, one in enumerate(model.sections)
        if one.level and one.level >= section.level and (part is None or one.label.startswith(part.label))
    ]
    siblings = [one for _, one in within if one.level == section.level]
    at = within[-1][0] + 1 if within else len(model.sections)
    mark = _MARKS.get(section.level, "{}.").format(
        print_numeral(len(siblings) + 1) if section.level in _MARKS else len(siblings) + 1
    )
    return at, mark, (part.label if part else "") + mark


def _relabelled(sections: Sequence[ModelSection], label: str, mark: str) -> list[ModelSection]:
    first = sections[0]
    told = [replace(one, label=label + one.label.removeprefix(first.label)) for one in sections]
    told[0] = replace(told[0], mark=mark)
    return [_with_labels(one) for one in told]


def _with_labels(section: ModelSection) -> ModelSection:
    """The section whose paragraphs and numbers are cited under its label."""
    paragraphs = tuple(
        replace(
            one,
            label=f"{section.label}第{at}段",
            slots=tuple(replace(slot, label=section.label) for slot in one.slots),
        )
        for at, one in enumerate(section.paragraphs, 1)
    )
    return replace(section, paragraphs=paragraphs)
