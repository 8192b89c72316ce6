"""Sections of a draft and those that are composed anew: which belong together, and which the draft lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.errors import DraftNotFound
from service.drafting.draft import Draft, Section, section_labels
from service.drafting.ordering import counted_anew

__all__ = ["absent", "counterpart", "with_section_back"]


def counterpart(draft: Draft, composed: Draft, position: int) -> Section:
    """The section at `position` of `draft` as it is composed anew, under its own mark, wherever it was moved.

    It is that of the same level and heading; of a renamed one that of the same label. DraftNotFound for none.
    """
    if not 0 <= position < len(draft.sections):
        raise DraftNotFound(f"这份草稿没有第 {position + 1} 个部分，它只有 {len(draft.sections)} 个部分。")
    section = draft.sections[position]
    at = _places(draft, composed).get(position)
    if at is None:
        raise DraftNotFound(f"范本里没有“{section.mark}{section.heading}”这一部分，不能重写。请直接修改它的文字。")
    return replace(composed.sections[at], mark=section.mark)


def absent(draft: Draft, composed: Draft) -> Iterator[tuple[str, Section]]:
    """Yield the label and the section of each that is composed and that the draft lacks."""
    there = set(_places(draft, composed).values())
    for at, (label, section) in enumerate(zip(section_labels(composed.sections), composed.sections, strict=True)):
        if at not in there:
            yield label, section


def with_section_back(draft: Draft, composed: Draft, label: str) -> Draft:
    """`draft` with the section of that label, and those under it, where they stood; DraftNotFound for one it has."""
    labels = list(section_labels(composed.sections))
    places = {at: position for position, at in _places(draft, composed).items()}
    first = labels.index(label) if label in labels else -1
    if first < 0 or first in places:
        raise DraftNotFound(f"没有可以恢复的部分“{label}”，它可能已在草稿里。请刷新后再试。")
    level = composed.sections[first].level
    block = [composed.sections[first]]
    for at in range(first + 1, len(composed.sections)):
        if composed.sections[at].level <= level:
            break
        if at not in places:
            block.append(composed.sections[at])
    before = next((places[at] for at in range(first - 1, -1, -1) if at in places), -1)
    goes = before + 1
    while before >= 0 and goes < len(draft.sections) and draft.sections[goes].level > level:
        goes += 1
    sections = (*draft.sections[:goes], *block, *draft.sections[goes:])
    return replace(draft, sections=counted_anew(sections, draft.sections))


def _places(draft: Draft, composed: Draft) -> dict[int, int]:
    """Which section of the draft is which composed one, by their places."""
    found: dict[int, int] = {}
    free = list(range(len(composed.sections)))
    for position, section in enumerate(draft.sections):
        same = next((at for at in free if _same(section, composed.sections[at])), None)
        if same is not None:
            found[position] = same
            free.remove(same)
    labels = list(section_labels(composed.sections))
    for position, label in enumerate(section_labels(draft.sections)):
        renamed = next((at for at in free if labels[at] == label), None)
        if position not in found and renamed is not None:
            found[position] = renamed
            free.remove(renamed)
    return found


def _same(one: Section, other: Section) -> bool:
    return (one.level, one.heading) == (other.level, other.heading)
