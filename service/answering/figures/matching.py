"""How well a stated number fits the thing that a question names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from index.indicators import normal_form
from index.terms import terms
from service.answering.figures.asking import Operand
from service.answering.figures.stated import Stated
from service.answering.relevance import Rarity

# What people write for an indicator, and what reports write.
_SAID = (
    (re.compile(r"GDP|经济总量|生产总值", re.IGNORECASE), "地区生产总值 国内生产总值"),
    (re.compile(r"规上"), "规模以上"),
    (re.compile(r"经济(?:增长|增速)|(?<![一-鿿])经济(?![一-鿿])"), "地区生产总值 国内生产总值 经济增长"),
    (re.compile(r"财政收入"), "一般公共预算收入"),
    (re.compile(r"固投"), "固定资产投资"),
    (re.compile(r"社零"), "社会消费品零售总额"),
    (re.compile(r"受(?:到|了)?(?:党纪|政务|党政纪)*处分(?:的?人)?"), "给予党纪政务处分"),
)
# A place that nobody reports from: 遵义市地区生产总值.
_PLACE = re.compile(r"(?!全|城|门|上|超|股|乡镇)([\u4e00-\u9fff]{2,4}?)(?:省|市(?![场民值政])|县(?!级)|州|自治区)")
_OFFICE = re.compile(r"([省市县区州]纪委)")
# 第二种形态 is no 第一种形态.
_ORDINAL = re.compile(r"第[一二三四五六七八九十\d]+[种类批轮产届期]")
# Of what is called by two of these, the one is not the other.
_CONTRARIES = (
    ("城镇", "农村", "农民", "乡村"),
    ("收入", "支出"),
    ("进口", "出口"),
    ("来访", "来信", "来电"),
    ("处级", "科级"),
    ("男", "女"),
    ("受理", "办结"),
    ("出生", "死亡"),
    ("第一产业", "第二产业", "第三产业"),
)
# How much a word counts that the indicator has, the clause of the number, its sentence, or the text before that.
_SHARES = (1.0, 0.85, 0.6, 0.4)
# How much an indicator loses that says more than was asked, at most.
_UNASKED = 0.25
# Where more of what was asked is told nowhere near, something else is told.
_MOST_MISSING = 0.4
_PAIR, _APART = 2, 0.5
_SINGLE = 0.8  # the weight of a character beside that of a pair, which may reach across two words


@dataclass(frozen=True, slots=True)
class Match:
    """A stated number and how well it fits, from 0 to 1."""

    stated: Stated
    score: float


class Matcher:
    """Measures stated numbers against one thing that a question names."""

    def __init__(self, operand: Operand, rarity: Rarity) -> None:
        self._wordings = [_weights(one, rarity) for one in wordings(operand.subject)]
        self._place = place_in(operand.subject)
        self._ordinals = _ORDINAL.findall(operand.subject)
        self._names = frozenset(normal_form(one) for one in wordings(operand.subject))

    def score(self, stated: Stated) -> float:
        """How well `stated` fits, from 0 to 1; 0 where the subject is empty."""
        if _contrary(" ".join(self._names), stated.observation.indicator) or not self._there(stated):
            return 0.0
        texts = stated.observation.indicator, stated.clause, stated.record.quote, stated.nearby
        around = [set(terms(text)) for text in texts]
        return max((_score(weights, around) for weights in self._wordings), default=0.0)

    def _there(self, stated: Stated) -> bool:
        """Whether the place and the ordinals that the question names, if it does, are those of the number."""
        told = f"{stated.record.quote}{stated.observation.organisation}{stated.document.organisation}"
        return self._place in told and all(one in stated.nearby for one in self._ordinals)

    def exact(self, stated: Stated) -> bool:
        """Whether it is called just as the question calls it, by normal form."""
        return normal_form(stated.observation.indicator) in self._names

    def matches(self, candidates: Iterable[Stated]) -> list[Match]:
        """The candidates, best first."""
        found = [Match(one, self.score(one)) for one in candidates]
        return sorted(found, key=lambda match: -match.score)


def place_in(subject: str) -> str:
    """The place that `subject` begins with, without 市 or 县; empty where it begins with none."""
    found = _OFFICE.match(subject) or _PLACE.match(subject)
    return found[1] if found else ""


def wordings(subject: str) -> list[str]:
    """`subject`, and the same in the words of reports."""
    found = list(dict.fromkeys((subject, normal_form(subject)))) if subject else []
    for said, written in _SAID:
        if said.search(subject):
            found += [said.sub(one, subject) for one in written.split()]
    return found


def _weights(subject: str, rarity: Rarity) -> Mapping[str, float]:
    wanted = set(terms(subject))
    rare = rarity(wanted)
    return {word: rare.get(word, 0.0) * (1.0 if len(word) > 1 else _SINGLE) for word in wanted}


def _score(weights: Mapping[str, float], around: Sequence[set[str]]) -> float:
    """The share of the weights that the terms around the number cover; `around[0]` are those of its indicator."""
    whole = sum(weights.values())
    if not whole:
        return 0.0
    pairs = {word for word in around[0] if len(word) > 1} or around[0]
    asked = len(pairs & weights.keys()) / len(pairs) if pairs else 0.0
    shares = {word: _counted(word, around) for word in weights}
    missing = sum(weight for word, weight in weights.items() if not shares[word])
    if missing > _MOST_MISSING * whole:
        return 0.0
    inside = sum(weight * shares[word] for word, weight in weights.items())
    return inside / whole * (1 - _UNASKED * (1 - asked))


def _contrary(subject: str, indicator: str) -> bool:
    """Whether the one speaks of 城镇 and the other of 农村, and the like."""
    return any(
        (one in subject and one not in indicator and other in indicator and other not in subject)
        for pair in _CONTRARIES
        for one, other in permutations(pair, 2)
    )


def _counted(word: str, around: Sequence[set[str]]) -> float:
    """How much `word` counts; a pair of which only the characters are told may be the end of a word and a beginning."""
    whole = next((share for share, words in zip(_SHARES, around, strict=True) if word in words), 0.0)
    if whole or len(word) != _PAIR:
        return whole
    return _APART * min(_counted(one, around) for one in word)
