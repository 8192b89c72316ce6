"""How much of a question a text covers, by the rarity of the words that they share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from index.terms import terms

Rarity = Callable[[Iterable[str]], Mapping[str, float]]

# Words of asking carry no subject; they are cut from the question before its terms are taken.
_ASKING = re.compile(
    r"请问|我想问|想问一下|是不是|是否|能不能|可不可以|可以吗|有没有|有哪些|哪些|哪个|哪种|什么时候|什么|怎么办|怎么样|怎样|怎么"
    r"|如何|为什么|多长时间|多久|多少|几个|几天|几次|需要|应该|应当|必须|可以|能够|一下|一般|规定|的话|吗|呢|啊|吧|了|么"
)


class Relevance:
    """Measures texts against one question."""

    def __init__(self, question: str, rarity: Rarity) -> None:
        wanted = set(terms(_ASKING.sub(" ", question))) or set(terms(question))
        self._weights = dict(rarity(wanted))
        # Single Han characters recur everywhere: they rank pieces of one text, and prove nothing about a subject.
        self._telling = {word: weight for word, weight in self._weights.items() if len(word) > 1} or self._weights

    def coverage(self, text: str) -> float:
        """The share, 0 to 1, of the weight of the question's pairs and words that `text` contains."""
        return _share(self._telling, text)

    def closeness(self, text: str) -> float:
        """Like coverage, single characters included; for choosing among pieces of the same text."""
        return _share(self._weights, text)


def _share(weights: Mapping[str, float], text: str) -> float:
    total = sum(weights.values())
    if not total:
        return 0.0
    present = set(terms(text))
    return sum(weight for word, weight in weights.items() if word in present) / total
