"""A check: its kind, which names it on the command line and in findings, and what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from service.checking.finding import Remark
from service.checking.proof import Proof


@dataclass(frozen=True, slots=True)
class Check:
    """One way of proofreading; `name` is what people read, `find` yields its remarks."""

    kind: str
    name: str
    find: Callable[[Proof], Iterable[Remark]]
