"""What a sentence makes of a deed: a duty, a permission, a prohibition, or none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.answering.checking.names import TITLE


class Force(StrEnum):
    """The force of a clause."""

    MUST = "应当"
    MAY = "可以"
    MUST_NOT = "不得"
    NEED_NOT = "无需"
    NOT = "不"


_FORCES = (
    (
        re.compile(r"不(?:得|准|许|允许|可以|可|能|应当|应|宜)(?!已|不)|禁止|严禁|不予(?:批准|许可)|无权|切勿|勿"),
        Force.MUST_NOT,
    ),
    (re.compile(r"无需|无须|不(?:需要|需|必|用)|可以不|可不|免于|不要求"), Force.NEED_NOT),
    (
        re.compile(
            r"应当|必须|(?<![供反相适对响回效感])应(?=[^急用对付聘邀届])|(?:^|[^不无必所])(?:须|需要|需(?!求))|不得不|有义务|责令"
        ),
        Force.MUST,
    ),
    (
        re.compile(
            r"可以|有权|允许|准许|能够|得以"
            r"|(?<![许认宁])可(?=[^能行靠见疑证再持回抗移视追操观比控燃及降循利变逆读信])"
        ),
        Force.MAY,
    ),
)
_LIMIT = re.compile(
    r"(?:根据|按照|工作|业务|实际|确有|特殊|生产|生活)需要|需要(?:的|时)|不(?:得)?(?:超过|少于|低于|高于|多于|足|满|同|动产|断|仅|论|管|限|久|良|当|法|正)|未(?:满|来)|无论|非(?:常|法)|除外|否则|没收"
)
_NOT = re.compile(r"不|未|没有|并非|无(?!人机)")
_SENTENCE = re.compile(r"[。；;！!？?\n]+")
_CLAUSE = re.compile(r"[，,：:]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
# Two clauses speak of the same when they share this part of the pairs of the shorter one.
_SAME = 0.45
# Of several such clauses those count that share nearly as much as the one that shares most.
_COMMON = 0.85


def forces(text: str) -> set[Force]:
    """The forces that stand in `text`."""
    found, _ = _read(text)
    return found


def contradiction(sentence: str, quotes: str) -> str:
    """The force word of `sentence` that the `quotes` do not bear out, or drop; "" when they agree."""
    quotes = TITLE.sub("", quotes)
    said, given = forces(sentence) - {Force.NOT}, forces(quotes)
    for force in sorted(said):
        # A rule without a modal binds: 由办公室批准 is a duty.
        if force not in given and not (force is Force.MUST and not given - {Force.NOT, Force.MAY}):
            return force.value
    given_clauses = list(_clauses(quotes))
    return next((lost for clause in _clauses(sentence) if (lost := _differs(clause, given_clauses, said))), "")


@dataclass(frozen=True, slots=True)
class _Clause:
    """What one clause makes of a deed, and the pairs of its words, those of the condition before it included.

    `around` are the pairs of its whole sentence, which tell clauses with the same words apart.
    """

    forces: frozenset[Force]
    pairs: frozenset[str]
    around: frozenset[str]
    condition: bool

    def likeness(self, other: _Clause) -> float:
        """The shared part of the pairs of the shorter one; a single shared pair means nothing unless it is all."""
        shared = self.pairs & other.pairs
        if self.condition is not other.condition:
            return 0.0
        if len(shared) < 2 and self.pairs != other.pairs:
            return 0.0
        return len(shared) / max(1, min(len(self.pairs), len(other.pairs)))

    def common(self, other: _Clause) -> int:
        """How many pairs are shared, those of the sentences around counted again."""
        return len(self.pairs & other.pairs) + len(self.around & other.around)


def _clauses(text: str) -> Iterator[_Clause]:
    """Yield the clauses of `text`; 情节严重的， belongs to each clause behind it in its sentence."""
    for sentence in _SENTENCE.split(text):
        condition: frozenset[str] = frozenset()
        around = frozenset(_pairs(sentence))
        for clause in _CLAUSE.split(sentence):
            pairs, conditional = frozenset(_pairs(clause)), clause.rstrip().endswith("的")
            if pairs:
                behind = frozenset() if conditional else condition
                yield _Clause(frozenset(forces(clause)), pairs | behind, around, conditional)
            condition = pairs if conditional else condition


def _differs(said: _Clause, given: Sequence[_Clause], whole: set[Force]) -> str:
    """The force in which `said` differs from the clauses of the quotes that are nearest to it."""
    likenesses = [said.likeness(clause) for clause in given]
    best = max(likenesses, default=0.0)
    if best < _SAME:
        return ""
    like = [clause for clause, share in zip(given, likenesses, strict=True) if share >= best - 0.05]
    most = max(said.common(clause) for clause in like)
    near = [clause.forces for clause in like if said.common(clause) >= _COMMON * most]
    return _changed(said.forces, near) or _dropped(said.forces, near, whole)


def _changed(said: frozenset[Force], near: Sequence[frozenset[Force]]) -> str:
    for force in sorted(said - {Force.NOT, Force.MUST}):
        if all(force not in given and given for given in near):
            return force.value
    others = {Force.MAY, Force.MUST_NOT, Force.NEED_NOT}
    if Force.MUST in said and all(given & others and Force.MUST not in given for given in near):
        return Force.MUST.value
    if Force.NOT in said and not any(given & {Force.NOT, Force.MUST_NOT, Force.NEED_NOT} for given in near):
        return Force.NOT.value
    return ""


def _dropped(said: frozenset[Force], near: Sequence[frozenset[Force]], whole: set[Force]) -> str:
    if said & {Force.MUST_NOT, Force.NEED_NOT}:
        return ""
    for force in (Force.MUST_NOT, Force.NEED_NOT, Force.NOT):
        if force not in whole | said and all(force in given for given in near):
            return force.value
    return ""


def _read(text: str) -> tuple[set[Force], str]:
    found: set[Force] = set()
    rest = _LIMIT.sub("＃", text)
    for pattern, force in _FORCES:
        rest, count = pattern.subn("＃", rest)
        if count:
            found.add(force)
    if _NOT.search(rest):
        found.add(Force.NOT)
    return found, rest


def _pairs(text: str) -> set[str]:
    _, rest = _read(text)
    rest = _NOT.sub("", rest).replace("＃", "")
    return {rest[at : at + 2] for at in range(len(rest) - 1) if _HAN.match(rest[at]) and _HAN.match(rest[at + 1])}
