"""Planted errors and what is found of them; what is told of the reports as they are."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from evals.checks.planted import Ground, Planted, Planter
from ingest.document import Document, DocumentKind
from ingest.pipeline import ingest
from service.checking.check import Check
from service.checking.finding import Finding, Severity
from service.checking.laws import Laws
from service.checking.proof import Proof
from service.checking.proofreading import proofread
from service.checking.registry import CHECKS, chosen
from service.checking.word_rules import shipped_rules

# How many letters on both sides tell where the error went in the copy, which is read anew.
_AROUND = 12
_PER = 10_000


@dataclass(frozen=True, slots=True)
class Trial:
    """A planted error in the file `name`, and whether a check of its kind told of it; `words` is the place."""

    name: str
    kind: str
    found: bool
    words: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """What is told of a report as it is, with the words around it."""

    name: str
    finding: Finding
    before: str
    behind: str


@dataclass(slots=True)
class Figures:
    """What was planted and found, and what was told of unplanted text."""

    trials: list[Trial] = field(default_factory=list)
    alarms: list[Alarm] = field(default_factory=list)
    characters: int = 0

    def shape(self) -> dict[str, Any]:
        """The figures as printed."""
        planted = Counter(one.kind for one in self.trials)
        found = Counter(one.kind for one in self.trials if one.found)
        weighty = [one for one in self.alarms if one.finding.severity is not Severity.NOTE]
        return {
            "planted": len(self.trials),
            "found": sum(found.values()),
            "kinds": {kind: {"planted": planted[kind], "found": found[kind]} for kind in sorted(planted)},
            "characters": self.characters,
            "told": dict(Counter(one.finding.severity.value for one in self.alarms)),
            "told_by_kind": dict(Counter(one.finding.kind for one in weighty).most_common()),
            "told_per_10000": round(len(weighty) / self.characters * _PER, 2) if self.characters else None,
        }


def measure(paths: Iterable[Path], laws: Laws | None, seed: int, today: date, planters: Sequence[Planter]) -> Figures:
    """Let each planter plant an error in a copy of each report, at a place drawn by `seed`."""
    figures = Figures()
    for path in paths:
        document = ingest(path.read_bytes(), path.name, today=today)
        if document.description.kind in (DocumentKind.REGULATION, DocumentKind.COMPILATION):
            continue
        figures.characters += len(document.text)
        findings = _findings(document, None, laws, CHECKS)
        figures.alarms += list(_alarms(path.name, document, findings))
        known = frozenset((one.kind, one.quote) for one in findings)
        dice = random.Random(f"{seed} {path.name}")  # noqa: S311 – no secret
        ground = Ground(document, laws)
        planted = filter(None, (planter(ground, dice) for planter in planters))
        figures.trials += [_trial(path.name, ground, one, known, today) for one in planted]
    return figures


def _alarms(name: str, document: Document, findings: Iterable[Finding]) -> Iterator[Alarm]:
    text = document.text
    for one in findings:
        yield Alarm(name, one, text[max(0, one.start - 2 * _AROUND) : one.start], text[one.end : one.end + 2 * _AROUND])


def _trial(name: str, ground: Ground, planted: Planted, known: frozenset[tuple[str, str]], today: date) -> Trial:
    """Whether a check of the expected kind tells of the planted sentence what it did not tell before."""
    kind = ground.document.description.kind
    copy = ingest(planted.apply(ground.text).encode(), name, kind=kind, today=today)
    earlier = _made_earlier(ground, planted, today) if planted.last else None
    words = ground.text[: planted.start][-_AROUND:] + planted.new + ground.text[planted.end :][:_AROUND]
    place = copy.text.find(words)
    start, end = _sentence(copy.text, place, place + len(words))
    told = _findings(copy, earlier, ground.laws, chosen([planted.expected]))
    found = any(one.start < end and one.end > start and (one.kind, one.quote) not in known for one in told)
    return Trial(name, planted.kind, found and place >= 0, words.replace("\n", "⏎"))


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole sentences around `[start, end)`: of a pair of marks, the half that is left may be told of."""
    return max(text.rfind(stop, 0, start) for stop in "。\n") + 1, min(
        (place for stop in "。\n" if (place := text.find(stop, end)) >= 0), default=len(text)
    )


def _findings(
    document: Document, earlier: Document | None, laws: Laws | None, checks: Sequence[Check]
) -> tuple[Finding, ...]:
    return proofread(Proof(document, earlier, laws, shipped_rules()), checks)


def _made_earlier(ground: Ground, planted: Planted, today: date) -> Document:
    """The report as it may have been a year earlier: every year one less, with `last` in place of the error."""
    text = ground.text[: planted.start] + planted.last + ground.text[planted.end :]
    earlier = re.sub(r"20\d\d(?=\s*年)", lambda year: str(int(year[0]) - 1), text)
    year = ground.document.description.period[:4]
    name = f"{int(year) - 1}年总结.txt" if year.isdigit() else "总结.txt"
    return ingest(earlier.encode(), name, kind=DocumentKind.REPORT, today=today)
