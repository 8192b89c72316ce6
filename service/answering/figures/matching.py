"""How well a stated number fits the thing that a question names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, permutations
from math import exp

from index.indicators import normal_form
from index.terms import terms
from index.words import words_of
from service.answering.figures.bynames import bynames_of
from service.answering.figures.contraries import CONTRARIES, NARROWER
from service.answering.figures.gazetteer import places_named
from service.answering.figures.operands import COUNTRY, Operand
from service.answering.figures.stated import Stated
from service.answering.figures.wording import MINOR, alike, joined, known, light, sayings
from service.answering.relevance import Rarity

# A place that nobody reports from: 遵义市地区生产总值.
_PLACE = re.compile(
    r"(?!全|城|门|上|超|股|乡镇)([\u4e00-\u9fff]{2,4}?)(?:省(?![级直里内外])|市(?![场民值政委级直区])|县(?![级委政直城域区])|州|自治区)"
)
_OFFICE = re.compile(r"([省市县区州]纪委)")
# 第二种形态 is no 第一种形态.
_ORDINAL = re.compile(r"第[一二三四五六七八九十\d]+[种类批轮产届期]")
# Of 处级干部 nothing is told where only 干部 are.
_LEVEL = re.compile(r"[厅局处科股]级|[国省市县区乡镇村]级|国家级")
_LEVELS = (1.0, 0.85, 0.6, 0.4, 0.3)
_OTHER_WORD, _APART = 0.9, 0.5
# Only the indicator and the clause of a number may tell a word in pieces.
_OF_THE_NUMBER = 2
_CLOSE, _NOWHERE, _ANYWHERE = 0.42, 0.1, 2.0
_MARKS = re.compile(r"[“”\"'‘’《》]")
# What an indicator may have beside the thing itself.
_ADDED = re.compile(
    r"各类|各项|各种|总计|合计|共计|上半年|下半年|本年|全国|我[省市县]|完成|[了的]|总(?=产)|(?:运营|营业|通车|总)里程|(?<=.)(?:总[额量数]|增加值)"
)
# What is said for a thing only where it is all that is said.
_SHORT = {"经济": "生产总值", "经济发展": "生产总值"}
_ASPECT = re.compile(r"(?<=.)[了过着]$")


@dataclass(frozen=True, slots=True)
class Match:
    """A stated number and how well it fits, from 0 to 1."""

    stated: Stated
    score: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word of what is asked: how much it counts, and what may be written for it."""

    text: str
    weight: float
    others: frozenset[str]
    pairs: tuple[str, ...]
    # 粮食产量 in 粮食总产量.
    spread: re.Pattern[str]
    # 农村居民收入 in 农村常住居民收入.
    others_spread: tuple[re.Pattern[str], ...] = ()

    def told(self, texts: Sequence[str]) -> float:
        """How near the number it is told, from 0 to 1; `texts` come the nearest first."""
        best = 0.0
        for place, (level, text) in enumerate(zip(_LEVELS, texts, strict=True)):
            if self.text in text:
                return max(best, level)
            if any(one in text for one in self.others):
                best = max(best, level * _OTHER_WORD)
            if place < _OF_THE_NUMBER and any(one.search(text) for one in self.others_spread):
                best = max(best, level * _OTHER_WORD)
            if place < _OF_THE_NUMBER and self.pairs and best < level:
                best = max(best, level * self._part(text, place))
        return best

    def _part(self, text: str, place: int) -> float:
        """The share of it that is told in pieces."""
        if len(self.pairs) == 1:
            return _APART if all(one in text for one in self.text) else 0.0
        if place == 0 and self.spread.search(text):
            return _OTHER_WORD
        return sum(pair in text for pair in self.pairs) / len(self.pairs) * _OTHER_WORD


@dataclass(frozen=True, slots=True)
class Weighing:
    """How much a word counts: by its rarity among the passages, and by whether any name of an indicator `tells` it.

    `called` tells whether any byname does.
    """

    rarity: Rarity
    tells: Callable[[str], bool]
    called: Callable[[str], bool] = lambda word: False


def words_asked(subject: str, weighing: Weighing) -> tuple[Word, ...]:
    """The words of `subject` that count, each with its weight; its last piece says what is counted."""
    pieces = [_ASPECT.sub("", one).strip("“”\"'《》，,") for piece in subject.split() for one in _cut(piece)]
    found = [_bare(one) for one in joined(tuple(one for one in pieces if one))]
    kept = [one for one in found if one and one not in light()] or [one for one in found if one]
    words = [_word(one, weighing.rarity) for one in dict.fromkeys(kept)]
    *_, counted = subject.split() or [""]
    return tuple(_as_told(one, weighing, one.text in counted) for one in words)


def _as_told(word: Word, weighing: Weighing, counted: bool) -> Word:
    """The word, counting little where no indicator has it in its name: 新结交, which only says what 新增 does.

    What is only in bynames is rare in reports whatever it says: it counts no more than other words.
    """
    if len(word.text) == 1 or any(weighing.tells(one) for one in (word.text, *word.others)):
        return word
    if weighing.called(word.text):
        return replace(word, weight=min(word.weight, _EVERYDAY))
    return word if counted else replace(word, weight=word.weight * MINOR)


# About what a word of two characters in reports weighs.
_EVERYDAY = 5.0


def _bare(word: str) -> str:
    """The word without what only says that it is done: 收 of 新收 and 共收."""
    if known(word) or len(word) < _PAIR:
        return word
    if word[0] in _SAYS_DONE and known(word[1:]):
        return word[1:]
    # 发给, 花掉, 修好
    return word[:-1] if word[-1] in _CAME_OF and known(word[:-1]) else word


_SAYS_DONE, _CAME_OF, _PAIR = "新共已曾", "给掉完到出成上好起下", 2


def _cut(piece: str) -> Iterator[str]:
    """The words of a piece, those that are known as one first."""
    at = 0
    for found in _WHERE.finditer(piece):
        yield from _cut_known(piece[at : found.start()])
        yield found[0]
        at = found.end()
    yield from _cut_known(piece[at:])


# 县外用车 is cut behind 县外.
_WHERE = re.compile(r"[省市县区州镇乡境国][内外](?![部地容资贸商])")


def _cut_known(piece: str) -> Iterator[str]:
    at = 0
    for found in sayings().finditer(piece):
        yield from words_of(piece[at : found.start()])
        yield found[0].casefold()
        at = found.end()
    yield from words_of(piece[at:])


def _word(text: str, rarity: Rarity) -> Word:
    every = terms(text)
    pairs = tuple(one for one in every if len(one) > 1) or tuple(every)
    rare = rarity(pairs)
    weight = sum(rare.get(one, 0.0) for one in pairs) / len(pairs) if pairs else 0.0
    others = alike(text)
    if len(text) == 1:
        weight *= MINOR
    long = tuple(_spread(one) for one in sorted(others) if len(one) >= _LONG)
    return Word(text, weight, others, tuple(a + b for a, b in pairwise(text)), _spread(text), long)


@cache
def _spread(text: str) -> re.Pattern[str]:
    return re.compile(".{0,2}".join(map(re.escape, text)))


# Words from this length on may be told with others in between.
_LONG = 5


class Matcher:
    """Measures stated numbers against one thing that a question names."""

    def __init__(self, operand: Operand, weighing: Weighing) -> None:
        self._subject = operand.subject
        subject = _SHORT.get(operand.subject, operand.subject)
        self._words = words_asked(subject, weighing)
        beside = words_asked(operand.beside, weighing) if operand.beside else ()
        self._beside = tuple(one for one in beside if one.text not in {word.text for word in self._words})
        said = [one for word in self._words for one in (word.text, *word.others)]
        self._pairs = frozenset("".join(pair) for one in said for pair in pairwise(one))
        self._whole = sum(word.weight for word in (*self._words, *self._beside)) or 1.0
        self._office = _OFFICE.match(operand.subject)
        self._places = [one for one in (place_in(operand.subject), *places_named(operand.subject)) if one]
        self._told = [*_ORDINAL.findall(operand.subject), *_LEVEL.findall(operand.subject)]
        self._narrower, self._contrary = _others_of(operand.subject)
        self._names = frozenset(normal_form(one) for one in wordings(operand.subject))
        self._bynames: dict[str, tuple[str, ...]] = {}

    def features(self, stated: Stated) -> tuple[float, ...]:
        """What tells how well `stated` fits."""
        whose = f"{stated.observation.organisation}{stated.document.organisation}{stated.document.title}"
        near = stated.observation.indicator, stated.clause, stated.record.quote, stated.nearby, whose
        first, *others = [_MARKS.sub("", text).casefold() for text in near]
        own = self._measured(stated, first, others, 1.0)
        bynames = (self._measured(stated, one, others, _BYNAME) for one in self._byname(stated.observation.indicator))
        return max((own, *bynames), key=_weighed)

    def _byname(self, indicator: str) -> tuple[str, ...]:
        """The byname that fits what is asked best, where it fits better than the name itself."""
        if indicator not in self._bynames:
            every = [one for one in bynames_of(normal_form(indicator)) if self._asked(one) >= _MEANT]
            fit = {one: self._fit(one) for one in every}
            best = max(every, key=lambda one: fit[one], default="")
            better = best and fit[best] > self._fit(_MARKS.sub("", indicator).casefold())
            self._bynames[indicator] = (best,) if better else ()
        return self._bynames[indicator]

    def _fit(self, name: str) -> float:
        """How well a name by itself fits what is asked."""
        share = sum(word.weight * word.told((name, *_UNTOLD)) for word in self._words) / self._whole
        return WEIGHTS[0] * share + WEIGHTS[_ASKED] * self._asked(name)

    def _measured(self, stated: Stated, called: str, others: Sequence[str], worth: float) -> tuple[float, ...]:
        """The same of a number that is `called` so; `worth` is what being asked for by that name counts."""
        texts = (called, *others)
        told = [(word.weight, word.told(texts)) for word in self._words]
        head = told[-1][1] if told else 0.0
        # What it is a part of may stand anywhere near.
        told += [(word.weight, min(1.0, word.told(texts) * _ANYWHERE)) for word in self._beside]
        share = sum(weight * one for weight, one in told) / self._whole
        close = sum(weight for weight, one in told if one >= _CLOSE) / self._whole
        lost = sum(weight for weight, one in told if one < _NOWHERE) / self._whole
        asked, exact = worth * self._asked(normal_form(called)), float(self.exact(stated))
        return (share, close, lost, head, asked, exact)

    def _asked(self, indicator: str) -> float:
        """The share of the characters of `indicator` that were asked for."""
        told = _ADDED.sub("", indicator) or indicator
        inside: set[int] = set()
        for at, pair in enumerate(map("".join, pairwise(told))):
            if pair in self._pairs:
                inside |= {at, at + 1}
        return len(inside) / len(told) if told else 0.0

    def score(self, stated: Stated) -> float:
        """How well `stated` fits, from 0 to 1; 0 where another thing, another place or another ordinal is told."""
        if not self._words or not self.may_be(stated):
            return 0.0
        features = self.features(stated)
        if features[_LOST] > MOST_LOST:
            return 0.0
        return 1 / (1 + exp(-(_weighed(features) + BIAS)))

    def may_be(self, stated: Stated) -> bool:
        """Whether it tells of no other thing, place or ordinal than the question."""
        indicator = stated.observation.indicator
        if any(part in indicator for part in self._narrower):
            return False
        if any(one not in indicator and other in indicator for one, other in self._contrary):
            return False
        return self._there(stated)

    def _there(self, stated: Stated) -> bool:
        """Whether the places, ordinals and ranks that the question names are those of the number."""
        whose = f"{stated.observation.organisation}{stated.document.organisation}"
        if self._office and self._office[1] not in whose:
            return False
        told = f"{stated.record.quote}{whose}"
        if self._subject.startswith(COUNTRY) and COUNTRY not in told:
            return False
        return all(one in told for one in self._places) and all(
            one in f"{stated.observation.indicator}{stated.nearby}" for one in self._told
        )

    def exact(self, stated: Stated) -> bool:
        """Whether it is called just as the question calls it, by normal form."""
        return normal_form(stated.observation.indicator) in self._names

    def matches(self, candidates: Iterable[Stated]) -> list[Match]:
        """The candidates, best first."""
        found = [Match(one, self.score(one)) for one in candidates]
        return sorted(found, key=lambda match: -match.score)


WEIGHTS = (2.6, 1.4, -0.5, 1.25, 2.7, 0.55)
BIAS = -6.2
_LOST, MOST_LOST, _ASKED = 2, 0.5, 4
# Bynames are short, and say less of what is counted than names do.
_BYNAME = 0.8
# A byname of which less is asked for means something else: 给新能源车充电的桩 is no 新能源车.
_MEANT = 0.6
LEVELS = len(_LEVELS)
_UNTOLD = ("",) * (LEVELS - 1)


def _weighed(features: Sequence[float]) -> float:
    return sum(weight * one for weight, one in zip(WEIGHTS, features, strict=True))


def place_in(subject: str) -> str:
    """The place that `subject` begins with, without 市 or 县; empty where it begins with none."""
    found = _OFFICE.match(subject) or _PLACE.match(subject)
    return found[1] if found else ""


def wordings(subject: str) -> list[str]:
    """`subject`, and the same with other words for one of its own."""
    subject = _SHORT.get(subject, subject)
    if not subject:
        return []
    found = [subject, normal_form(subject)]
    whole = "".join(subject.split())
    words = list(joined(tuple(_cut(whole))))
    core = [_ASPECT.sub("", one) for one in words if one not in light()]
    found += ["".join(core), *("".join((*core[1:], core[0])) for _ in core[:1])]
    for at, word in enumerate(core):
        found += ["".join((*core[:at], other, *core[at + 1 :])) for other in sorted(alike(word))]
    return list(dict.fromkeys(one for one in found if one))[:MOST_WORDINGS]


MOST_WORDINGS = 24


def _others_of(subject: str) -> tuple[list[str], list[tuple[str, str]]]:
    """What no indicator for `subject` holds; and pairs of which none has the second without the first (城镇, 农村)."""
    narrower = [part for one, part in NARROWER if one in subject and part[:2] not in subject]
    ordered = (both for pair in CONTRARIES for both in permutations(pair, 2))
    return narrower, [(one, other) for one, other in ordered if one in subject and other not in subject]
