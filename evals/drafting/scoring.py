"""A draft of a period against the report that was really written for it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from evals.drafting.distance import distance
from evals.drafting.pairs import Pair, facts_of, matched, pairs
from index.library import Library
from ingest.observations.masking import mask
from ingest.observations.quantities import find_quantities
from service.drafting.composing.compose import compose
from service.drafting.composing.context import Composed
from service.drafting.composing.derived import find_derivations
from service.drafting.composing.known import Known
from service.drafting.composing.move import Move
from service.drafting.draft import GAP, Number, Placed, SourceType
from service.drafting.facts.facts import Facts
from service.drafting.model.building import build_model
from service.drafting.model.comparing import compare
from service.drafting.model.model import Model, Slot
from service.past_reports import past_reports

__all__ = ["Scored", "score_all", "shape"]

# A rounded result is right where it differs in its last digit alone.
_ROUNDING = Decimal("0.11")


@dataclass(slots=True)
class Scored:
    """One draft measured; `distance` and `before` are edits per character of the real text, of draft and model."""

    title: str
    model: str
    asked: int = 0
    known: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    invented: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    sentences: int = 0
    aside: int = 0
    distance: float = 0.0
    before: float = 0.0
    seconds: float = 0.0


def score_all(library: Library) -> list[Scored]:
    """Every report of the library that has a predecessor, drafted from that."""
    return [_score(library, pair) for pair in pairs(library)]


def _score(library: Library, pair: Pair) -> Scored:
    real = build_model(library, pair.real)
    bare = build_model(library, pair.model)
    move = Move.of(bare.period, real.period, bare.title)
    found = matched(bare, real, move)
    derivations = find_derivations(bare)
    facts = facts_of(found, [key for key in derivations if key in found])
    started = time.perf_counter()
    past = [one for one in past_reports(library, pair.model) if one.period < real.period]
    model = compare(build_model(library, pair.model), [build_model(library, one) for one in past[:6]])
    made = compose(model, move, facts, Known.read(library, [pair.model, *past]))
    scored = Scored(pair.real.title, pair.model.title, seconds=time.perf_counter() - started)
    scored.asked, scored.known = len(list(model.slots)), len(found)
    _numbers(scored, made, facts, found)
    scored.sentences = sum(len(one.sentences) for section in model.sections for one in section.paragraphs)
    scored.aside = len(made.suggestions)
    text = _text(real)
    scored.distance = distance(GAP.sub("□", _drafted(made)), text) / len(text)
    scored.before = distance(_text(bare), text) / len(text)
    return scored


def _numbers(scored: Scored, made: Composed, facts: Facts, found: dict[str, Slot]) -> None:
    """Count the numbers of the draft by source; a number is invented that no fact and no formula gives."""
    given = {(fact.given.value, fact.source.quote) for fact in facts.of.values()}
    for key, derived in made.derived.items():
        if other := found.get(key):
            one = other.observation
            scored.counts["formula told"] += 1
            same = one.unit == derived.given.unit and one.direction == derived.given.direction
            right = same and abs(one.value - derived.given.value) <= _ROUNDING
            scored.counts["formula right"] += right
            if not right:
                scored.wrong.append(f"{one.indicator}：{derived.source.ref}，实为 {one.value}{one.unit}")
    for placed in made.draft.placed():
        for number in placed.paragraph.numbers:
            kind = number.source.type
            scored.counts[kind.value] += 1
            if kind is SourceType.NONE or (
                kind is SourceType.FACTS and (number.value, number.source.quote) not in given
            ):
                scored.invented.append(_shown(placed, number))
            elif kind is SourceType.FACTS and not _reads_back(placed, number):
                scored.wrong.append(_shown(placed, number))
    scored.counts["gaps"] = len(made.draft.gaps)


def _reads_back(placed: Placed, number: Number) -> bool:
    """Whether what is written says the value that was given."""
    written = mask(placed.paragraph.written(number))
    read = next(iter(find_quantities("共" + written, 0, len(written) + 1, [])), None)
    if read is None or number.value is None or read.form:
        return True  # 三分之一 and bare numbers are read with the words around them alone
    return read.value == number.value or read.unit != number.unit


def _shown(placed: Placed, number: Number) -> str:
    text = placed.paragraph.text
    return f"{placed.label}：{text[max(0, number.start - 12) : number.end + 4]}"


def _text(model: Model) -> str:
    parts = ((one.mark + one.heading, *(paragraph.text for paragraph in one.paragraphs)) for one in model.sections)
    return "\n".join(part for section in parts for part in section if part)


def _drafted(made: Composed) -> str:
    parts = ((one.mark + one.heading, *(paragraph.text for paragraph in one.paragraphs)) for one in made.draft.sections)
    return "\n".join(part for section in parts for part in section if part)


def shape(scored: Iterable[Scored], *, each: bool = False) -> dict[str, Any]:
    """The figures of all together, and with `each` of every one."""
    everything = list(scored)
    total = sum((one.counts for one in everything), Counter[str]())
    count = max(len(everything), 1)
    told: dict[str, Any] = {
        "drafts": len(everything),
        "asked": sum(one.asked for one in everything),
        "known": sum(one.known for one in everything),
        "numbers": {kind.value: total[kind.value] for kind in SourceType},
        "formula_told": total["formula told"],
        "formula_right": total["formula right"],
        "wrong": sum(len(one.wrong) for one in everything),
        "invented": sum(len(one.invented) for one in everything),
        "gaps": total["gaps"],
        "sentences": sum(one.sentences for one in everything),
        "set_aside": sum(one.aside for one in everything),
        "distance": round(sum(one.distance for one in everything) / count, 3),
        "distance_of_model": round(sum(one.before for one in everything) / count, 3),
        "seconds": {"most": round(max((one.seconds for one in everything), default=0.0), 2)},
    }
    if each:
        told["each"] = [
            {
                "draft": one.title,
                "model": one.model,
                "asked": one.asked,
                "known": one.known,
                "counts": dict(one.counts),
                "wrong": one.wrong,
                "invented": one.invented,
                "set_aside": one.aside,
                "sentences": one.sentences,
                "distance": round(one.distance, 3),
                "distance_of_model": round(one.before, 3),
                "seconds": round(one.seconds, 2),
            }
            for one in everything
        ]
    return told
