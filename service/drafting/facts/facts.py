"""Facts: the numbers of this period, each with where it was given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from service.drafting.draft import Source
from service.drafting.facts.given import Given

__all__ = ["Fact", "Facts"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A number for what the model counts; `source` says where it was given."""

    key: str
    indicator: str
    given: Given
    source: Source
    note: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """A number that the model does not state, for the section under `label`."""

    label: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts by the keys of the model's numbers, and the new ones."""

    of: Mapping[str, Fact] = field(default_factory=dict)
    added: tuple[Added, ...] = ()
