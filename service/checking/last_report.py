"""Numbers of this report beside those of the report before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.indicators import Measure, common, family, measure, normal_form
from index.periods import Period, read_period
from ingest.document import Document
from ingest.observation import Observation, Qualifier
from service.checking.proof import Proof

_SHORTEST = 3
_Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """One indicator in the report before and in this one."""

    before: Observation
    now: Observation
    last: Document

    @property
    def said_before(self) -> str:
        """The number of the report before, as written there."""
        return self.last.text[self.before.start : self.before.end]

    @property
    def values(self) -> tuple[Decimal, Decimal]:
        """Both numbers in the unit that their family is compared in."""
        return common(self.before, self.before.normalized_value), common(self.now, self.now.normalized_value)

    @property
    def same_family(self) -> bool:
        """Whether both are counted in units that can be compared."""
        return family(self.before) == family(self.now)


def pairs(proof: Proof) -> Iterator[Pair]:
    """The indicators that both reports state once, each for a period as far from its own (the last year, say)."""
    if proof.earlier is None:
        return
    last, now = _own(proof.earlier), _own(proof.document)
    for name in now.keys() & last.keys():
        if len(now[name]) == len(last[name]) == 1:
            yield Pair(last[name][0], now[name][0], proof.earlier)


def _own(document: Document) -> dict[_Key, list[Observation]]:
    """The levels that a document states, by what they count and how far their period is from the document's own."""
    found: dict[_Key, list[Observation]] = defaultdict(list)
    own = read_period(document.description.period)
    for one in document.observations:
        level = measure(one) is Measure.LEVEL and one.qualifier is Qualifier.EXACT and one.value_high is None
        told = read_period(one.period)
        if level and told.last and own.last and len(one.indicator) >= _SHORTEST:
            # A year and its first half are both the own period of their reports.
            kind = "" if told == own else told.kind.value
            found[normal_form(one.indicator), kind, told.last - own.last].append(one)
    return found


def periods(proof: Proof) -> tuple[Period, Period] | None:
    """The periods of the report before and of this one, where both are known."""
    if proof.earlier is None:
        return None
    last, now = read_period(proof.earlier.description.period), proof.period
    return (last, now) if last.last and now.last else None


def sentences_of(document: Document) -> Sequence[str]:
    """The sentences of a document without blanks."""
    proof = Proof(document)
    return ["".join(document.text[start:end].split()) for start, end in proof.sentences]
