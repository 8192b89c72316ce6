"""The use-case: a document is proofread by the checks that are switched on, one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from service.checking.check import Check
from service.checking.finding import Finding, Severity
from service.checking.proof import Proof

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def proofread(proof: Proof, checks: Iterable[Check]) -> tuple[Finding, ...]:
    """What `checks` find, in the order of the text; of two findings at one place the weightier stands first."""
    found = [one for check in checks for one in _findings(proof, check)]
    found.sort(key=lambda one: (one.start, _ORDER[one.severity], one.end, one.kind))
    return tuple(_apart(found))


def _findings(proof: Proof, check: Check) -> Iterator[Finding]:
    for one in check.find(proof):
        quote, label = proof.text[one.start : one.end], proof.label(one.start)
        yield Finding(check.kind, one.severity, quote, label, one.start, one.end, one.message, one.suggestion)


def _apart(found: Sequence[Finding]) -> Iterator[Finding]:
    """The findings without those that another of the same place and kind says already."""
    told: set[tuple[str, int, int]] = set()
    for one in found:
        place = one.kind, one.start, one.end
        if place not in told:
            told.add(place)
            yield one
