"""How much of a question a text covers, by the rarity of the words that they share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.everyday import Meant
from index.records import PassageHit
from index.terms import held, terms

Rarity = Callable[[Iterable[str]], Mapping[str, float]]

# Words of asking carry no subject; they are cut from the question before its terms are taken.
_ASKING = re.compile(
    r"请问|我想问|想问一下|是不是|是否|能不能|可不可以|可以吗|有没有|有哪些|哪些|哪个|哪种|什么时候|什么|怎么办|怎么样|怎样|怎么"
    r"|如何|为什么|多长时间|多久|多少|几个|几天|几次|需要|应该|应当|必须|可以|能够|一下|一般|规定|的话|吗|呢|啊|吧|了|么"
)


def without_asking(question: str) -> str:
    """The question with blanks for its words of asking; the question itself when nothing else is left."""
    told = _ASKING.sub(" ", question)
    return told if terms(told) else question


@dataclass(frozen=True, slots=True)
class _Thing:
    """One thing that a question means: the terms of what it says, or of any of the words that rules have for it."""

    weight: float
    said: frozenset[str]
    words: tuple[frozenset[str], ...]

    def covered(self, present: set[str]) -> float:
        return max(_part(one, present) for one in (self.said, *self.words))


def _part(wanted: frozenset[str], present: set[str]) -> float:
    return len(wanted & present) / len(wanted) if wanted else 0.0


class Relevance:
    """Measures texts against one question; `meant` are the everyday words in it."""

    def __init__(self, question: str, rarity: Rarity, meant: Sequence[Meant] = ()) -> None:
        self._things = [_thing(question, one, rarity) for one in meant]
        self._meant = frozenset().union(*(words for thing in self._things for words in (thing.said, *thing.words)))
        rest = without_asking(_blanked(question, meant))
        self._weights = dict(rarity(set(terms(rest))))
        # Single Han characters recur everywhere: they rank pieces of one text, and prove nothing about a subject.
        self._telling = {word: weight for word, weight in self._weights.items() if len(word) > 1}
        if not self._telling and not self._things:
            self._telling = self._weights

    def coverage(self, text: str) -> float:
        """The share, 0 to 1, of the weight of the question's pairs and words that `text` contains."""
        return self._share(self._telling, text)

    def covers(self, hit: PassageHit) -> float:
        """The coverage of a passage with the title and the headings that it stands under."""
        return self.coverage("\n".join((hit.document.title, hit.passage.path, hit.passage.text)))

    def closeness(self, text: str) -> float:
        """Like coverage, single characters included; for choosing among pieces of the same text."""
        return self._share(self._weights, text)

    def _share(self, weights: Mapping[str, float], text: str) -> float:
        total = sum(weights.values()) + sum(thing.weight for thing in self._things)
        if not total:
            return 0.0
        present = held(weights.keys() | self._meant, text)
        covered = sum(weight for word, weight in weights.items() if word in present)
        return (covered + sum(thing.weight * thing.covered(present) for thing in self._things)) / total


def _thing(question: str, meant: Meant, rarity: Rarity) -> _Thing:
    said, *words = (
        frozenset(term for term in terms(word) if len(term) > 1)
        for word in (question[meant.start : meant.end], *meant.words)
    )
    # Everyday words are rare in rules: what they mean weighs as much as the rarest of the rules' words for it.
    weight = max((sum(rarity(word).values()) / len(word) for word in words if word), default=0.0)
    return _Thing(weight, said, tuple(words))


def _blanked(question: str, meant: Sequence[Meant]) -> str:
    for one in meant:
        question = question[: one.start] + " " * (one.end - one.start) + question[one.end :]
    return question
