"""Changes of a paragraph, each with its reason, and the paragraph that they make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from service.drafting.draft import Number

__all__ = ["Edit", "Kept", "Reason", "applied", "gap", "without_overlaps"]


class Reason(StrEnum):
    """Why digits or numerals stand in a draft although they are no number of it."""

    PERIOD = "period"  # a time, moved to the new period
    HISTORY = "history"  # an earlier year that does not move
    NAME = "name"  # a title, a quotation, an ordinal or another name
    WORDING = "wording"  # a way of speaking


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands in `[start, end)` becomes `text`; `number` has its place inside of `text`, `reason` is of all of it.

    Of edits that overlap the one with the highest `weight` is made.
    """

    start: int
    end: int
    text: str
    number: Number | None = None
    reason: Reason | None = None
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """`[start, end)` of a text that was made, and why digits or numerals may stand in it."""

    start: int
    end: int
    reason: Reason


def gap(words: str) -> str:
    """A place that the drafter has to fill in."""
    told = words.replace("【", "").replace("】", "").replace("\n", " ").strip() or "数字"
    return f"【待补充：{told}】"


def without_overlaps(edits: Iterable[Edit]) -> list[Edit]:
    """The edits that are made, in the order of the text."""
    chosen: list[Edit] = []
    for edit in sorted(edits, key=lambda one: (-one.weight, one.start)):
        if all(edit.end <= one.start or one.end <= edit.start for one in chosen):
            chosen.append(edit)
    return sorted(chosen, key=lambda one: one.start)


def applied(text: str, edits: Iterable[Edit]) -> tuple[str, list[Number], list[Kept]]:
    """The text that the edits make, its numbers and what else was kept, each with its place there."""
    pieces: list[str] = []
    numbers: list[Number] = []
    kept: list[Kept] = []
    behind = length = 0
    for edit in without_overlaps(edits):
        pieces += [text[behind : edit.start], edit.text]
        at = length + edit.start - behind
        length, behind = at + len(edit.text), edit.end
        if edit.number:
            numbers.append(replace(edit.number, start=at + edit.number.start, end=at + edit.number.end))
        if edit.reason and edit.text:
            kept.append(Kept(at, at + len(edit.text), edit.reason))
    return "".join(pieces) + text[behind:], numbers, kept
